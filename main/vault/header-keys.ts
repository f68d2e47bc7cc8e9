import { randomBytes, randomUUID } from 'node:crypto';
import type { AccountFacts, Role } from '../domain/accounts.ts';
import { ResiduaError } from '../domain/errors.ts';
import { openLegacy } from './header-legacy.ts';
import {
  authenticated,
  checkAuthentic,
  FORMAT,
  isLegacy,
  MATERIAL_BYTES,
  type Account,
  type AnyHeader,
  type VaultHeader,
} from './header.ts';
import { deriveKey, KEY_BYTES, SALT_BYTES, type Kdf, type KdfParameters } from './kdf.ts';
import { keyFor, unwrap, wrap } from './wrapping.ts';

/** What a way into the vault gives. The caller zeroes it with `forget`. */
export interface Keys {
  readonly dataKey: Buffer;
  /** Under it the account's signing keys are sealed; null where only the database can be opened. */
  readonly secret: Buffer | null;
}

export function forget({ dataKey, secret }: Keys): void {
  dataKey.fill(0);
  secret?.fill(0);
}

/** New random keys, for a new vault. */
export function newKeys(): Keys & { secret: Buffer } {
  return { dataKey: randomBytes(KEY_BYTES), secret: randomBytes(KEY_BYTES) };
}

/** A new account that its passphrase opens. */
export async function newAccount(
  vaultId: string,
  facts: Omit<AccountFacts, 'id'> & { readonly id?: string },
  access: { readonly keys: Keys; readonly passphrase: string; readonly kdf: KdfParameters },
  now: Date,
): Promise<Account> {
  const { id = randomUUID(), name, role } = facts;
  const passphrase = await wrapUnderPassphrase(vaultId, id, access);
  return { id, name, role, createdAt: now.toISOString(), passphrase, recovery: null, keychain: null };
}

/** The header of a vault with one account. */
export function newHeader(id: string, account: Account, dataKey: Buffer): VaultHeader {
  return authenticated({ format: FORMAT, id, accounts: [account] }, dataKey);
}

/**
 * Opens an account with its passphrase.
 *
 * @throws ResiduaError `wrong-passphrase`, also when the account was tampered with: the two cannot be told apart;
 *   `vault-damaged` when another part of the header was.
 */
export async function openWithPassphrase(header: AnyHeader, accountId: string, passphrase: string): Promise<Keys> {
  if (isLegacy(header)) {
    const dataKey = await openLegacy(header, passphrase);
    if (dataKey === null) throw wrongPassphrase();
    return { dataKey, secret: null };
  }
  const account = accountOf(header, accountId);
  const { kdf, wrapped } = account.passphrase;
  const wrappingKey = await deriveKey(passphrase, kdf);
  const material = unwrap(wrapped, wrappingKey, contextOf(header.id, account.id, 'passphrase', kdf));
  wrappingKey.fill(0);
  if (material === null) throw wrongPassphrase();
  return checked(header, material);
}

/** @throws ResiduaError `wrong-passphrase` when it is not the account's recovery key; `vault-damaged`. */
export function openWithRecoveryKey(header: AnyHeader, accountId: string, recoveryKey: Uint8Array): Keys {
  const recovery = isLegacy(header) ? null : accountOf(header, accountId).recovery;
  if (isLegacy(header) || recovery === null) {
    throw new ResiduaError('wrong-passphrase', 'No recovery key was made for this account.', { path: '/recoveryKey' });
  }
  const { salt, wrapped } = recovery;
  const wrappingKey = keyFor('residua recovery key', recoveryKey, salt);
  const material = unwrap(wrapped, wrappingKey, contextOf(header.id, accountId, 'recovery', salt));
  wrappingKey.fill(0);
  if (material === null) {
    throw new ResiduaError(
      'wrong-passphrase',
      'This recovery key does not open the account. It may be an older one, or that of another account or machine.',
      { path: '/recoveryKey' },
    );
  }
  return checked(header, material);
}

/** @throws ResiduaError `keychain-unavailable` when the secret is not the one the account was wrapped with. */
export function openWithKeychain(header: VaultHeader, account: Account, secret: Buffer): Keys {
  const { keychain } = account;
  const wrappingKey = keychain === null ? null : keyFor('residua keychain', secret, keychain.salt);
  const dataKey =
    keychain === null || wrappingKey === null
      ? null
      : unwrap(keychain.wrapped, wrappingKey, contextOf(header.id, account.id, 'keychain', keychain.salt));
  wrappingKey?.fill(0);
  if (dataKey === null) {
    throw new ResiduaError(
      'keychain-unavailable',
      'The system’s keychain no longer opens this account. Use the passphrase.',
    );
  }
  checkOrForget(header, { dataKey, secret: null });
  return { dataKey, secret: null };
}

/** The header of the first format in the present one: same passphrase, and a secret of the account's own. */
export async function upgraded(
  header: AnyHeader,
  access: { readonly keys: Keys; readonly passphrase: string; readonly kdf: KdfParameters },
  now: Date,
): Promise<VaultHeader> {
  if (!isLegacy(header)) return header;
  const facts = { id: header.id, name: 'Examiner', role: 'examiner' as const };
  return newHeader(header.id, await newAccount(header.id, facts, access, now), access.keys.dataKey);
}

