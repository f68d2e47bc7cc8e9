import { existsSync } from 'node:fs';
import { chmod, copyFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ResiduaError } from '../domain/errors.ts';
import { asFileError } from '../files.ts';
import { openDatabase, type Connection } from '../store/connection.ts';
import { openEvaluation } from '../store/evaluations.ts';
import { evaluationTitles } from '../store/evaluation-titles.ts';
import { checkIntegrity, refuseNewer } from '../store/migrations.ts';
import { backupsIn } from './backup-list.ts';
import { newIncoming } from './backup-swap.ts';
import { parseHeader, type AnyHeader } from './header.ts';
import type { KdfParameters } from './kdf.ts';

const DATABASE = 'residua.db';
const HEADER = 'vault.json';

/** The header of the vault in a folder; null when there is none, or it cannot be read. @throws ResiduaError `vault-newer`. */
export async function presentHeader(folder: string, floor: KdfParameters): Promise<AnyHeader | null> {
  try {
    return parseHeader(await readFile(join(folder, HEADER)), floor);
  } catch (error) {
    const isNewer = error instanceof ResiduaError && error.code === 'vault-newer';
    if (isNewer || !(error instanceof Error && 'code' in error)) throw error;
    return null;
  }
}

/**
 * The header of the vault; where it is damaged, the one that the newest backup carries wraps the same key.
 *
 * @throws ResiduaError `vault-damaged` when there is neither; `vault-newer`.
 */
export async function usableHeader(
  folder: string,
  floor: KdfParameters,
): Promise<{ header: AnyHeader; isPresent: boolean }> {
  const present = await presentHeader(folder, floor);
  if (present !== null) return { header: present, isPresent: true };
  const [newest] = (await backupsIn(join(folder, 'backups'), floor))
    .filter(({ content }) => content !== null)
    .sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
  if (newest?.content) {
    return { header: parseHeader(Buffer.from(newest.content.manifest.header, 'utf8'), floor), isPresent: false };
  }
  throw new ResiduaError(
    'vault-damaged',
    'vault.json, which holds the wrapped key of the vault, cannot be read, and no backup holds a copy of it.',
  );
}

/**
 * Lets `work` have a copy of the present database, log and all: the damaged files stay as they are. The copy goes again.
 *
 * @throws ResiduaError `file-unwritable` when the disk has no room for it.
 */
export async function withDamagedCopy<Result>(
  folder: string,
  work: (damaged: string) => Promise<Result>,
): Promise<Result> {
  const copy = await newIncoming(folder);
  try {
    for (const suffix of ['', '-wal']) {
      const path = join(folder, `${DATABASE}${suffix}`);
      if (existsSync(path)) await copyPrivately(path, `${copy.database}${suffix}`);
    }
    return await work(copy.database);
  } finally {
    await rm(copy.folder, { recursive: true, force: true });
  }
}

/**
 * Tries whether the present database opens and every evaluation in it.
 *
 * @throws ResiduaError `conflict` when nothing is damaged; `vault-newer`, `vault-busy`.
 */
export function checkDamaged(folder: string, dataKey: Buffer): void {
  try {
    const db = openDatabase(join(folder, DATABASE), dataKey);
    try {
      checkIntegrity(db);
      refuseNewer(db);
      readAll(db);
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof ResiduaError && error.code === 'vault-damaged') return;
    throw error;
  }
  throw new ResiduaError('conflict', 'Nothing is damaged: unlock with the passphrase, and export what you need.');
}

function readAll(db: Connection): void {
  for (const { id } of evaluationTitles(db)) openEvaluation(db, id);
}

async function copyPrivately(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to);
    await chmod(to, 0o600);
  } catch (error) {
    throw asFileError(error, to);
  }
}
