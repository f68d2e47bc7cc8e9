import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AccountFacts } from '../domain/accounts.ts';
import { ResiduaError } from '../domain/errors.ts';
import { backupNewer, isNewerThanOwn } from '../store/application.ts';
import { readMigrations } from '../store/migrations.ts';
import { BACKUP_SUFFIX, readBackupFile, type Manifest } from './backup-file.ts';
import { accountsOf, parseHeader } from './header.ts';
import type { KdfParameters } from './kdf.ts';

/** A backup file that was found. */
export interface FoundBackup {
  /** Stands for the path, which does not leave the main process. */
  readonly id: string;
  readonly path: string;
  readonly fileName: string;
  readonly sizeInBytes: number;
  /** ISO 8601; of a file that cannot be read, when it was last written. */
  readonly createdAt: string;
  /** What it is; null when `problem` says why that cannot be told. */
  readonly content: { readonly manifest: Manifest; readonly accounts: readonly AccountFacts[] } | null;
  readonly problem: string | null;
}

/** The backups in a folder, in no order. A folder that cannot be read has none: `isThere` tells. */
export async function backupsIn(folder: string, floor: KdfParameters): Promise<FoundBackup[]> {
  const names = await namesIn(folder);
  return Promise.all(names.map((name) => lookAt(join(folder, name), floor)));
}

export async function isThere(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** Reads what a backup says of itself; one that cannot be read is told, not thrown. */
export async function lookAt(path: string, floor: KdfParameters): Promise<FoundBackup> {
  const id = createHash('sha256').update(path).digest('hex');
  const fileName = basename(path);
  try {
    const { manifest, sizeInBytes } = await readBackupFile(path);
    const accounts = accountsIn(manifest, floor);
    const { createdAt } = manifest;
    return { id, path, fileName, sizeInBytes, createdAt, content: { manifest, accounts }, problem: null };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const problem = error instanceof ResiduaError ? error.message : 'This file cannot be read.';
    const { sizeInBytes, createdAt } = await outside(path);
    return { id, path, fileName, sizeInBytes, createdAt, content: null, problem };
  }
}

/** @throws ResiduaError `vault-newer` when this version could not restore it; `vault-damaged`. */
function accountsIn({ header, database, application }: Manifest, floor: KdfParameters): readonly AccountFacts[] {
  if (database.version > readMigrations().length || isNewerThanOwn(application ?? null)) {
    throw backupNewer(application ?? null);
  }
  try {
    return accountsOf(parseHeader(Buffer.from(header, 'utf8'), floor));
  } catch (error) {
    throw error instanceof ResiduaError && error.code === 'vault-newer' ? backupNewer(application ?? null) : error;
  }
}

async function outside(path: string): Promise<{ sizeInBytes: number; createdAt: string }> {
  try {
    const { size, mtime } = await stat(path);
    return { sizeInBytes: size, createdAt: mtime.toISOString() };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { sizeInBytes: 0, createdAt: new Date(0).toISOString() };
    throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(BACKUP_SUFFIX));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}
