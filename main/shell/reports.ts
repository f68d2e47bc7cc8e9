import type { BrowserWindow } from 'electron';
import { checkEvaluation } from '../domain/check.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { openItems, readiness } from '../domain/readiness.ts';
import { signExhibits, type SignedExhibit } from '../report/signed-exhibits.ts';
import { signed } from '../report/signed-report.ts';
import { buildAside, buildReportAside } from '../report/worker.ts';
import { audited } from '../store/audit.ts';
import { readExhibit, readPictures } from './exhibits.ts';
import { openEvaluation, sealEvaluation, signedExhibitFiles, signedReportPdf } from '../store/evaluations.ts';
import type { Vault } from '../vault/vault.ts';
import { exportPdf } from './export-pdf.ts';
import type { Handlers } from './ipc.ts';
import { bytesToSign, type Previews } from './previews.ts';
import { signedWith } from './signing-key.ts';

type ReportHandlers = Pick<Handlers, 'report.sign' | 'report.export'>;

export function reportHandlers(vault: Vault, window: () => BrowserWindow | null, previews: Previews): ReportHandlers {
  return {
    'report.sign': async ({ id, revision, previewSha256: sha256, ...request }) => {
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
      const { identityId } = request;
      const kept =
        sha256 === undefined ? null : previews.kept({ sha256, evaluationId: id, revision, identityId }, new Date());
      // What was previewed is signed as it is, under the time that stands in it.
      const at = kept === null ? request : { ...request, signedAt: kept.signedAt };
      const { database } = vault;
      const { evaluation } = opened;
      let exhibitFiles: readonly SignedExhibit[] = [];
      const report = await signedWith(vault, at, async (identity, signedAt, options) => {
        const document = await signed(
          async (content, around) => {
            if (kept !== null) return bytesToSign(kept, around);
            return (await buildReportAside(content, { ...around, exhibitSources: readPictures(database, content) }))
              .pdf;
          },
          evaluation,
          identity,
          signedAt,
          options,
        );
        const read = (sha256: string): Uint8Array => readExhibit(database, evaluation, sha256);
        exhibitFiles = await signExhibits(
          evaluation,
          read,
          identity,
          signedAt,
          options,
          async (content, around) => (await buildAside({ kind: 'exhibit', content, options: around })).pdf,
        );
        return document;
      });
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
