import type { BrowserWindow } from 'electron';
import { checkEvaluation } from '../domain/check.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { openItems, readiness } from '../domain/readiness.ts';
import { namedExhibits } from '../domain/exhibits.ts';
import { signExhibits, type SignedExhibit } from '../report/signed-exhibits.ts';
import { buildAside } from '../report/worker.ts';
import { audited } from '../store/audit.ts';
import { readExhibit, readPictures } from './exhibits.ts';
import { openEvaluation, sealEvaluation, signedExhibitFiles, signedReportPdf } from '../store/evaluations.ts';
import type { Vault } from '../vault/vault.ts';
import { signDocument } from './document-signing.ts';
import { exportPdf } from './export-pdf.ts';
import type { Handlers } from './ipc.ts';
import type { Makings } from './makings.ts';
import type { Previews, Signable } from './previews.ts';

type ReportHandlers = Pick<Handlers, 'report.preview' | 'report.sign' | 'report.export'>;

export function reportHandlers(
  vault: Vault,
  window: () => BrowserWindow | null,
  makings: Makings,
  previews: Previews,
): ReportHandlers {
  return {
    'report.preview': async ({ id, revision, ...signer }) => {
      const { database } = vault;
      const opened = openEvaluation(database, id);
      if (opened.signedReport !== null) {
        const { sha256, signerName, signedAt } = opened.signedReport;
        return { bytes: Uint8Array.from(signedReportPdf(database, id)), sha256, state: 'signed', signerName, signedAt };
      }
      if (opened.revision !== revision) {
        throw new ResiduaError('conflict', 'The evaluation has changed meanwhile. Preview it once more.');
      }
      return previews.make(signableReport(vault, opened), signer, new Date());
    },
    'report.sign': async ({ id, revision, ...request }) => {
      const opened = openEvaluation(vault.database, id);
      if (opened.status === 'signed') {
        throw new ResiduaError('signed-immutable', 'This evaluation is signed already.');
      }
      if (opened.revision !== revision) {
        throw new ResiduaError(
          'conflict',
          'The evaluation has changed since it was shown. Review it once more, then sign.',
        );
      }
      refuseUnready(opened.evaluation);
      const { database } = vault;
      const { evaluation } = opened;
      let exhibitFiles: readonly SignedExhibit[] = [];
      const report = await makings.run('signing', (making) =>
        signDocument(
          { vault, previews, making },
          signableReport(vault, opened),
          request,
          async (identity, signedAt, options) => {
            const { length } = namedExhibits(evaluation);
            exhibitFiles = await signExhibits(
              evaluation,
              (sha256) => readExhibit(database, evaluation, sha256),
              identity,
              signedAt,
              options,
              async (content, around) => {
                making.onProgress(content.exhibit.index, length, 'exhibits');
                const job = { kind: 'exhibit', content, options: around } as const;
                return (await buildAside(job, { signal: making.signal })).pdf;
              },
            );
          },
        ),
      );
      return audited(
        database,
        () => sealEvaluation(database, { id, revision, report, exhibitFiles }, new Date()),
        () => ({
          action: 'evaluation-signed',
          subject: { kind: 'evaluation', id },
          details: {
            sha256: report.sha256,
            certificate: report.certificateFingerprint,
            ...(exhibitFiles.length === 0 ? {} : { exhibits: exhibitFiles.length }),
          },
        }),
      );
    },
    'report.export': ({ id }) => {
      const { signedReport } = openEvaluation(vault.database, id);
      if (signedReport === null) {
        throw new ResiduaError('not-ready', 'There is no report yet. Sign the evaluation first.');
      }
      const fileName = `residua-report-${signedReport.sha256.slice(0, 8)}.pdf`;
      return exportPdf(window(), {
        title: 'Export the signed report',
        fileName,
        pdf: signedReportPdf(vault.database, id),
        beside: signedExhibitFiles(vault.database, id),
      });
    },
  };
}

export function signableReport(
  vault: Vault,
  { id, revision, evaluation }: ReturnType<typeof openEvaluation>,
): Signable {
  return {
    of: `report ${id} ${String(revision)}`,
    examinerName: evaluation.examiner.name,
    job: (options) => ({
      kind: 'build',
      evaluation,
      options: { ...options, exhibitSources: readPictures(vault.database, evaluation) },
    }),
  };
}

/** P5: errors and open items stop the signature; waived items do not. */
function refuseUnready(evaluation: Evaluation): void {
  const problem = checkEvaluation(evaluation).find(({ severity }) => severity === 'error');
  if (problem !== undefined) throw new ResiduaError('not-ready', problem.message, { path: problem.path });
  const open = openItems(readiness(evaluation))[0];
  if (open !== undefined) {
    throw new ResiduaError('not-ready', `Not yet documented: ${open.text}. Fill it in, or waive it with a reason.`, {
      path: open.path,
    });
  }
}
