import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountFacts } from '../domain/accounts.ts';
import type { AuditAction } from '../domain/audit.ts';
import { ResiduaError } from '../domain/errors.ts';
import { makePrivateFolder, sweepTemporary, temporaryName, writeFileAtomic } from '../files.ts';
import type { Connection } from '../store/connection.ts';
import type { EvaluationTitle } from '../store/evaluation-titles.ts';
import { makeReady, titlesIn } from './backup-database.ts';
import { compareTitles, type VaultDifference } from './backup-difference.ts';
import { extractDatabase } from './backup-file.ts';
import type { FoundBackup } from './backup-list.ts';
import { isSwapping, newIncoming, swapIn, type Incoming } from './backup-swap.ts';
import { forget, openWithPassphrase, type Keys } from './header-keys.ts';
import { accountsOf, headerBytes, parseHeader, whose, type AnyHeader } from './header.ts';
import type { KdfParameters } from './kdf.ts';
import { limited } from './passphrase.ts';
import { checkDamaged, presentHeader, usableHeader, withDamagedCopy } from './salvage-source.ts';
import { openDamaged, salvageDatabase, type SalvageReport } from './salvage.ts';
import type { Tries } from './tries.ts';

/** What the vault lends to restoring: all of it happens while the vault is locked. */
export interface RestorableVault {
  readonly folder: string;
  readonly floor: KdfParameters;
  readonly tries: Tries;
  /** Keeps something for the audit trail until the next unlocking. */
  readonly note: (action: AuditAction, accountId: string, what: string | null) => Promise<void>;
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

/** Restores backups, and saves what can be read of a damaged vault. The present files are set aside, never deleted. */
export class Restoring {
  readonly #vault: RestorableVault;

  constructor(vault: RestorableVault) {
    this.#vault = vault;
  }

