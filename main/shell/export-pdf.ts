import { app, dialog, type BrowserWindow, type FileFilter, type SaveDialogOptions } from 'electron';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ResiduaError } from '../domain/errors.ts';
import { writeTogether, type TargetFile } from '../file-set.ts';
import { asFileError, errorCode, sweepTemporary } from '../files.ts';
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

/**
 * Asks where to and writes the file with those beside it: all of them, or none, and then the trail tells of none.
 *
 * @returns `fileName` null when the person cancelled.
 * @throws ResiduaError `locked`, `file-exists`, `file-unwritable`.
 */
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
  const [folder, own] = [dirname(filePath), basename(filePath)];
  // What a kill in the middle of an earlier export left in this folder.
  await sweepTemporary(folder, new Date(Date.now() - 3_600_000));
  // The exhibits first: a report that is there has all that it names. The dialog has asked whether its name may be replaced.
  const files = [...(await lacking(folder, own, beside)), { path: filePath, bytes, overwrite: true }];
  stopIfLocked();
  await writeTogether(files, () => {
    stopIfLocked();
    recordExport(files.map(({ path, bytes: written }) => ({ fileName: basename(path), bytes: written })));
  });
  return { fileName: own };
}

/** Those of the files beside that are not in the folder yet. Nobody was asked about their names, so none is replaced. */
async function lacking(
  folder: string,
  own: string,
  beside: NonNullable<PdfExport['beside']>,
): Promise<readonly TargetFile[]> {
  const files: TargetFile[] = [];
  for (const { name, pdf: bytes } of beside) {
    // Where capitals do not tell names apart, the report would replace its exhibit.
    if (name.toLowerCase() === own.toLowerCase()) {
      throw new ResiduaError('file-exists', `${name} is the name of an exhibit. Choose another one.`);
    }
    const path = join(folder, name);
    const present = await contentOf(path);
    if (present === null || Buffer.compare(present, bytes) !== 0) files.push({ path, bytes, overwrite: false });
  }
  return files;
}

/** Null when there is no file of that name. @throws ResiduaError `file-unwritable`. */
async function contentOf(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw asFileError(error, path);
  }
}
