import { app, dialog, type BrowserWindow, type FileFilter, type SaveDialogOptions } from 'electron';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ResiduaError } from '../domain/errors.ts';
import { sweepTemporary, writeFileAtomic } from '../files.ts';
import { stopIfLocked } from '../vault/session.ts';
import { recordExport } from './auditing.ts';

interface PdfExport {
  readonly title: string;
  /** Proposed; a file name is seen by others, so it names the document by its hash. */
  readonly fileName: string;
  readonly pdf: Uint8Array;
  /** Files that belong to it and are written into the same folder, each under its own name. */
  readonly beside?: readonly { readonly name: string; readonly pdf: Uint8Array }[];
}

/** Asks where to and writes the file; `fileName` null when the person cancelled. @throws ResiduaError `locked`, `file-unwritable`. */
export function exportPdf(
  window: BrowserWindow | null,
  { title, fileName, pdf, beside = [] }: PdfExport,
): Promise<{ fileName: string | null }> {
  return exportFile(window, { title, fileName, bytes: pdf, beside, filter: { name: 'PDF', extensions: ['pdf'] } });
}

interface FileExport extends Pick<PdfExport, 'title' | 'fileName' | 'beside'> {
  readonly bytes: Uint8Array;
  readonly filter: FileFilter;
}

/** As `exportPdf`, for a file of any kind. */
export async function exportFile(
  window: BrowserWindow | null,
  { title, fileName, bytes, beside = [], filter }: FileExport,
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
  await writeBeside(dirname(filePath), basename(filePath), beside);
  recordExport(basename(filePath), bytes);
  // The dialog has asked whether an existing file may be replaced.
  await writeFileAtomic(filePath, bytes, { overwrite: true });
  return { fileName: basename(filePath) };
}

/** Nobody was asked about these names: a file of another content that has one already is kept. */
async function writeBeside(folder: string, own: string, files: NonNullable<PdfExport['beside']>): Promise<void> {
  for (const { name, pdf } of files) {
    if (name === own) throw new ResiduaError('file-exists', `${name} is the name of an exhibit. Choose another one.`);
    const path = join(folder, name);
    const present = await readFile(path).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    });
    if (present !== null && Buffer.compare(present, pdf) === 0) continue;
    stopIfLocked();
    recordExport(name, pdf);
    await writeFileAtomic(path, pdf, { overwrite: false });
  }
}
