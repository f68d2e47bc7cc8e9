import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ATTACHMENT_MAX_BYTES } from '../contract/attachment-schemas.ts';
import type { CallOutput } from '../contract/contract.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { Attachment } from '../domain/evaluation/attachments.ts';
import { inspectAttachment } from '../exchange/attachment-file.ts';
import { decodeTable, TABLE_MAX_BYTES } from '../exchange/table-file.ts';
import { audited } from '../store/audit.ts';
import { keepAttachment, readAttachment } from '../store/attachments.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';

type AttachmentHandlers = Pick<
  Handlers,
  'attachment.choose' | 'attachment.add' | 'attachment.read' | 'records.chooseTable'
>;
type Chosen = CallOutput<'attachment.choose'>[number];

/**
 * Files of records. They cross to the window as bytes of a call, and only so: nothing is served under an address and
 * nothing is written to the disk, so whatever refuses calls (a locked vault, a device handed over) refuses the files.
 */
export function attachmentHandlers(vault: Vault, window: () => BrowserWindow | null): AttachmentHandlers {
  return {
    'attachment.choose': async () => {
      // Asked before the dialog opens: a locked vault could keep nothing.
      vault.database.exec('SELECT 1');
      const chosen: Chosen[] = [];
      for (const path of await chooseFiles(window(), ATTACHMENTS)) chosen.push(await attachFile(vault, path));
      return chosen;
    },
    'attachment.add': ({ name, bytes }) => keep(vault, name, bytes),
    'attachment.read': ({ sha256 }) => {
      const { mediaType, content } = readAttachment(vault.database, sha256);
      return { mediaType, bytes: new Uint8Array(content) };
    },
    'records.chooseTable': async () => {
      const [path] = await chooseFiles(window(), TABLES);
      if (path === undefined) return null;
      const name = basename(path);
      return { name, text: decodeTable(name, await readLimited(path, TABLE_MAX_BYTES)) };
    },
  };
}

/** One of several chosen files: what is wrong with it does not keep the others out. */
async function attachFile(vault: Vault, path: string): Promise<Chosen> {
  const name = basename(path);
  try {
    return { ok: true, attachment: await keep(vault, name, await readLimited(path, ATTACHMENT_MAX_BYTES)) };
  } catch (error) {
    if (!(error instanceof ResiduaError) || error.code !== 'invalid-input') throw error;
    return { ok: false, name, message: error.message };
  }
}

async function keep(vault: Vault, name: string, bytes: Uint8Array): Promise<Attachment> {
  const file = await inspectAttachment(name, bytes);
  const { database } = vault;
  return audited(
    database,
    () => keepAttachment(database, { ...file, bytes }, new Date()),
    ({ sha256, sizeInBytes, pages }) => ({
      action: 'attachment-added',
      subject: { kind: 'attachment', id: sha256 },
      details: { bytes: sizeInBytes, pages },
    }),
  );
}

/** The size is asked before reading, and again of what was read: the file may have grown meanwhile. */
async function readLimited(path: string, most: number): Promise<Uint8Array> {
  const name = basename(path);
  const tooLarge = new ResiduaError(
    'invalid-input',
    `${name} is larger than ${String(most / 1024 / 1024)} MB; split it, then take the parts.`,
  );
  try {
    if ((await stat(path)).size > most) throw tooLarge;
    const bytes = await readFile(path);
    if (bytes.byteLength > most) throw tooLarge;
    return bytes;
  } catch (error) {
    if (error instanceof ResiduaError || !(error instanceof Error && 'code' in error)) throw error;
    throw new ResiduaError(
      'invalid-input',
      `${name} could not be read (${String(error.code)}). Check that it is still there and may be opened.`,
      { cause: error },
    );
  }
}

const ATTACHMENTS: OpenDialogOptions = {
  title: 'Attach files to the record',
  properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
  filters: [{ name: 'PDF, PNG or JPEG', extensions: ['pdf', 'png', 'jpg', 'jpeg'] }],
};

const TABLES: OpenDialogOptions = {
  title: 'Import a table of records',
  properties: ['openFile', 'dontAddToRecent'],
  filters: [{ name: 'Table as text', extensions: ['csv', 'tsv', 'tab', 'txt'] }],
};

async function chooseFiles(window: BrowserWindow | null, options: OpenDialogOptions): Promise<string[]> {
  const { canceled, filePaths } =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return canceled ? [] : filePaths;
}
