import type { BrowserWindow } from 'electron';
import { ResiduaError } from '../domain/errors.ts';
import { statementNeeds } from '../domain/work-statement.ts';
import type { ReportOptions } from '../report/build-report.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { signed } from '../report/signed-report.ts';
import { buildAside } from '../report/worker.ts';
import { audited } from '../store/audit.ts';
import { openEvaluation } from '../store/evaluations.ts';
import { addWorkStatement, workStatement, workStatements } from '../store/work-statements.ts';
import type { Vault } from '../vault/vault.ts';
import { exportPdf } from './export-pdf.ts';
import type { Handlers } from './ipc.ts';
import { signedWith } from './signing-key.ts';

type StatementHandlers = Pick<Handlers, 'statement.list' | 'statement.sign' | 'statement.export'>;

/** Return-to-work statements: signed from a draft or a signed evaluation, which they leave as it is. */
export function statementHandlers(vault: Vault, window: () => BrowserWindow | null): StatementHandlers {
  return {
    'statement.list': ({ id }) => workStatements(vault.database, id),
    'statement.sign': async ({ id, revision, ...request }) => {
      const opened = openEvaluation(vault.database, id);
      if (opened.revision !== revision) {
        throw new ResiduaError('conflict', 'The evaluation has changed since it was shown. Look once more, then sign.');
      }
      const need = statementNeeds(opened.evaluation)[0];
      if (need !== undefined) {
        const message = need.kind === 'missing' ? `Not yet documented: ${need.text}. Fill it in.` : need.text;
        throw new ResiduaError('not-ready', message, { path: need.path });
      }
      const document = await signedWith(vault, request, (identity, signedAt, options) =>
        signed(buildStatementAside, opened.evaluation, identity, signedAt, options),
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

async function buildStatementAside(evaluation: Evaluation, options: ReportOptions): Promise<Uint8Array> {
  return (await buildAside({ kind: 'statement', evaluation, options })).pdf;
}
