import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { ResiduaError } from '../domain/errors.ts';
import { asFileError, writeAtomically } from '../files.ts';
import { backupNewer } from '../store/application.ts';

/**
 * One backup in one file; docs/BACKUP-FORMAT.md describes it. First a line with the format, then the length of the
 * manifest (32 bits, most significant byte first), the manifest as JSON, and the encrypted database to the end.
 */
const MAGIC = Buffer.from('residua-backup/1\n', 'ascii');
const ANY_MAGIC = /^residua-backup\/\d+\n$/;
const PREFIX_BYTES = MAGIC.length + 4;
/** The header of a vault with fifty accounts takes less than 1 MB. */
const MANIFEST_MAX_BYTES = 4 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;
export const BACKUP_SUFFIX = '.residua-backup';

const REASONS = ['automatic', 'asked', 'before-migration'] as const;

const manifestSchema = z.strictObject({
  createdAt: z.iso.datetime(),
  reason: z.enum(REASONS),
  vaultId: z.uuid(),
  /** The text of vault.json: what unwraps the key of the database. */
  header: z.string().max(MANIFEST_MAX_BYTES),
  database: z.strictObject({
    sizeInBytes: z.int().min(512),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** Migrations it has been through. */
    version: z.int().min(1),
  }),
  /** The version of Residua that made it. */
  application: z.string().max(40).optional(),
  /** Differs when anything but the audit trail does. */
  contentMark: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Manifest = z.output<typeof manifestSchema>;

/** What a backup file says of itself, and where its database begins. */
export interface BackupFile {
  readonly manifest: Manifest;
  readonly databaseOffset: number;
  readonly sizeInBytes: number;
}

/** Hash and length of a file. */
export async function measured(path: string): Promise<{ sha256: string; sizeInBytes: number }> {
  const hash = createHash('sha256');
  let sizeInBytes = 0;
  for await (const piece of pieces(path, 0)) {
    hash.update(piece);
    sizeInBytes += piece.length;
  }
  return { sha256: hash.digest('hex'), sizeInBytes };
}

/**
 * Packs a database, closed and checked, into a backup file. The file takes its name only once it has been read back and
 * its database is the same, byte for byte.
 *
 * @throws ResiduaError `file-unwritable`, `file-exists`, `backup-damaged` when the disk gives back something else.
 */
export async function writeBackupFile(target: string, manifest: Manifest, database: string): Promise<void> {
  const json = Buffer.from(JSON.stringify(manifest), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  const write = async (handle: FileHandle): Promise<void> => {
    await handle.appendFile(Buffer.concat([MAGIC, length, json]));
    for await (const piece of pieces(database, 0)) await handle.appendFile(piece);
  };
  await writeAtomically(target, write, { overwrite: false, check: checkBackupFile });
}

/** Reads all of a backup file. @throws ResiduaError `backup-damaged` when its database is not the one it was made of. */
export async function checkBackupFile(path: string): Promise<void> {
  await eachPiece(path, await readBackupFile(path), () => Promise.resolve());
}

/**
 * Writes the database of a backup file into a new file.
 *
 * @throws ResiduaError `backup-damaged`, `file-unwritable`. What was written until then is the caller's to remove.
 */
export async function extractDatabase(path: string, target: string): Promise<void> {
  const file = await readBackupFile(path);
  await writeAtomically(target, (handle) => eachPiece(path, file, (piece) => handle.appendFile(piece)), {
    overwrite: false,
  });
}

/**
 * Reads what a backup file says of itself, without its database.
 *
 * @throws ResiduaError `backup-damaged` when it is no backup or not all of one; `vault-newer`; `file-unwritable` when it
 *   cannot be read.
 */
export async function readBackupFile(path: string): Promise<BackupFile> {
  const handle = await opened(path);
  try {
    const { size } = await handle.stat();
    const prefix = await bytesAt(handle, 0, PREFIX_BYTES);
    const magic = prefix.subarray(0, MAGIC.length);
    if (!magic.equals(MAGIC)) {
      if (!ANY_MAGIC.test(magic.toString('latin1'))) throw backupDamaged('is not a backup of Residua');
      throw backupNewer(null);
    }
    const length = prefix.readUInt32BE(MAGIC.length);
    if (length > MANIFEST_MAX_BYTES) throw backupDamaged('is damaged');
    const manifest = parseManifest(await bytesAt(handle, PREFIX_BYTES, length));
    const databaseOffset = PREFIX_BYTES + length;
    if (size !== databaseOffset + manifest.database.sizeInBytes) throw backupDamaged('is not complete');
    return { manifest, databaseOffset, sizeInBytes: size };
  } finally {
    await handle.close();
  }
}

function backupDamaged(what: string, cause?: unknown): ResiduaError {
  return new ResiduaError('backup-damaged', `This file ${what}. Choose another backup; nothing was changed.`, {
    cause,
  });
}

function parseManifest(bytes: Buffer): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    throw backupDamaged('is damaged', error);
  }
}

async function eachPiece(
  path: string,
  { manifest, databaseOffset }: BackupFile,
  take: (piece: Buffer) => Promise<void>,
): Promise<void> {
  const hash = createHash('sha256');
  for await (const piece of pieces(path, databaseOffset)) {
    hash.update(piece);
    await take(piece);
  }
  if (hash.digest('hex') !== manifest.database.sha256) throw backupDamaged('is damaged');
}

async function* pieces(path: string, start: number): AsyncGenerator<Buffer> {
  const handle = await opened(path);
  try {
    for (let at = start; ;) {
      const piece = await bytesUpTo(handle, at, PIECE_BYTES);
      if (piece.length === 0) return;
      at += piece.length;
      yield piece;
    }
  } finally {
    await handle.close();
  }
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = await bytesUpTo(handle, position, length);
  if (bytes.length !== length) throw backupDamaged('is not complete');
  return bytes;
}

async function bytesUpTo(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw asFileError(error, path);
  }
}
