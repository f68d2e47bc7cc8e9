import { randomUUID } from 'node:crypto';
import type { AccountFacts } from '../domain/accounts.ts';
import { readRecoveryKey } from '../domain/recovery-key.ts';
import { writeFileAtomic } from '../files.ts';
import { recordAccounts } from '../store/accounts.ts';
import { recordApplication } from '../store/application.ts';
import { recordAudit } from '../store/audit.ts';
import type { Connection } from '../store/connection.ts';
import { Accounts } from './accounts.ts';
import type { Keychain } from './keychain.ts';
import { announceChange } from './announcing.ts';
import { closeWithTrail, startTrail, type Opening } from './audit-trail.ts';
import { accountsOf, isLegacy, whose, type AnyHeader, type VaultHeader } from './header.ts';
import {
  forget,
  newAccount,
  newHeader,
  newKeys,
  openWithPassphrase,
  openWithRecoveryKey,
  withPassphrase,
} from './header-keys.ts';
import { Backups } from './backups.ts';
import { doorOf, keychainKeys, locked, ofVault, stillOpen, type Door } from './door.ts';
import { calibrate, KDF_PARAMETERS, type KdfParameters } from './kdf.ts';
import { checkNewPassphrase, limited, PASSPHRASE_MIN } from './passphrase.ts';
import { PendingEvents } from './pending-events.ts';
import { duringSession, stopIfLocked } from './session.ts';
import { CLOCK, Tries, type Target } from './tries.ts';
import { VaultFolder, vaultExists } from './vault-folder.ts';
import type { VaultOptions } from './vault-options.ts';

interface Opened {
  readonly db: Connection;
  readonly header: AnyHeader;
  readonly accountId: string;
}

type ToOpen = Omit<Opened, 'db'> & { readonly dataKey: Buffer; readonly locks: number };

/** One vault, and whether it is open. At most one thing happens to it at a time. */
export class Vault {
  /** The people of the vault, once it is open. */
  readonly accounts: Accounts;
  readonly backups: Backups;
  readonly #folder: VaultFolder;
  readonly #calibrate: () => Promise<KdfParameters>;
  readonly #tries: Tries;
  readonly #pending: PendingEvents;
  readonly #leastLength: number;
  #open: Opened | null = null;
  /** Counts locks, so that an unlock during which the vault was locked does not leave it open. */
  #locks = 0;
  readonly #lockListeners = new Set<() => void>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(folder: string, options: VaultOptions = {}) {
    const { kdf } = options;
    const floor = kdf ?? KDF_PARAMETERS;
    this.#folder = new VaultFolder(folder, floor, options.write ?? writeFileAtomic);
    this.#calibrate = kdf === undefined ? () => calibrate() : () => Promise.resolve(kdf);
    this.#pending = new PendingEvents(this.#folder.pendingFile);
    // While the vault is open, whoever answers the call records the failure.
    const onWrong = ({ accountId, ofBackup }: Target, at: Date): Promise<void> =>
      this.#open === null
        ? this.#pending.note({ action: 'unlock-failed', account: accountId, what: ofBackup ? 'of a backup' : null }, at)
        : Promise.resolve();
    this.#tries = new Tries(this.#folder.triesFile, options.clock ?? CLOCK, onWrong);
    this.#leastLength = Math.max(PASSPHRASE_MIN, options.minimumPassphraseLength ?? PASSPHRASE_MIN);
    const opened = (): Opened => this.#opened();
    this.backups = new Backups({
      ...{ folder, floor, opened, tries: this.#tries },
      note: (action, accountId, what) => this.#pending.note({ action, account: accountId, what }, new Date()),
      forcedFolder: options.backupFolder ?? null,
      whileLocked: (work) => this.#inTurn(() => (this.#open === null ? work() : Promise.reject(stillOpen()))),
    });
    this.accounts = new Accounts({
      opened,
      replace: (header, was) => this.#replace(header, was),
      inTurn: (work) => this.#inTurn(work),
      tries: this.#tries,
      leastLength: this.#leastLength,
      calibrate: this.#calibrate,
      reseal: options.reseal ?? (() => Promise.resolve()),
    });
  }

