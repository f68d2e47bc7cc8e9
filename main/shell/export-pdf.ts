import { app, dialog, type BrowserWindow, type FileFilter, type SaveDialogOptions } from 'electron';
import { basename, dirname, join } from 'node:path';
import { sweepTemporary, writeFileAtomic } from '../files.ts';
import { stopIfLocked } from '../vault/session.ts';
import { recordExport } from './auditing.ts';

interface PdfExport {
  readonly title: string;
  /** Proposed; a file name is seen by others, so it names the document by its hash. */
  readonly fileName: string;
  readonly pdf: Uint8Array;
}

/** Asks where to and writes the file; `fileName` null when the person cancelled. @throws ResiduaError `locked`, `file-unwritable`. */
export function exportPdf(
  window: BrowserWindow | null,
  { title, fileName, pdf }: PdfExport,
): Promise<{ fileName: string | null }> {
  return exportFile(window, { title, fileName, bytes: pdf, filter: { name: 'PDF', extensions: ['pdf'] } });
}

interface FileExport extends Pick<PdfExport, 'title' | 'fileName'> {
  readonly bytes: Uint8Array;
  readonly filter: FileFilter;
}

/** As `exportPdf`, for a file of any kind. */
export async function exportFile(
  window: BrowserWindow | null,
  { title, fileName, bytes, filter }: FileExport,
): Promise<{ fileName: string | null }> {
  const options: SaveDialogOptions = {
    title,
    defaultPath: join(app.getPath('documents'), fileName),
    properties: ['showOverwriteConfirmation', 'dontAddToRecent', 'createDirectory'],
    filters: [filter],
  };
  const { canceled, filePath } =
    window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
  if (canceled || filePath === '') return { fileName: null };
  // What a kill in the middle of an earlier export left in this folder.
  await sweepTemporary(dirname(filePath), new Date(Date.now() - 3_600_000));
  stopIfLocked();
  recordExport(basename(filePath), bytes);
  // The dialog has asked whether an existing file may be replaced.
  await writeFileAtomic(filePath, bytes, { overwrite: true });
  return { fileName: basename(filePath) };
}
