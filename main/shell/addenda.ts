import { createHash } from 'node:crypto';
import { addendumNeeds, type Addendum } from '../domain/addendum.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { AddendumContent } from '../report/build-addendum.ts';
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
import { signDocument } from './document-signing.ts';
import type { Handlers } from './ipc.ts';
import type { Makings } from './makings.ts';
import type { Previews, Signable } from './previews.ts';

type AddendumHandlers = Pick<Handlers, 'addendum.save' | 'addendum.discard' | 'addendum.preview' | 'addendum.sign'>;

/** Addenda: written as drafts beside a signed evaluation, then signed as documents of their own. */
export function addendumHandlers(vault: Vault, makings: Makings, previews: Previews): AddendumHandlers {
  return {
    'addendum.save': ({ id, addendum }) => {
      saveAddendumDraft(vault.database, id, addendum, new Date());
      return null;
    },
    'addendum.discard': ({ id }) => {
      discardAddendumDraft(vault.database, id);
      return null;
    },
    'addendum.preview': ({ id, addendum, ...signer }) =>
      previews.make(signableAddendum(contentOf(vault, id, addendum)), signer, new Date()),
    'addendum.sign': async ({ id, addendum, ...request }) => {
      const content = contentOf(vault, id, addendum);
      const [need] = addendumNeeds(addendum, content.evaluation);
      if (need !== undefined) throw new ResiduaError('not-ready', `${need.text}.`, { path: `/${need.field}` });
      const { number } = content;
      const document = await makings.run('signing', (making) =>
        signDocument({ vault, previews, making }, signableAddendum(content), request),
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

/** @throws ResiduaError `not-found`; `not-ready` while the evaluation is not signed. */
function contentOf(vault: Vault, id: string, addendum: Addendum): AddendumContent {
  const { evaluation, signedReport } = openEvaluation(vault.database, id);
  if (signedReport === null) {
    throw new ResiduaError('not-ready', 'Only a signed evaluation is amended. Change the draft itself.');
  }
  const earlier = (readChain(vault.database, id)?.addenda ?? []).map(({ number, sha256, signedAt }) => ({
    number,
    sha256,
    signedAt: new Date(signedAt),
  }));
  const { sha256, signedAt, signerName } = signedReport;
  const original = { sha256, signerName, signedAt: new Date(signedAt) };
  return { evaluation, original, number: nextAddendumNumber(vault.database, id), addendum, earlier };
}

function signableAddendum(content: AddendumContent): Signable {
  return {
    of: `addendum ${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`,
    examinerName: content.evaluation.examiner.name,
    job: (options) => ({ kind: 'addendum', content, options }),
  };
}