  state(): 'missing' | 'locked' | 'open' {
    if (this.#open !== null) return 'open';
    return this.#folder.exists() ? 'locked' : 'missing';
  }

  /**
   * Creates the vault and leaves it open.
   *
   * @throws ResiduaError `invalid-input` when the passphrase has fewer than 12 characters; `vault-exists` when the
   *   folder holds a vault or any part of one; `file-unwritable`.
   */
  create(passphrase: string, name = 'Examiner'): Promise<void> {
    return this.#inTurn(async () => {
      checkNewPassphrase(passphrase, this.#leastLength, '/passphrase');
      if (this.#folder.exists()) throw vaultExists();
      const locks = this.#locks;
      const keys = newKeys();
      try {
        const id = randomUUID();
        const access = { keys, passphrase, kdf: await this.#calibrate() };
        const account = await newAccount(id, { name, role: 'examiner' }, access, new Date());
        const header = newHeader(id, account, keys.dataKey);
        await this.#folder.create(header, keys.dataKey);
        await this.#openWith({ header, accountId: account.id, dataKey: keys.dataKey, locks }, 'created');
      } finally {
        forget(keys);
      }
    });
  }

  /**
   * Opens the vault; when it is open, checks the passphrase.
   *
   * @param accountId whose passphrase it is; needed only when there are several accounts.
   * @throws ResiduaError `vault-missing`, `wrong-passphrase`, `vault-damaged`, `vault-newer`, `vault-busy` when another
   *   process has it open, `locked` when it was locked meanwhile, `not-found` when there is no such account.
   */
  unlock(passphrase: string, accountId?: string): Promise<void> {
    return this.#inTurn(async () => {
      const locks = this.#locks;
      const header = this.#open?.header ?? (await this.#folder.readHeader());
      const id = this.#open?.accountId ?? whose(header, accountId);
      const keys = await this.#tries.run(ofVault(header, id), () =>
        openWithPassphrase(header, id, limited(passphrase)),
      );
      try {
        if (this.#open === null)
          await this.#openWith({ header, accountId: id, dataKey: keys.dataKey, locks }, 'passphrase');
      } finally {
        forget(keys);
      }
    });
  }

