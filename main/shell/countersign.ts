import { asksForCounty } from '../domain/addendum.ts';
import { ResiduaError } from '../domain/errors.ts';
import { countersignReport } from '../report/countersigned.ts';
import { audited } from '../store/audit.ts';
import { openEvaluation } from '../store/evaluations.ts';
import { addCountersignature, newestReport, readChain } from '../store/report-chain.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';
import { signedWith } from './signing-key.ts';

/** A second person signs a signed report: a further version, which begins with the bytes of the one before. */
export function countersignHandlers(vault: Vault): Pick<Handlers, 'countersignature.sign'> {
  return {
    'countersignature.sign': async ({ id, credentials, licenceNumber, county, ...request }) => {
      const { evaluation } = openEvaluation(vault.database, id);
      const place = asksForCounty(evaluation) ? county?.trim() || null : null;
      if (place === null && asksForCounty(evaluation)) {
        throw new ResiduaError('not-ready', 'Name the county in which it is signed.', { path: '/county' });
      }
      const { pdf, sha256 } = newestReport(vault.database, id);
      const signed = await signedWith(vault, request, (identity, signedAt, options) =>
        countersignReport(new Uint8Array(pdf), identity, signedAt, {
          ...options,
          credentials,
          licenceNumber: licenceNumber ?? options.licenceNumber,
          county: place,
        }),
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