  /**
   * What a backup holds, against what is there now. A backup of the present vault is opened by who may restore it now,
   * another one with a passphrase it had when it was made.
   *
   * @throws ResiduaError `wrong-passphrase`, `not-permitted`, `backup-damaged`, `vault-newer`, `vault-busy`, `conflict`,
   *   `file-unwritable`.
   */
  preview(backup: FoundBackup, key: Key): Promise<RestorePreview> {
    return this.#vault.whileLocked(() =>
      this.#withBackupKey(backup, key, async (dataKey, header) => {
        const copy = temporaryName(this.#vault.folder);
        try {
          await extractDatabase(backup.path, copy);
          const inBackup = titlesIn(copy, dataKey);
          const now = this.#presentTitles(dataKey);
          await this.#vault.note('backup-previewed', whose(header, key.account), null);
          return { ...compareTitles(inBackup, now ?? []), compared: now !== null };
        } finally {
          await rm(copy, { force: true });
        }
      }),
    );
  }

  /**
   * Puts a backup in place of the present database. The people, their rights and passphrases stay those of now; only
   * where the header of the vault is gone, damaged or another vault's, that of the backup comes back with it. When this
   * returns, it is on the disk; a crash before leaves the present vault, or is finished at the next start. The name of
   * the folder that holds what was set aside.
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

  /** Who may open a backup: the people of the vault it would be restored into, or else those it was made with. */
  async peopleOf({ content }: FoundBackup): Promise<{ accounts: readonly AccountFacts[]; arePresent: boolean }> {
    if (content === null) return { accounts: [], arePresent: false };
    const present = await presentHeader(this.#vault.folder, this.#vault.floor);
    const arePresent = present?.id === content.manifest.vaultId;
    return { accounts: present !== null && arePresent ? accountsOf(present) : content.accounts, arePresent };
  }

  /**
   * Copies what reads of the present database, row by row, into a new one and puts that in its place.
   *
   * @throws ResiduaError `wrong-passphrase`; `vault-damaged` when nothing reads; `vault-newer`, `conflict`, `file-unwritable`.
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

  /**
   * Makes sure that the passphrase is right and that the vault really is damaged: what opens is to be exported by who
   * has opened it, and recorded.
   *
   * @throws ResiduaError `wrong-passphrase`; `conflict` when nothing is damaged, or the vault is open; `vault-busy`.
   */
  checkDamaged(key: Key): Promise<void> {
    return this.#vault.whileLocked(async () => {
      const { header, isPresent } = await usableHeader(this.#vault.folder, this.#vault.floor);
      await this.#withKey(header, key, !isPresent, (dataKey) => {
        if (isPresent) checkDamaged(this.#vault.folder, dataKey);
        return Promise.resolve();
      });
    });
  }

  /**
   * Opens a copy of the present database, damaged as it may be, and hands it over; the copy goes again. What `work` does
   * with it is told to the audit trail at the next unlocking.
   *
   * @throws as `salvage`.
   */
  readDamaged<Result>(key: Key, what: string, work: (db: Connection) => Promise<Result>): Promise<Result> {
    return this.#vault.whileLocked(() =>
      this.#withPresentCopy(key, async (damaged, dataKey, header) => {
        const db = openDamaged(damaged, dataKey);
        try {
          await this.#vault.note('document-exported', whose(header, key.account), what);
          return await work(db);
        } finally {
          db.close();
        }
      }),
    );
  }

  /** Restoring into the vault that is there is for its people of now: who was removed does not come back with a backup. */
  async #withBackupKey<Result>(
    { content }: FoundBackup,
    key: Key,
    work: (dataKey: Buffer, header: AnyHeader) => Promise<Result>,
  ): Promise<Result> {
    if (content === null) throw new ResiduaError('backup-damaged', 'This backup cannot be read. Choose another one.');
    const { folder, floor } = this.#vault;
    // On a new machine there is no vault yet.
    await makePrivateFolder(folder);
    const present = await presentHeader(folder, floor);
    const keys = present?.id === content.manifest.vaultId ? await this.#unlessDamaged(present, key) : null;
    if (present !== null && keys !== null) {
      return withKeys(keys, () => {
        mayRestore(present, key);
        return work(keys.dataKey, present);
      });
    }
    const ofBackup = parseHeader(Buffer.from(content.manifest.header, 'utf8'), floor);
    return this.#withKey(ofBackup, key, true, (dataKey) => work(dataKey, ofBackup));
  }

  /** Null when the header was changed by another program. @throws ResiduaError `wrong-passphrase`, `not-found`. */
  async #unlessDamaged(header: AnyHeader, key: Key): Promise<Keys | null> {
    try {
      return await this.#keysOf(header, key, false);
    } catch (error) {
      if (error instanceof ResiduaError && error.code === 'vault-damaged') return null;
      throw error;
    }
  }

  async #withKey<Result>(
    header: AnyHeader,
    key: Key,
    ofBackup: boolean,
    work: (dataKey: Buffer) => Promise<Result>,
  ): Promise<Result> {
    const keys = await this.#keysOf(header, key, ofBackup);
    return withKeys(keys, () => work(keys.dataKey));
  }

  #keysOf(header: AnyHeader, { passphrase, account }: Key, ofBackup: boolean): Promise<Keys> {
    const accountId = whose(header, account);
    return this.#vault.tries.run({ vaultId: header.id, accountId, ofBackup }, () =>
      openWithPassphrase(header, accountId, limited(passphrase)),
    );
  }

  async #withPresentCopy<Result>(
    key: Key,
    work: (damaged: string, dataKey: Buffer, header: AnyHeader) => Promise<Result>,
  ): Promise<Result> {
    const { folder, floor } = this.#vault;
    const { header, isPresent } = await usableHeader(folder, floor);
    return this.#withKey(header, key, !isPresent, (dataKey) =>
      withDamagedCopy(folder, (damaged) => work(damaged, dataKey, header)),
    );
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

async function withKeys<Result>(keys: Keys, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } finally {
    forget(keys);
  }
}

/** @throws ResiduaError `not-permitted`. */
function mayRestore(header: AnyHeader, { account }: Key): void {
  const id = whose(header, account);
  if (accountsOf(header).some((one) => one.id === id && one.role === 'examiner')) return;
  throw new ResiduaError('not-permitted', 'Only an examiner may restore a backup here.');
}
