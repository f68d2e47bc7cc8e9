import { app, dialog, type BrowserWindow, type SaveDialogOptions } from 'electron';
import { basename, join } from 'node:path';
import { checkEvaluation } from '../domain/check.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { openItems, readiness } from '../domain/readiness.ts';
import { writeFileAtomic } from '../files.ts';
import { signReport } from '../report/signed-report.ts';
import { describeIdentity } from '../signing/identity.ts';
import { openKey, sealedKeySchema } from '../signing/sealed-key.ts';
import { openEvaluation, sealEvaluation, signedReportPdf } from '../store/evaluations.ts';
import { readIdentity } from '../store/identities.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';

type ReportHandlers = Pick<Handlers, 'report.sign' | 'report.export'>;

export function reportHandlers(vault: Vault, window: () => BrowserWindow | null): ReportHandlers {
  return {
    'report.sign': async ({ id, revision, identityId, passphrase }) => {
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
      const { certificates, algorithm, sealedKey } = readIdentity(vault.database, identityId);
      const privateKeyPkcs8 = await openKey(sealedKeySchema.parse(sealedKey), passphrase);
      const identity = { certificates, algorithm, privateKeyPkcs8 };
      const signedAt = new Date();
      try {
        const { pdf, sha256 } = await signReport(opened.evaluation, identity, signedAt);
        const { name, sha256Fingerprint } = describeIdentity(identity);
        const report = { pdf, sha256, signerName: name, signedAt, certificateFingerprint: sha256Fingerprint };
        return sealEvaluation(vault.database, { id, revision, report }, new Date());
      } finally {
        privateKeyPkcs8.fill(0);
      }
    },
    'report.export': async ({ id }) => {
      const { signedReport } = openEvaluation(vault.database, id);
      if (signedReport === null) {
        throw new ResiduaError('not-ready', 'There is no report yet. Sign the evaluation first.');
      }
      // A file name is seen by others: it names the report by its hash, not the examinee or the claim.
      const file = await chooseTarget(window(), `residua-report-${signedReport.sha256.slice(0, 8)}.pdf`);
      if (file === null) return { fileName: null };
      // The dialog has asked whether an existing file may be replaced.
      await writeFileAtomic(file, signedReportPdf(vault.database, id), { overwrite: true });
      return { fileName: basename(file) };
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

async function chooseTarget(window: BrowserWindow | null, fileName: string): Promise<string | null> {
  const options: SaveDialogOptions = {
    title: 'Export the signed report',
    defaultPath: join(app.getPath('documents'), fileName),
    properties: ['showOverwriteConfirmation', 'dontAddToRecent', 'createDirectory'],
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  };
  const { canceled, filePath } =
    window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
  return canceled || filePath === '' ? null : filePath;
}