/** The account under another passphrase; its recovery key and keychain stay. */
export async function withPassphrase(
  header: VaultHeader,
  accountId: string,
  access: { readonly keys: Keys; readonly passphrase: string; readonly kdf: KdfParameters },
): Promise<VaultHeader> {
  const passphrase = await wrapUnderPassphrase(header.id, accountId, access);
  return changed(header, accountId, access.keys, { passphrase });
}

/** The account with a recovery key in place of the one it may have had. */
export function withRecoveryKey(
  header: VaultHeader,
  accountId: string,
  { keys, recoveryKey, now }: { readonly keys: Keys; readonly recoveryKey: Uint8Array; readonly now: Date },
): VaultHeader {
  const salt = randomBytes(SALT_BYTES).toString('base64');
  const wrappingKey = keyFor('residua recovery key', recoveryKey, salt);
  const material = materialOf(keys);
  const wrapped = wrap(material, wrappingKey, contextOf(header.id, accountId, 'recovery', salt));
  material.fill(0);
  wrappingKey.fill(0);
  return changed(header, accountId, keys, { recovery: { createdAt: now.toISOString(), salt, wrapped } });
}

/** The account with a secret that the operating system keeps sealed, or with none. */
export function withKeychain(
  header: VaultHeader,
  accountId: string,
  keys: Keys,
  keychain: { readonly secret: Buffer; readonly sealed: Buffer; readonly now: Date } | null,
): VaultHeader {
  if (keychain === null) return changed(header, accountId, keys, { keychain: null });
  const salt = randomBytes(SALT_BYTES).toString('base64');
  const wrappingKey = keyFor('residua keychain', keychain.secret, salt);
  const wrapped = wrap(keys.dataKey, wrappingKey, contextOf(header.id, accountId, 'keychain', salt));
  wrappingKey.fill(0);
  const sealed = keychain.sealed.toString('base64');
  return changed(header, accountId, keys, {
    keychain: { createdAt: keychain.now.toISOString(), sealed, salt, wrapped },
  });
}

export function withAccount(header: VaultHeader, account: Account, dataKey: Buffer): VaultHeader {
  return authenticated({ ...header, accounts: [...header.accounts, account] }, dataKey);
}

export function withoutAccount(header: VaultHeader, accountId: string, dataKey: Buffer): VaultHeader {
  return authenticated({ ...header, accounts: header.accounts.filter(({ id }) => id !== accountId) }, dataKey);
}

export function withFacts(
  header: VaultHeader,
  accountId: string,
  keys: Keys,
  facts: { readonly name: string; readonly role: Role },
): VaultHeader {
  return changed(header, accountId, keys, facts);
}

/** @throws ResiduaError `not-found`. */
export function accountOf(header: VaultHeader, accountId: string): Account {
  const account = header.accounts.find(({ id }) => id === accountId);
  if (account === undefined) throw new ResiduaError('not-found', 'There is no such account in this vault.');
  return account;
}

async function wrapUnderPassphrase(
  vaultId: string,
  accountId: string,
  { keys, passphrase, kdf }: { readonly keys: Keys; readonly passphrase: string; readonly kdf: KdfParameters },
): Promise<Account['passphrase']> {
  const { cost, blockSize, parallelization } = kdf;
  const salt = randomBytes(SALT_BYTES).toString('base64');
  const derivation: Kdf = { name: 'scrypt', cost, blockSize, parallelization, salt };
  const wrappingKey = await deriveKey(passphrase, derivation);
  const material = materialOf(keys);
  const wrapped = wrap(material, wrappingKey, contextOf(vaultId, accountId, 'passphrase', derivation));
  material.fill(0);
  wrappingKey.fill(0);
  return { kdf: derivation, wrapped };
}

function changed(header: VaultHeader, accountId: string, { dataKey }: Keys, part: Partial<Account>): VaultHeader {
  accountOf(header, accountId);
  const accounts = header.accounts.map((account) => (account.id === accountId ? { ...account, ...part } : account));
  return authenticated({ ...header, accounts }, dataKey);
}

function materialOf({ dataKey, secret }: Keys): Buffer {
  if (secret === null) throw new Error('The account’s own secret is needed here.');
  return Buffer.concat([dataKey, secret]);
}

/** Everything a wrapping depends on, in a fixed order and spelling. */
function contextOf(vaultId: string, accountId: string, way: string, derivation: Kdf | string): readonly unknown[] {
  if (typeof derivation === 'string') return [FORMAT, vaultId, accountId, way, derivation];
  const { name, cost, blockSize, parallelization, salt } = derivation;
  return [FORMAT, vaultId, accountId, way, name, cost, blockSize, parallelization, salt];
}

function checked(header: VaultHeader, material: Buffer): Keys {
  const dataKey = Buffer.from(material.subarray(0, KEY_BYTES));
  const secret = Buffer.from(material.subarray(KEY_BYTES, MATERIAL_BYTES));
  material.fill(0);
  checkOrForget(header, { dataKey, secret });
  return { dataKey, secret };
}

function checkOrForget(header: VaultHeader, keys: Keys): void {
  try {
    checkAuthentic(header, keys.dataKey);
  } catch (error) {
    forget(keys);
    throw error;
  }
}

function wrongPassphrase(): ResiduaError {
  return new ResiduaError(
    'wrong-passphrase',
    'This is not the passphrase of the vault. Check the keyboard and try again.',
  );
}
