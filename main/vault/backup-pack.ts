import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { makePrivateFolder, temporaryName } from '../files.ts';
import type { Connection } from '../store/connection.ts';
import { contentMark, copyDatabase } from '../store/copy.ts';
import { databaseVersion } from '../store/migrations.ts';
import { BACKUP_SUFFIX, checkBackupFile, measured, writeBackupFile, type Manifest } from './backup-file.ts';
import { backupsIn } from './backup-list.ts';
import { headerBytes, type AnyHeader } from './header.ts';
import type { KdfParameters } from './kdf.ts';

/** A folder inside the vault's. */
export const OWN_FOLDER = 'backups';

/** What is to be told of a copy of the database that is packed. */
export interface CopiedFacts {
  readonly header: AnyHeader;
  readonly version: number;
  readonly reason: Manifest['reason'];
  readonly mark: string;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
}

/** A copy of the database, ready to be written into a folder, or into another one when that fails. */
export interface Packed {
  readonly fileName: string;
  readonly sizeInBytes: number;
  /** @throws ResiduaError `file-unwritable`, `file-exists`, `backup-damaged`. */
  readonly writeInto: (folder: string) => Promise<void>;
}

/** Packs a copy of the database, closed and checked, with the header that opens it. */
export async function packCopy(copy: string, facts: CopiedFacts): Promise<Packed> {
  const { header, version, reason, mark, createdAt } = facts;
  const { sha256, sizeInBytes } = await measured(copy);
  const manifest: Manifest = {
    createdAt,
    reason,
    vaultId: header.id,
    header: headerBytes(header).toString('utf8'),
    database: { sizeInBytes, sha256, version },
    contentMark: mark,
    application: packageJson.version,
  };
  const fileName = `residua-${createdAt.replaceAll(/[:.]/g, '-')}${BACKUP_SUFFIX}`;
  return { fileName, sizeInBytes, writeInto: (folder) => writeBackupFile(join(folder, fileName), manifest, copy) };
}

/**
 * Makes a backup of a database that migrations are about to change, in the vault's own folder. When the same content was
 * backed up before, because the migration failed then, that one serves.
 *
 * @throws ResiduaError `vault-damaged`, `file-unwritable`: then nothing may be migrated.
 */
export async function backUpBeforeMigration(
  db: Connection,
  { header, vaultFolder, floor }: { header: AnyHeader; vaultFolder: string; floor: KdfParameters },
): Promise<void> {
  const folder = join(vaultFolder, OWN_FOLDER);
  const [version, mark] = [databaseVersion(db), contentMark(db)];
  for (const { path, content } of await backupsIn(folder, floor)) {
    if (content === null) continue;
    const { vaultId, reason, contentMark: marked, database } = content.manifest;
    const isSame = vaultId === header.id && reason === 'before-migration' && marked === mark;
    if (isSame && database.version === version && (await isWhole(path))) return;
  }
  await makePrivateFolder(folder);
  const copy = temporaryName(vaultFolder);
  try {
    copyDatabase(db, copy);
    const createdAt = new Date().toISOString();
    const packed = await packCopy(copy, { header, version, reason: 'before-migration', mark, createdAt });
    await packed.writeInto(folder);
  } finally {
    await rm(copy, { force: true });
  }
}

async function isWhole(path: string): Promise<boolean> {
  try {
    await checkBackupFile(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
