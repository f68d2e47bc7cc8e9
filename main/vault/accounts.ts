import { randomBytes } from 'node:crypto';
import { writeRecoveryKey, RECOVERY_KEY_BYTES } from '../domain/recovery-key.ts';
import type { AccountFacts, Role } from '../domain/accounts.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { Connection } from '../store/connection.ts';
import { ofVault } from './door.ts';
import { ACCOUNT_NAME_MAX, accountsOf, isLegacy, type AnyHeader, type VaultHeader } from './header.ts';
import {
  accountOf,
  forget,
  newAccount,
  newKeys,
  openWithPassphrase,
  upgraded,
  withAccount,
  withFacts,
  withKeychain,
  withoutAccount,
  withPassphrase,
  withRecoveryKey,
  type Keys,
} from './header-keys.ts';
import { KEY_BYTES, type KdfParameters } from './kdf.ts';
import type { Keychain } from './keychain.ts';
import { checkNewPassphrase, limited } from './passphrase.ts';
import type { Tries } from './tries.ts';

/** How the account that is open can be opened. */
export interface Protection {
  /** Instants, or null. */
  readonly recoveryKeySince: string | null;
  readonly keychainSince: string | null;
}

/** Brings what is sealed under the passphrase itself, in older vaults, under the account's secret. */
export type Reseal = (
  db: Connection,
  access: { readonly accountId: string; readonly passphrase: string; readonly secret: Buffer },
) => Promise<void>;

/** What the vault lends to its accounts. */
export interface OpenVault {
  /** @throws ResiduaError `locked`. */
  readonly opened: () => { readonly db: Connection; readonly header: AnyHeader; readonly accountId: string };
  /** Puts a header in place of the present one, on the disk and in memory. @throws ResiduaError `locked`. */
  readonly replace: (header: VaultHeader, was: AnyHeader) => Promise<void>;
  readonly inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly tries: Tries;
  /** Characters that a new passphrase has at least. */
  readonly leastLength: number;
  readonly calibrate: () => Promise<KdfParameters>;
  readonly reseal: Reseal;
}

/**
 * The people of an open vault and their ways into it. Every change asks the passphrase of whoever is there, because
 * only that gives the keys: none is kept while the vault is open. Each change is one replacement of the header, so a
 * crash leaves the old or the new one.
 */
export class Accounts {
  readonly #vault: OpenVault;

  constructor(vault: OpenVault) {
    this.#vault = vault;
  }

  /** The people of the vault, the one who manages it first. @throws ResiduaError `locked`. */
  list(): readonly AccountFacts[] {
    return accountsOf(this.#vault.opened().header);
  }

  /** Who has opened the vault. @throws ResiduaError `locked`. */
  current(): AccountFacts & { readonly manages: boolean } {
    const { accountId } = this.#vault.opened();
    const accounts = this.list();
    const account = accounts.find(({ id }) => id === accountId);
    if (account === undefined) throw new Error('The open account is not in the header.');
    return { ...account, manages: accounts[0] === account };
  }

  /** @throws ResiduaError `locked`. */
  protection(): Protection {
    const { header, accountId } = this.#vault.opened();
    if (isLegacy(header)) return { recoveryKeySince: null, keychainSince: null };
    const { recovery, keychain } = accountOf(header, accountId);
    return { recoveryKeySince: recovery?.createdAt ?? null, keychainSince: keychain?.createdAt ?? null };
  }

  /**
   * The secret under which this account's signing keys are sealed, for the caller to zero.
   *
   * @throws ResiduaError `locked`, `wrong-passphrase`.
   */
  secret(passphrase: string): Promise<Buffer> {
    return this.#withKeys(passphrase, ({ secret }) => Promise.resolve(Buffer.from(secret)));
  }

  /**
   * Puts a new passphrase in place of the old one. The database is not touched; the derivation is calibrated anew.
   *
   * @throws ResiduaError `locked`, `wrong-passphrase`, `invalid-input` for a short one, `file-unwritable`: then the old
   *   passphrase stays.
   */
  async changePassphrase(passphrase: string, next: string): Promise<void> {
    checkNewPassphrase(next, this.#vault.leastLength, '/newPassphrase');
    await this.#change(passphrase, async (header, keys, accountId) =>
      withPassphrase(header, accountId, { keys, passphrase: next, kdf: await this.#vault.calibrate() }),
    );
  }

  /**
   * Makes a recovery key; one made before dies. It is nowhere but in what this returns.
   *
   * @throws ResiduaError `locked`, `wrong-passphrase`, `file-unwritable`.
   */
  async makeRecoveryKey(passphrase: string): Promise<string> {
    const recoveryKey = randomBytes(RECOVERY_KEY_BYTES);
    try {
      await this.#change(passphrase, (header, keys, accountId) =>
        Promise.resolve(withRecoveryKey(header, accountId, { keys, recoveryKey, now: new Date() })),
      );
      return writeRecoveryKey(recoveryKey);
    } finally {
      recoveryKey.fill(0);
    }
  }

  /**
   * Lets the operating system's keychain open this account, or no longer.
   *
   * @throws ResiduaError `locked`, `wrong-passphrase`, `keychain-unavailable`, `file-unwritable`.
   */
  async setKeychain(passphrase: string, keychain: Keychain | null): Promise<void> {
    await this.#change(passphrase, (header, keys, accountId) => {
      if (keychain === null) return Promise.resolve(withKeychain(header, accountId, keys, null));
      const secret = randomBytes(KEY_BYTES);
      try {
        const sealed = keychain.seal(secret);
        return Promise.resolve(withKeychain(header, accountId, keys, { secret, sealed, now: new Date() }));
      } finally {
        secret.fill(0);
      }
    });
  }

