import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ResiduaError } from '../domain/errors.ts';
import { makePrivateFolder, sweepTemporary, temporaryName, writeFileAtomic } from '../files.ts';
import { backupNewer, lastApplication } from '../store/application.ts';
import { openDatabase, type Connection } from '../store/connection.ts';
import { evaluationTitles, type EvaluationTitle } from '../store/evaluation-titles.ts';
import { checkIntegrity, databaseVersion, migrate, readMigrations } from '../store/migrations.ts';
import { continueTrail } from './audit-trail.ts';
import { compareTitles, type VaultDifference } from './backup-difference.ts';
import { extractDatabase } from './backup-file.ts';
import { backupsIn, type FoundBackup } from './backup-list.ts';
import { isSwapping, newIncoming, swapIn, type Incoming } from './backup-swap.ts';
import { forget, openWithPassphrase } from './header-keys.ts';
import { headerBytes, parseHeader, whose, type AnyHeader } from './header.ts';
import type { KdfParameters } from './kdf.ts';
import { limited } from './passphrase.ts';
import { openDamaged, salvageDatabase, type SalvageReport } from './salvage.ts';
import type { Tries } from './tries.ts';

/** What the vault lends to restoring: all of it happens while the vault is locked. */
export interface RestorableVault {
  readonly folder: string;
  readonly floor: KdfParameters;
  readonly tries: Tries;
  /** One at a time, and refused while the vault is open. @throws ResiduaError `conflict`. */
  readonly whileLocked: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

interface Key {
  readonly passphrase: string;
  /** Whose passphrase it is; needed when there are several accounts. */
  readonly account: string | undefined;
}

interface Replacement {
  readonly header: AnyHeader;
  readonly dataKey: Buffer;
  readonly key: Key;
  readonly now: Date;
  readonly by: 'backup' | 'salvage';
}

/** What restoring a backup would do. */
export interface RestorePreview extends VaultDifference {
  /** False when the present vault cannot be read, or is another one: then there is nothing to compare with. */
  readonly compared: boolean;
}

const DATABASE = 'residua.db';
const HEADER = 'vault.json';

/** Restores backups, and saves what can be read of a damaged vault. The present files are set aside, never deleted. */
export class Restoring {
  readonly #vault: RestorableVault;

  constructor(vault: RestorableVault) {
    this.#vault = vault;
  }

