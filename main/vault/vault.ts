import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ResiduaError } from '../domain/errors.ts';
import { makePrivateFolder, syncFolder, writeFileAtomic } from '../files.ts';
import { openDatabase, type Connection } from '../store/connection.ts';
import { checkIntegrity, migrate } from '../store/migrations.ts';
import {
  headerBytes,
  KDF_PARAMETERS,
  KEY_BYTES,
  parseHeader,
  unwrapKey,
  wrapKey,
  type KdfParameters,
  type VaultHeader,
} from './header.ts';

const HEADER_FILE = 'vault.json';
const DATABASE_FILE = 'residua.db';
/** A database that is being created; the vault's id stands before. */
const STAGED_SUFFIX = '.new.db';
const PASSPHRASE_MIN = 12;
const PASSPHRASE_MAX = 1024;

interface VaultOptions {
  /** Key derivation of new vaults, and the least that is accepted. Weaker ones are for tests alone. */
  readonly kdf?: KdfParameters;
}

/**
 * One vault: a folder with `vault.json` (the wrapped key), `residua.db` (the encrypted database) and `backups/`.
 *
 * Creating one takes three steps in an order that a crash cannot spoil: the whole database under a temporary name,
 * then the header, which decides, then the database's own name. A crash before the header leaves no vault; a crash
 * after it leaves one that the next unlock completes.
 */