  /**
   * Adds a person with a passphrase of their own. Only who manages the vault may.
   *
   * @throws ResiduaError `locked`, `not-permitted`, `wrong-passphrase`, `invalid-input`, `file-unwritable`.
   */
  async add(
    passphrase: string,
    person: { readonly name: string; readonly role: Role; readonly passphrase: string },
  ): Promise<void> {
    this.#checkManages();
    checkNewPassphrase(person.passphrase, this.#vault.leastLength, '/newPassphrase');
    const name = this.#freeName(person.name, null);
    await this.#change(passphrase, async (header, { dataKey }) => {
      const { secret } = newKeys();
      const keys = { dataKey, secret };
      const access = { keys, passphrase: person.passphrase, kdf: await this.#vault.calibrate() };
      try {
        return withAccount(
          header,
          await newAccount(header.id, { name, role: person.role }, access, new Date()),
          dataKey,
        );
      } finally {
        secret.fill(0);
      }
    });
  }

  /** @throws ResiduaError as `add`, and `not-found`. The one who manages stays an examiner. */
  async change(passphrase: string, id: string, facts: { readonly name: string; readonly role: Role }): Promise<void> {
    this.#checkManages();
    const name = this.#freeName(facts.name, id);
    if (id === this.list()[0]?.id && facts.role !== 'examiner') {
      throw new ResiduaError('invalid-input', 'Who manages the others is an examiner.', { path: '/role' });
    }
    await this.#change(passphrase, (header, keys) =>
      Promise.resolve(withFacts(header, id, keys, { name, role: facts.role })),
    );
  }

  /**
   * Takes a person's ways into the vault away. What they wrote and signed stays.
   *
   * @throws ResiduaError as `add`, and `not-found`; `invalid-input` for the one who manages.
   */
  async remove(passphrase: string, id: string): Promise<void> {
    this.#checkManages();
    if (id === this.list()[0]?.id) {
      throw new ResiduaError('invalid-input', 'Who manages the others cannot be removed.', { path: '/id' });
    }
    await this.#change(passphrase, (header, { dataKey }) => {
      accountOf(header, id);
      return Promise.resolve(withoutAccount(header, id, dataKey));
    });
  }

  #checkManages(): void {
    if (this.current().manages) return;
    throw new ResiduaError(
      'not-permitted',
      `Only ${this.list()[0]?.name ?? 'the first examiner'} manages the accounts.`,
    );
  }

  #freeName(typed: string, ownId: string | null): string {
    const name = typed.normalize('NFC').trim();
    const path = '/name';
    if (name === '' || name.length > ACCOUNT_NAME_MAX) {
      throw new ResiduaError('invalid-input', 'Enter a name of at most 100 characters.', { path });
    }
    if (this.list().some((other) => other.id !== ownId && other.name === name)) {
      throw new ResiduaError('invalid-input', 'Another account has this name. Choose one that tells them apart.', {
        path,
      });
    }
    return name;
  }

  #change(
    passphrase: string,
    work: (header: VaultHeader, keys: Keys & { secret: Buffer }, accountId: string) => Promise<VaultHeader>,
  ): Promise<void> {
    return this.#withKeys(passphrase, async (keys, header, accountId) => {
      await this.#vault.replace(await work(header, keys, accountId), header);
    });
  }

  /** Opens the account with its passphrase, in the present format, and lets `work` have the keys for a moment. */
  #withKeys<Result>(
    passphrase: string,
    work: (keys: Keys & { secret: Buffer }, header: VaultHeader, accountId: string) => Promise<Result>,
  ): Promise<Result> {
    return this.#vault.inTurn(async () => {
      const { db, header, accountId } = this.#vault.opened();
      const opened = await this.#vault.tries.run(ofVault(header, accountId), () =>
        openWithPassphrase(header, accountId, limited(passphrase)),
      );
      const keys = { dataKey: opened.dataKey, secret: opened.secret ?? newKeys().secret };
      try {
        const present = await this.#inPresentFormat(header, keys, passphrase);
        await this.#vault.reseal(db, { accountId, passphrase, secret: keys.secret });
        return await work(keys, present, accountId);
      } finally {
        forget(keys);
      }
    });
  }

  /** The first format becomes the present one under the same passphrase: nothing that is sealed with it is lost. */
  async #inPresentFormat(header: AnyHeader, keys: Keys, passphrase: string): Promise<VaultHeader> {
    if (!isLegacy(header)) return header;
    const next = await upgraded(header, { keys, passphrase, kdf: header.kdf }, new Date());
    await this.#vault.replace(next, header);
    return next;
  }
}
