import { app, dialog, type BrowserWindow, type SaveDialogOptions } from 'electron';
import { basename, join } from 'node:path';
import { writeFileAtomic } from '../files.ts';
import { stopIfLocked } from '../vault/session.ts';

interface PdfExport {
  readonly title: string;
  /** Proposed; a file name is seen by others, so it names the document by its hash. */
  readonly fileName: string;
  readonly pdf: Uint8Array;
}

/** Asks where to and writes the file; `fileName` null when the person cancelled. @throws ResiduaError `locked`, `file-unwritable`. */
export async function exportPdf(
  window: BrowserWindow | null,
  { title, fileName, pdf }: PdfExport,
): Promise<{ fileName: string | null }> {
  const options: SaveDialogOptions = {
    title,
    defaultPath: join(app.getPath('documents'), fileName),
    properties: ['showOverwriteConfirmation', 'dontAddToRecent', 'createDirectory'],
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  };
  const { canceled, filePath } =
    window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
  if (canceled || filePath === '') return { fileName: null };
  stopIfLocked();
  // The dialog has asked whether an existing file may be replaced.
  await writeFileAtomic(filePath, pdf, { overwrite: true });
  return { fileName: basename(filePath) };
}