export class Vault {
  readonly #folder: string;
  readonly #kdf: KdfParameters;
  #open: { readonly db: Connection; readonly header: VaultHeader } | null = null;
  /** Counts locks, so that an unlock during which the vault was locked does not leave it open. */
  #locks = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(folder: string, options: VaultOptions = {}) {
    this.#folder = folder;
    this.#kdf = options.kdf ?? KDF_PARAMETERS;
  }

  state(): 'missing' | 'locked' | 'open' {
    if (this.#open !== null) return 'open';
    return this.#exists() ? 'locked' : 'missing';
  }

  /**
   * Creates the vault and leaves it open.
   *
   * @throws ResiduaError `invalid-input` when the passphrase has fewer than 12 characters; `vault-exists` when the
   *   folder holds a vault or any part of one; `file-unwritable`.
   */
  create(passphrase: string): Promise<void> {
    return this.#inTurn(async () => {
      checkNewPassphrase(passphrase);
      if (this.#exists()) throw vaultExists();
      const locks = this.#locks;
      await makePrivateFolder(this.#folder);
      const dataKey = randomBytes(KEY_BYTES);
      try {
        const header = await wrapKey(dataKey, passphrase, this.#kdf);
        this.#buildDatabase(header, dataKey);
        await this.#commit(header);
        await this.#openWith(header, dataKey, locks);
      } finally {
        dataKey.fill(0);
      }
    });
  }

  /**
   * Opens the vault; when it is open, checks the passphrase.
   *
   * @throws ResiduaError `vault-missing`, `wrong-passphrase`, `vault-damaged`, `vault-newer`, `vault-busy` when another
   *   process has it open, `locked` when it was locked meanwhile.
   */
  unlock(passphrase: string): Promise<void> {
    return this.#inTurn(async () => {
      const locks = this.#locks;
      const header = this.#open?.header ?? (await this.#readHeader());
      const dataKey = await unwrapKey(header, limited(passphrase));
      try {
        if (this.#open === null) await this.#openWith(header, dataKey, locks);
      } finally {
        dataKey.fill(0);
      }
    });
  }

  /**
   * Asks the passphrase of the open vault once more. Checked against the header it was opened with: a header exchanged
   * on the disk meanwhile changes nothing.
   *
   * @throws ResiduaError `locked`, `wrong-passphrase`.
   */
  async verifyPassphrase(passphrase: string): Promise<void> {
    if (this.#open === null) throw locked();
    const dataKey = await unwrapKey(this.#open.header, limited(passphrase));
    dataKey.fill(0);
  }

  /** Closes the database, which forgets its key: no other copy is kept while the vault is open. */
  lock(): void {
    this.#locks += 1;
    const open = this.#open;
    this.#open = null;
    open?.db.close();
  }

  /** @throws ResiduaError `locked`. */
  get database(): Connection {
    if (this.#open === null) throw locked();
    return this.#open.db;
  }

  /** One thing at a time: two unlocks at once would lock each other out. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  #exists(): boolean {
    return existsSync(this.#path(HEADER_FILE)) || existsSync(this.#path(DATABASE_FILE));
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }

  #stagedPath(header: VaultHeader): string {
    return this.#path(`${header.id}${STAGED_SUFFIX}`);
  }

  /** The whole database, closed again: closing writes the log into the file and puts it on the disk. */
  #buildDatabase(header: VaultHeader, dataKey: Buffer): void {
    const db = openDatabase(this.#stagedPath(header), dataKey);
    try {
      migrate(db, this.#path('backups'));
    } finally {
      db.close();
    }
  }

  async #commit(header: VaultHeader): Promise<void> {
    try {
      await writeFileAtomic(this.#path(HEADER_FILE), headerBytes(header), { overwrite: false });
    } catch (error) {
      await rm(this.#stagedPath(header), { force: true });
      throw error instanceof ResiduaError && error.code === 'file-exists' ? vaultExists() : error;
    }
  }

  async #readHeader(): Promise<VaultHeader> {
    if (!this.#exists()) {
      throw new ResiduaError('vault-missing', 'There is no vault in this folder yet. Create one with a passphrase.');
    }
    if (!existsSync(this.#path(HEADER_FILE))) {
      throw new ResiduaError(
        'vault-damaged',
        'vault.json, which holds the wrapped key of the vault, is missing. Restore it from a copy of the vault folder.',
      );
    }
    return parseHeader(await readFile(this.#path(HEADER_FILE)), this.#kdf);
  }

  async #openWith(header: VaultHeader, dataKey: Buffer, locks: number): Promise<void> {
    const path = this.#path(DATABASE_FILE);
    if (!existsSync(path)) await this.#completeCreation(header);
    await this.#removeLeftovers();
    if (this.#locks !== locks) throw locked();
    const db = openDatabase(path, dataKey);
    try {
      checkIntegrity(db);
      migrate(db, this.#path('backups'));
    } catch (error) {
      db.close();
      throw error;
    }
    this.#open = { db, header };
  }

  async #completeCreation(header: VaultHeader): Promise<void> {
    if (!existsSync(this.#stagedPath(header))) {
      throw new ResiduaError(
        'vault-damaged',
        'The database of the vault, residua.db, is missing. Restore it from a backup or a copy of the vault folder.',
      );
    }
    await rename(this.#stagedPath(header), this.#path(DATABASE_FILE));
    await syncFolder(this.#folder);
  }

  /** Databases of creations that never came to a header: their keys are lost and they hold nothing. */
  async #removeLeftovers(): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      if (name.includes(STAGED_SUFFIX)) await rm(this.#path(name), { force: true });
    }
  }
}

function checkNewPassphrase(passphrase: string): void {
  if (Array.from(passphrase.normalize('NFKC')).length < PASSPHRASE_MIN) {
    throw new ResiduaError('invalid-input', 'A passphrase has at least 12 characters.', { path: '/passphrase' });
  }
  limited(passphrase);
}

function limited(passphrase: string): string {
  if (passphrase.length > PASSPHRASE_MAX) {
    throw new ResiduaError('invalid-input', 'A passphrase has at most 1024 characters.', { path: '/passphrase' });
  }
  return passphrase;
}

function vaultExists(): ResiduaError {
  return new ResiduaError('vault-exists', 'This folder holds a vault already. Unlock it with its passphrase.');
}

function locked(): ResiduaError {
  return new ResiduaError('locked', 'The vault is locked. Unlock it with the passphrase.');
}
