import type { BrowserWindow, FileFilter } from 'electron';
import type { CallOutput, ParsedInput } from '../contract/contract.ts';
import { copyAside } from '../report/worker.ts';
import { openEvaluation } from '../store/evaluations.ts';
import { readSettings } from '../store/settings.ts';
import type { Vault } from '../vault/vault.ts';
import { exportFile } from './export-pdf.ts';
import type { Handlers } from './ipc.ts';
import type { Makings } from './makings.ts';

type Request = ParsedInput<'report.exportCopy'>;

const KINDS: Readonly<Record<Request['format'], FileFilter & { extension: string }>> = {
  docx: { name: 'Word document', extensions: ['docx'], extension: 'docx' },
  txt: { name: 'Plain text', extensions: ['txt'], extension: 'txt' },
  'pdf-protected': { name: 'PDF with a password', extensions: ['pdf'], extension: 'pdf' },
};

/** Unsigned copies of a report, which say so in their names and on their pages. */
export function unsignedCopyHandlers(
  vault: Vault,
  window: () => BrowserWindow | null,
  makings: Makings,
): Pick<Handlers, 'report.exportCopy'> {
  return {
    'report.exportCopy': async ({ id, ...form }): Promise<CallOutput<'report.exportCopy'>> => {
      const { evaluation, signedReport } = openEvaluation(vault.database, id);
      const { pageSize } = readSettings(vault.database);
      const origin = { madeAt: new Date(), signedSha256: signedReport?.sha256 ?? null, pageSize };
      const { extension, ...filter } = KINDS[form.format];
      const which = signedReport === null ? 'draft' : signedReport.sha256.slice(0, 8);
      const bytes = await makings.run('copy', (making) => copyAside({ evaluation, origin, form }, making));
      return exportFile(window(), {
        title: 'Export an unsigned copy',
        fileName: `residua-unsigned-copy-${which}.${extension}`,
        bytes,
        filter,
      });
    },
  };
}
