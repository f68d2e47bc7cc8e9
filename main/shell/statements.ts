import type { BrowserWindow } from 'electron';
import { ResiduaError } from '../domain/errors.ts';
import { statementNeeds } from '../domain/work-statement.ts';
import { audited } from '../store/audit.ts';
import { openEvaluation } from '../store/evaluations.ts';
import { addWorkStatement, workStatement, workStatements } from '../store/work-statements.ts';
import type { Vault } from '../vault/vault.ts';
import { signDocument } from './document-signing.ts';
import { exportPdf } from './export-pdf.ts';
import type { Handlers } from './ipc.ts';
import type { Makings } from './makings.ts';
import type { Previews, Signable } from './previews.ts';

type StatementHandlers = Pick<Handlers, 'statement.list' | 'statement.preview' | 'statement.sign' | 'statement.export'>;

/** Return-to-work statements: signed from a draft or a signed evaluation, which they leave as it is. */
export function statementHandlers(
  vault: Vault,
  window: () => BrowserWindow | null,
  makings: Makings,
  previews: Previews,
): StatementHandlers {
  return {
    'statement.list': ({ id }) => workStatements(vault.database, id),
    'statement.preview': ({ id, revision, ...signer }) =>
      previews.make(signableStatement(vault, id, revision), signer, new Date()),
    'statement.sign': async ({ id, revision, ...request }) => {
      const signable = signableStatement(vault, id, revision);
      const document = await makings.run('signing', (making) =>
        signDocument({ vault, previews, making }, signable, request),
      );
      const { database } = vault;
      return audited(
        database,
        () => addWorkStatement(database, { evaluationId: id, revision, signed: document }),
        ({ number }) => ({
          action: 'statement-signed',
          subject: { kind: 'evaluation', id },
          details: { number, sha256: document.sha256, certificate: document.certificateFingerprint },
        }),
      );
    },
    'statement.export': ({ id }) => {
      const { sha256, pdf } = workStatement(vault.database, id);
      const fileName = `residua-work-statement-${sha256.slice(0, 8)}.pdf`;
      return exportPdf(window(), { title: 'Export the return-to-work statement', fileName, pdf });
    },
  };
}

/** @throws ResiduaError `not-found`; `conflict` when the evaluation has changed; `not-ready` with the place of what lacks. */
function signableStatement(vault: Vault, id: string, revision: number): Signable {
  const { evaluation, revision: present } = openEvaluation(vault.database, id);
  if (present !== revision) {
    throw new ResiduaError('conflict', 'The evaluation has changed since it was shown. Look once more, then sign.');
  }
  const need = statementNeeds(evaluation)[0];
  if (need !== undefined) {
    const message = need.kind === 'missing' ? `Not yet documented: ${need.text}. Fill it in.` : need.text;
    throw new ResiduaError('not-ready', message, { path: need.path });
  }
  return {
    of: `statement ${id} ${String(revision)}`,
    examinerName: evaluation.examiner.name,
    job: (options) => ({ kind: 'statement', evaluation, options }),
  };
}
