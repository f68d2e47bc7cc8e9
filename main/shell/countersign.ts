import { asksForCounty } from '../domain/addendum.ts';
import { ResiduaError } from '../domain/errors.ts';
import { countersignReport } from '../report/countersigned.ts';
import { buildAside } from '../report/worker.ts';
import { audited } from '../store/audit.ts';
import { openEvaluation } from '../store/evaluations.ts';
import { addCountersignature, newestReport, readChain } from '../store/report-chain.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';
import type { Makings } from './makings.ts';
import { signedWith } from './signing-key.ts';

/** A second person signs a signed report: a further version, which begins with the bytes of the one before. */
export function countersignHandlers(vault: Vault, makings: Makings): Pick<Handlers, 'countersignature.sign'> {
  return {
    'countersignature.sign': async ({ id, credentials, licenceNumber, county, ...request }) => {
      const { evaluation } = openEvaluation(vault.database, id);
      const place = asksForCounty(evaluation) ? county?.trim() || null : null;
      if (place === null && asksForCounty(evaluation)) {
        throw new ResiduaError('not-ready', 'Name the county in which it is signed.', { path: '/county' });
      }
      const { pdf, sha256 } = newestReport(vault.database, id);
      const signed = await makings.run('signing', (making) =>
        signedWith(vault, request, (identity, signedAt, options) =>
          countersignReport(
            {
              report: new Uint8Array(pdf),
              reviewer: { credentials, licenceNumber: licenceNumber ?? options.licenceNumber, county: place },
            },
            identity,
            signedAt,
            options,
            async (content, around) =>
              (await buildAside({ kind: 'countersignature', content, options: around }, making)).pdf,
          ),
        ),
      );
      const { database } = vault;
      audited(
        database,
        () => addCountersignature(database, { evaluationId: id, previousSha256: sha256, signed }),
        () => ({
          action: 'report-countersigned',
          subject: { kind: 'evaluation', id },
          details: { sha256: signed.sha256, certificate: signed.certificateFingerprint },
        }),
      );
      return readChain(vault.database, id);
    },
  };
}