  /**
   * What a backup holds, against what is there now. Opened with the passphrase it had when it was made.
   *
   * @throws ResiduaError `wrong-passphrase`, `backup-damaged`, `vault-newer`, `vault-busy`, `conflict`, `file-unwritable`.
   */
  preview(backup: FoundBackup, key: Key): Promise<RestorePreview> {
    return this.#vault.whileLocked(() =>
      this.#withBackupKey(backup, key, async (dataKey) => {
        const copy = temporaryName(this.#vault.folder);
        try {
          await extractDatabase(backup.path, copy);
          const inBackup = titlesIn(copy, dataKey);
          const now = this.#presentTitles(dataKey);
          return { ...compareTitles(inBackup, now ?? []), compared: now !== null };
        } finally {
          await rm(copy, { force: true });
        }
      }),
    );
  }

  /**
   * Puts a backup in place of the present vault. When this returns, it is on the disk; a crash before leaves the present
   * vault, or is finished at the next start. The name of the folder that holds what was set aside.
   *
   * @throws ResiduaError as `preview`.
   */
  restore(backup: FoundBackup, key: Key, now: Date): Promise<string> {
    return this.#vault.whileLocked(() =>
      this.#withBackupKey(backup, key, (dataKey, header) =>
        this.#replacePresent({ header, dataKey, key, now, by: 'backup' }, async (incoming) => {
          await extractDatabase(backup.path, incoming.database);
          titlesIn(incoming.database, dataKey);
          this.#presentTitles(dataKey);
        }),
      ),
    );
  }

  /**
   * Copies what reads of the present database, row by row, into a new one and puts that in its place.
   *
   * @throws ResiduaError `wrong-passphrase`; `vault-damaged` when nothing reads; `conflict`, `file-unwritable`.
   */
  salvage(key: Key, now: Date): Promise<{ report: SalvageReport; aside: string }> {
    return this.#vault.whileLocked(() =>
      this.#withPresentCopy(key, async (damaged, dataKey, header) => {
        const made: { report: SalvageReport | null } = { report: null };
        const aside = await this.#replacePresent({ header, dataKey, key, now, by: 'salvage' }, (incoming) => {
          made.report = salvageDatabase(damaged, incoming.database, dataKey);
          return Promise.resolve();
        });
        if (made.report === null) throw new Error('Nothing was salvaged.');
        return { report: made.report, aside };
      }),
    );
  }

  /** Opens a copy of the present database, damaged as it may be, and hands it over; the copy goes again. @throws as `salvage`. */
  readDamaged<Result>(key: Key, work: (db: Connection) => Result): Promise<Result> {
    return this.#vault.whileLocked(() =>
      this.#withPresentCopy(key, (damaged, dataKey) => {
        const db = openDamaged(damaged, dataKey);
        try {
          return Promise.resolve(work(db));
        } finally {
          db.close();
        }
      }),
    );
  }

  async #withBackupKey<Result>(
    { content }: FoundBackup,
    key: Key,
    work: (dataKey: Buffer, header: AnyHeader) => Promise<Result>,
  ): Promise<Result> {
    if (content === null) throw new ResiduaError('backup-damaged', 'This backup cannot be read. Choose another one.');
    const { manifest } = content;
    // On a new machine there is no vault yet.
    await makePrivateFolder(this.#vault.folder);
    return this.#withKey(parseHeader(Buffer.from(manifest.header, 'utf8'), this.#vault.floor), key, work);
  }

  async #withKey<Result>(
    header: AnyHeader,
    { passphrase, account }: Key,
    work: (dataKey: Buffer, header: AnyHeader) => Promise<Result>,
  ): Promise<Result> {
    const id = whose(header, account);
    const keys = await this.#vault.tries.run(() => openWithPassphrase(header, id, limited(passphrase)));
    try {
      return await work(keys.dataKey, header);
    } finally {
      forget(keys);
    }
  }

  /** The damaged files stay as they are: what is tried is tried on a copy. */
  async #withPresentCopy<Result>(
    key: Key,
    work: (damaged: string, dataKey: Buffer, header: AnyHeader) => Promise<Result>,
  ): Promise<Result> {
    const { folder } = this.#vault;
    return this.#withKey(await this.#usableHeader(), key, async (dataKey, header) => {
      const copy = await newIncoming(folder);
      try {
        for (const suffix of ['', '-wal']) {
          const path = join(folder, `${DATABASE}${suffix}`);
          if (!existsSync(path)) continue;
          await writeFileAtomic(`${copy.database}${suffix}`, await readFile(path), { overwrite: false });
        }
        return await work(copy.database, dataKey, header);
      } finally {
        await rm(copy.folder, { recursive: true, force: true });
      }
    });
  }

  /** The header of the vault; where it is damaged, the one that the newest backup carries wraps the same key. */
  async #usableHeader(): Promise<AnyHeader> {
    const { folder, floor } = this.#vault;
    try {
      return parseHeader(await readFile(join(folder, HEADER)), floor);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      const [newest] = (await backupsIn(join(folder, 'backups'), floor))
        .filter(({ content }) => content !== null)
        .sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
      if (newest?.content) return parseHeader(Buffer.from(newest.content.manifest.header, 'utf8'), floor);
      throw new ResiduaError(
        'vault-damaged',
        'vault.json, which holds the wrapped key of the vault, cannot be read, and no backup holds a copy of it.',
        { cause: error },
      );
    }
  }

  async #replacePresent(
    { header, dataKey, key, now, by }: Replacement,
    fill: (incoming: Incoming) => Promise<void>,
  ): Promise<string> {
    const { folder } = this.#vault;
    const incoming = await newIncoming(folder);
    try {
      await fill(incoming);
      makeReady(incoming, { dataKey, accountId: whose(header, key.account), by });
      await writeFileAtomic(incoming.header, headerBytes(header), { overwrite: false });
      return await swapIn(folder, incoming, now);
    } catch (error) {
      // Once it is decided, the next start finishes it.
      if (!isSwapping(folder)) await rm(incoming.folder, { recursive: true, force: true });
      throw error;
    } finally {
      await sweepTemporary(folder, new Date(performance.timeOrigin));
    }
  }

  /** The evaluations that are there now; null when that cannot be told. @throws ResiduaError `vault-busy`. */
  #presentTitles(dataKey: Buffer): EvaluationTitle[] | null {
    const path = join(this.#vault.folder, DATABASE);
    if (!existsSync(path)) return null;
    try {
      return titlesIn(path, dataKey);
    } catch (error) {
      if (error instanceof ResiduaError && error.code !== 'vault-busy') return null;
      throw error;
    }
  }
}

/** Brings an incoming database to the newest version and goes on with its audit trail. */
function makeReady(
  { database, auditEnd }: Incoming,
  { dataKey, accountId, by }: { readonly dataKey: Buffer; readonly accountId: string; readonly by: string },
): void {
  const db = openDatabase(database, dataKey);
  try {
    // What it is made of, the backup or the damaged file, is still there.
    migrate(db);
    continueTrail(db, { dataKey, accountId, endFile: auditEnd }, { action: 'backup-restored', details: { by } });
  } finally {
    db.close();
  }
}

/** @throws ResiduaError `vault-damaged`, `vault-newer`, `vault-busy`. */
function titlesIn(path: string, dataKey: Buffer): EvaluationTitle[] {
  const db = openDatabase(path, dataKey);
  try {
    checkIntegrity(db);
    if (databaseVersion(db) > readMigrations().length) throw backupNewer(lastApplication(db));
    return evaluationTitles(db);
  } finally {
    db.close();
  }
}
