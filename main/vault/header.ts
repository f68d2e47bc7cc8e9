import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { ROLES, type AccountFacts } from '../domain/accounts.ts';
import { ResiduaError } from '../domain/errors.ts';
import { vaultNewer } from '../store/application.ts';
import { legacyAccount, legacyHeaderSchema, type LegacyHeader } from './header-legacy.ts';
import { base64Of, isAcceptable, kdfSchema, KEY_BYTES, SALT_BYTES, type KdfParameters } from './kdf.ts';
import { bytesOf, keyFor, wrappedSchema } from './wrapping.ts';

/**
 * The header of a vault, `vault.json`: the random key of the database, wrapped once for each way to open it. It holds
 * nothing secret. Each wrapping is authenticated with its derivation and its owner, and the whole header with a key
 * that only the database's own key gives, so no one without a way in can change a name, a role or an account unnoticed.
 */
export const FORMAT = 'residua-vault/2';
const NEWEST = 2;
const FORMAT_PATTERN = /^residua-vault\/(\d+)$/;
/** The database's key, then the account's own secret, under which its signing keys are sealed. */
export const MATERIAL_BYTES = 2 * KEY_BYTES;
const MOST_ACCOUNTS = 50;
export const ACCOUNT_NAME_MAX = 100;

const instant = z.iso.datetime();

const accountSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1).max(ACCOUNT_NAME_MAX),
  role: z.enum(ROLES),
  createdAt: instant,
  passphrase: z.strictObject({ kdf: kdfSchema, wrapped: wrappedSchema(MATERIAL_BYTES) }),
  recovery: z
    .strictObject({ createdAt: instant, salt: base64Of(SALT_BYTES), wrapped: wrappedSchema(MATERIAL_BYTES) })
    .nullable(),
  /** The database's key alone: what the operating system can open does not sign. */
  keychain: z
    .strictObject({
      createdAt: instant,
      /** A random secret, encrypted by the operating system for its user. */
      sealed: z.base64().min(4).max(8192),
      salt: base64Of(SALT_BYTES),
      wrapped: wrappedSchema(KEY_BYTES),
    })
    .nullable(),
});
export type Account = z.output<typeof accountSchema>;

const headerSchema = z.strictObject({
  format: z.literal(FORMAT),
  id: z.uuid(),
  /** The first manages the others. */
  accounts: z
    .array(accountSchema)
    .min(1)
    .max(MOST_ACCOUNTS)
    .refine((accounts) => new Set(accounts.map(({ id }) => id)).size === accounts.length),
  mac: base64Of(32),
});
export type VaultHeader = z.output<typeof headerSchema>;
export type AnyHeader = VaultHeader | LegacyHeader;

export function isLegacy(header: AnyHeader): header is LegacyHeader {
  return header.format !== FORMAT;
}

export function headerBytes(header: AnyHeader): Buffer {
  return Buffer.from(`${JSON.stringify(header, null, 2)}\n`, 'utf8');
}

/** The people of a vault, the one who manages it first. */
export function accountsOf(header: AnyHeader): readonly AccountFacts[] {
  if (isLegacy(header)) return [legacyAccount(header)];
  return header.accounts.map(({ id, name, role }) => ({ id, name, role }));
}

/** The account that is meant. @throws ResiduaError `not-found`; `invalid-input` when there are several and none was named. */
export function whose(header: AnyHeader, accountId: string | undefined): string {
  const accounts = accountsOf(header);
  const account =
    accountId === undefined && accounts.length === 1 ? accounts[0] : accounts.find(({ id }) => id === accountId);
  if (account !== undefined) return account.id;
  if (accountId === undefined) {
    throw new ResiduaError('invalid-input', 'Choose whose passphrase it is.', { path: '/account' });
  }
  throw new ResiduaError('not-found', 'There is no such account in this vault.', { path: '/account' });
}

/**
 * Reads a header from its bytes.
 *
 * @throws ResiduaError `vault-newer` for a later format; `vault-damaged` when it is no header, or its key derivation is
 *   weaker than `floor` or beyond what a machine can do.
 */
export function parseHeader(bytes: Buffer, floor: KdfParameters): AnyHeader {
  const json = parseJson(bytes);
  const version = z.object({ format: z.string().regex(FORMAT_PATTERN) }).safeParse(json);
  if (version.success && Number(FORMAT_PATTERN.exec(version.data.format)?.[1]) > NEWEST) throw vaultNewer(null);
  const parsed = z.union([headerSchema, legacyHeaderSchema]).safeParse(json);
  if (!parsed.success) throw headerDamaged(parsed.error);
  const header = parsed.data;
  const derivations = isLegacy(header) ? [header.kdf] : header.accounts.map(({ passphrase }) => passphrase.kdf);
  if (!derivations.every((kdf) => isAcceptable(kdf, floor))) {
    throw new ResiduaError(
      'vault-damaged',
      'vault.json asks for a key derivation that Residua never writes, so it was changed by another program. Restore vault.json from a copy.',
    );
  }
  return header;
}

/** The header with its authentication. */
export function authenticated(header: Omit<VaultHeader, 'mac'>, dataKey: Buffer): VaultHeader {
  const { format, id, accounts } = header;
  return { format, id, accounts, mac: macOf({ format, id, accounts }, dataKey).toString('base64') };
}

/** @throws ResiduaError `vault-damaged` when anything in the header was changed without the database's key. */
export function checkAuthentic(header: AnyHeader, dataKey: Buffer): void {
  if (isLegacy(header)) return;
  const { mac, ...rest } = header;
  if (timingSafeEqual(Buffer.from(mac, 'base64'), macOf(rest, dataKey))) return;
  throw new ResiduaError(
    'vault-damaged',
    'vault.json was changed by another program since Residua wrote it. Restore it from a copy of the vault folder.',
  );
}

function macOf(header: Omit<VaultHeader, 'mac'>, dataKey: Buffer): Buffer {
  const key = keyFor('residua vault header', dataKey, '');
  try {
    return createHmac('sha256', key)
      .update(bytesOf([inOrder(header)]))
      .digest();
  } finally {
    key.fill(0);
  }
}

/** The same value with the keys of every object in order, so that it is written in one way only. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([name, child]) => [name, inOrder(child)]);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw headerDamaged(error);
  }
}

function headerDamaged(cause: unknown): ResiduaError {
  return new ResiduaError(
    'vault-damaged',
    'vault.json, which holds the wrapped key of the vault, is damaged. Restore it from a copy of the vault folder.',
    { cause },
  );
}
