import { addendumNeeds } from '../domain/addendum.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { AddendumContent } from '../report/build-addendum.ts';
import type { ReportOptions } from '../report/build-report.ts';
import { signed } from '../report/signed-report.ts';
import { buildAside } from '../report/worker.ts';
import { audited } from '../store/audit.ts';
import { openEvaluation } from '../store/evaluations.ts';
import {
  addAddendum,
  discardAddendumDraft,
  nextAddendumNumber,
  readChain,
  saveAddendumDraft,
} from '../store/report-chain.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';
import { signedWith } from './signing-key.ts';

type AddendumHandlers = Pick<Handlers, 'addendum.save' | 'addendum.discard' | 'addendum.sign'>;

/** Addenda: written as drafts beside a signed evaluation, then signed as documents of their own. */
export function addendumHandlers(vault: Vault): AddendumHandlers {
  return {
    'addendum.save': ({ id, addendum }) => {
      saveAddendumDraft(vault.database, id, addendum, new Date());
      return null;
    },
    'addendum.discard': ({ id }) => {
      discardAddendumDraft(vault.database, id);
      return null;
    },
    'addendum.sign': async ({ id, addendum, ...request }) => {
      const { evaluation, signedReport } = openEvaluation(vault.database, id);
      if (signedReport === null) {
        throw new ResiduaError('not-ready', 'Only a signed evaluation is amended. Change the draft itself.');
      }
      const [need] = addendumNeeds(addendum, evaluation);
      if (need !== undefined) throw new ResiduaError('not-ready', `${need.text}.`, { path: `/${need.field}` });
      const earlier = (readChain(vault.database, id)?.addenda ?? []).map((each) => ({
        number: each.number,
        sha256: each.sha256,
        signedAt: new Date(each.signedAt),
      }));
      const number = nextAddendumNumber(vault.database, id);
      const { sha256, signedAt, signerName } = signedReport;
      const original = { sha256, signerName, signedAt: new Date(signedAt) };
      const content = { evaluation, original, number, addendum, earlier };
      const document = await signedWith(vault, request, (identity, now, options) =>
        signed(buildAddendumAside, content, identity, now, options),
      );
      const { database } = vault;
      audited(
        database,
        () => addAddendum(database, { evaluationId: id, number, content: addendum, signed: document }),
        () => ({
          action: 'addendum-signed',
          subject: { kind: 'evaluation', id },
          details: { number, sha256: document.sha256, certificate: document.certificateFingerprint },
        }),
      );
      return readChain(vault.database, id);
    },
  };
}

async function buildAddendumAside(content: AddendumContent, options: ReportOptions): Promise<Uint8Array> {
  return (await buildAside({ kind: 'addendum', content, options })).pdf;
}
