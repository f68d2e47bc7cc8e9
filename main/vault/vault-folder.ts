import { existsSync } from 'node:fs';
import { readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ResiduaError } from '../domain/errors.ts';
import { makePrivateFolder, sweepTemporary, syncFolder, type writeFileAtomic } from '../files.ts';
import { openDatabase, type Connection } from '../store/connection.ts';
import { checkIntegrity, isBehind, migrate } from '../store/migrations.ts';
import { alteredBeforeMigration } from './audit-trail.ts';
import { backUpBeforeMigration } from './backup-pack.ts';
import { finishSwap, isSwapping, removeIncoming } from './backup-swap.ts';
import { headerBytes, parseHeader, type AnyHeader } from './header.ts';
import type { KdfParameters } from './kdf.ts';

const HEADER_FILE = 'vault.json';
const DATABASE_FILE = 'residua.db';
const TRIES_FILE = 'tries.json';
const PENDING_FILE = 'pending-events.json';
const AUDIT_END_FILE = 'audit-end.json';
/** A database that is being created; the vault's id stands before. */
const STAGED_SUFFIX = '.new.db';

/**
 * The folder of a vault: `vault.json` (the wrapped key), `residua.db` (the encrypted database), `audit-end.json` (where
 * the audit trail ended at the last lock), `backups/`, while wrong passphrases are counted `tries.json`, and
 * `pending-events.json` with what the trail has to be told at the next unlocking.
 *
 * Creating one takes three steps in an order that a crash cannot spoil: the whole database under a temporary name,
 * then the header, which decides, then the database's own name. A crash before the header leaves no vault; a crash
 * after it leaves one that the next opening completes.
 */
export class VaultFolder {
  readonly #folder: string;
  readonly #floor: KdfParameters;
  readonly #write: typeof writeFileAtomic;

  constructor(folder: string, floor: KdfParameters, write: typeof writeFileAtomic) {
    this.#folder = folder;
    this.#floor = floor;
    this.#write = write;
  }

  get triesFile(): string {
    return this.#path(TRIES_FILE);
  }

  get pendingFile(): string {
    return this.#path(PENDING_FILE);
  }

  get auditEndFile(): string {
    return this.#path(AUDIT_END_FILE);
  }

  /** Whether the folder holds a vault or any part of one. */
  exists(): boolean {
    return existsSync(this.#path(HEADER_FILE)) || existsSync(this.#path(DATABASE_FILE)) || isSwapping(this.#folder);
  }

  /** @throws ResiduaError `vault-missing`, `vault-damaged`, `vault-newer`. */
  async readHeader(): Promise<AnyHeader> {
    await finishSwap(this.#folder);
    if (!this.exists()) {
      throw new ResiduaError('vault-missing', 'There is no vault in this folder yet. Create one with a passphrase.');
    }
    if (!existsSync(this.#path(HEADER_FILE))) {
      throw new ResiduaError(
        'vault-damaged',
        'vault.json, which holds the wrapped key of the vault, is missing. Restore it from a copy of the vault folder.',
      );
    }
    return parseHeader(await readFile(this.#path(HEADER_FILE)), this.#floor);
  }

  /** @throws ResiduaError `vault-exists`, `file-unwritable`. */
  async create(header: AnyHeader, dataKey: Buffer): Promise<void> {
    await makePrivateFolder(this.#folder);
    this.#buildDatabase(header, dataKey);
    try {
      await this.#write(this.#path(HEADER_FILE), headerBytes(header), { overwrite: false });
    } catch (error) {
      await rm(this.#stagedPath(header), { force: true });
      throw error instanceof ResiduaError && error.code === 'file-exists' ? vaultExists() : error;
    }
  }

  /**
   * Puts a header in place of the present one. It decides, so that is one step. When the disk fails after that step,
   * the new header is in force: what stands on the disk is asked.
   *
   * @throws ResiduaError `file-unwritable`: then the present header stays.
   */
  async replaceHeader(header: AnyHeader): Promise<void> {
    const bytes = headerBytes(header);
    try {
      await this.#write(this.#path(HEADER_FILE), bytes, { overwrite: true });
    } catch (error) {
      if (!bytes.equals(await readFile(this.#path(HEADER_FILE)))) throw error;
    }
  }

  /** Finishes a creation that was cut off, and takes away what others left. @throws ResiduaError `vault-damaged`. */
  async complete(header: AnyHeader): Promise<void> {
    if (!existsSync(this.#path(DATABASE_FILE))) await this.#completeCreation(header);
    await this.#removeLeftovers();
  }

  /**
   * The database, brought to the newest version after a backup, and the evaluations that another program had changed
   * before that.
   *
   * @throws ResiduaError `vault-damaged`, `vault-newer`, `vault-busy`, `file-unwritable`.
   */
  async openDatabase(
    header: AnyHeader,
    dataKey: Buffer,
  ): Promise<{ readonly db: Connection; readonly altered: readonly string[] }> {
    const db = openDatabase(this.#path(DATABASE_FILE), dataKey);
    try {
      checkIntegrity(db);
      const altered = alteredBeforeMigration(db, dataKey);
      if (isBehind(db)) await backUpBeforeMigration(db, { header, vaultFolder: this.#folder, floor: this.#floor });
      migrate(db);
      return { db, altered };
    } catch (error) {
      db.close();
      throw error;
    }
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }

  #stagedPath({ id }: AnyHeader): string {
    return this.#path(`${id}${STAGED_SUFFIX}`);
  }

  /** The whole database, closed again: closing writes the log into the file and puts it on the disk. */
  #buildDatabase(header: AnyHeader, dataKey: Buffer): void {
    const db = openDatabase(this.#stagedPath(header), dataKey);
    try {
      migrate(db);
    } finally {
      db.close();
    }
  }

  async #completeCreation(header: AnyHeader): Promise<void> {
    if (!existsSync(this.#stagedPath(header))) {
      throw new ResiduaError(
        'vault-damaged',
        'The database of the vault, residua.db, is missing. Restore it from a backup or a copy of the vault folder.',
      );
    }
    await rename(this.#stagedPath(header), this.#path(DATABASE_FILE));
    await syncFolder(this.#folder);
  }

  /**
   * What this and earlier runs left half-written. Databases of creations that never came to a header among it: their
   * keys are lost and they hold nothing.
   */
  async #removeLeftovers(): Promise<void> {
    await removeIncoming(this.#folder);
    await sweepTemporary(this.#folder, new Date(performance.timeOrigin));
    for (const name of await readdir(this.#folder)) {
      if (name.includes(STAGED_SUFFIX)) await rm(this.#path(name), { force: true });
    }
  }
}

export function vaultExists(): ResiduaError {
  return new ResiduaError('vault-exists', 'This folder holds a vault already. Unlock it with its passphrase.');
}
