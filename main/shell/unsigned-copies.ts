import type { BrowserWindow, FileFilter } from 'electron';
import type { CallOutput, ParsedInput } from '../contract/contract.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import type { CopyOrigin } from '../report/copies/copy-content.ts';
import { openEvaluation } from '../store/evaluations.ts';
import { readSettings } from '../store/settings.ts';
import type { Vault } from '../vault/vault.ts';
import { exportFile } from './export-pdf.ts';
import type { Handlers } from './ipc.ts';

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
): Pick<Handlers, 'report.exportCopy'> {
  return {
    'report.exportCopy': async (request): Promise<CallOutput<'report.exportCopy'>> => {
      const { evaluation, signedReport } = openEvaluation(vault.database, request.id);
      const { pageSize } = readSettings(vault.database);
      const origin = { madeAt: new Date(), signedSha256: signedReport?.sha256 ?? null, pageSize };
      const { extension, ...filter } = KINDS[request.format];
      const which = signedReport === null ? 'draft' : signedReport.sha256.slice(0, 8);
      return exportFile(window(), {
        title: 'Export an unsigned copy',
        fileName: `residua-unsigned-copy-${which}.${extension}`,
        bytes: await copyOf(request, evaluation, origin),
        filter,
      });
    },
  };
}

/** The modules are loaded when they are asked for: few ever want a Word document. */
async function copyOf(request: Request, evaluation: Evaluation, origin: CopyOrigin): Promise<Uint8Array> {
  switch (request.format) {
    case 'docx':
      return (await import('../report/copies/docx-copy.ts')).docxCopy(evaluation, origin);
    case 'txt':
      return (await import('../report/copies/text-copy.ts')).textCopy(evaluation, origin);
    case 'pdf-protected':
      return (await import('../report/copies/protected-copy.ts')).protectedCopy(evaluation, origin, request.password);
  }
}