  /**
   * Opens the vault with what the operating system keeps for its user.
   *
   * @throws ResiduaError as `unlock`, and `keychain-unavailable`.
   */
  unlockWithKeychain(accountId: string, keychain: Keychain): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#open !== null) return;
      const locks = this.#locks;
      const header = await this.#folder.readHeader();
      const keys = keychainKeys(header, accountId, keychain);
      try {
        await this.#openWith({ header, accountId, dataKey: keys.dataKey, locks }, 'keychain');
      } finally {
        forget(keys);
      }
    });
  }

  /**
   * Opens the vault with an account's recovery key and gives the account a new passphrase. The header is written only
   * when the database opens.
   *
   * @throws ResiduaError as `unlock`; `invalid-input` for a mistyped key or a short passphrase; `conflict` when the vault
   *   is open.
   */
  recover(accountId: string | undefined, typedKey: string, passphrase: string): Promise<void> {
    return this.#inTurn(async () => {
      checkNewPassphrase(passphrase, this.#leastLength, '/newPassphrase');
      const recoveryKey = readRecoveryKey(typedKey);
      if (this.#open !== null) throw stillOpen();
      const locks = this.#locks;
      const header = await this.#folder.readHeader();
      const id = whose(header, accountId);
      const keys = await this.#tries.run(ofVault(header, id), () =>
        Promise.resolve().then(() => openWithRecoveryKey(header, id, recoveryKey)),
      );
      try {
        if (isLegacy(header)) throw new Error('A header of the first format has no recovery key.');
        const next = await withPassphrase(header, id, { keys, passphrase, kdf: await this.#calibrate() });
        await this.#openWith({ header, accountId: id, dataKey: keys.dataKey, locks }, 'recovery-key');
        recordAudit(this.database, { action: 'passphrase-changed', details: { by: 'recovery-key' } });
        await this.#replace(next, header).catch((error: unknown) => {
          this.lock();
          throw error;
        });
      } finally {
        recoveryKey.fill(0);
        forget(keys);
      }
    });
  }

  /** What stands at the door. @throws ResiduaError `vault-missing`, `vault-damaged`, `vault-newer`. */
  async door(): Promise<Door> {
    const header = this.#open?.header ?? (await this.#folder.readHeader());
    return doorOf(header, (id) => this.#tries.wait(ofVault(header, id)));
  }

  /**
   * Asks the passphrase of the open account once more. Checked against the header it was opened with: a header
   * exchanged on the disk meanwhile changes nothing.
   *
   * @throws ResiduaError `locked`, `wrong-passphrase`.
   */
  async verifyPassphrase(passphrase: string): Promise<void> {
    const { header, accountId } = this.#opened();
    forget(
      await this.#tries.run(ofVault(header, accountId), () =>
        openWithPassphrase(header, accountId, limited(passphrase)),
      ),
    );
  }

  /**
   * Closes the database, which forgets its key: no other copy is kept while the vault is open. What changed since the
   * last backup is copied before, when that is quick.
   */
  lock(): void {
    this.#locks += 1;
    const open = this.#open;
    this.#open = null;
    if (open === null) return;
    try {
      this.backups.copyBeforeLock(open, new Date());
      closeWithTrail(open.db, this.#folder.auditEndFile);
    } finally {
      // Whatever failed: what is on the screen has to go.
      for (const listener of this.#lockListeners) listener();
    }
  }

  /** Tells when the open vault was locked, by whatever. Returns the function that stops it. */
  onLock(listener: () => void): () => void {
    this.#lockListeners.add(listener);
    return () => this.#lockListeners.delete(listener);
  }

  /** Runs work that must not outlive the present session: after a lock it finds no database and writes nothing. */
  session<Result>(work: () => Result): Result {
    const locks = this.#locks;
    return duringSession(() => this.#locks !== locks, work);
  }

  /** Who has opened the vault. @throws ResiduaError `locked`. */
  currentAccount(): AccountFacts & { readonly manages: boolean } {
    return this.accounts.current();
  }

  /** @throws ResiduaError `locked`, also for work that began before a lock. */
  get database(): Connection {
    stopIfLocked();
    return this.#opened().db;
  }

  #opened(): Opened {
    if (this.#open === null) throw locked();
    return this.#open;
  }

  async #replace(header: VaultHeader, was: AnyHeader): Promise<void> {
    const before = this.#opened();
    if (before.header !== was) throw locked();
    announceChange();
    // Before the header, so that what is told as failed does not hold; each opening writes them down by the header anew.
    recordAccounts(before.db, accountsOf(header), new Date());
    await this.#folder.replaceHeader(header);
    // The vault may have been locked, and even opened again, while the disk was written.
    if (this.#open !== before) return;
    this.#open = { ...before, header };
  }

  /** One thing at a time: two unlocks at once would lock each other out. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #openWith({ header, accountId, dataKey, locks }: ToOpen, opening: Opening): Promise<void> {
    await this.#folder.complete(header);
    if (this.#locks !== locks) throw locked();
    const { db, altered } = await this.#folder.openDatabase(header, dataKey);
    try {
      if (this.#locks !== locks) throw locked();
      recordApplication(db);
      recordAccounts(db, accountsOf(header), new Date());
      const pending = this.#pending.entries();
      startTrail(db, { dataKey, accountId, endFile: this.#folder.auditEndFile, opening, pending, altered });
      if (pending.length > 0) this.#pending.clear();
    } catch (error) {
      db.close();
      throw error;
    }
    this.#open = { db, header, accountId };
  }
}
