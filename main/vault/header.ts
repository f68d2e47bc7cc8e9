import { createCipheriv, createDecipheriv, randomBytes, randomUUID, scrypt } from 'node:crypto';
import { z } from 'zod';
import { ResiduaError } from '../domain/errors.ts';

/**
 * The header of a vault, `vault.json`: the random key of the database, wrapped by a key derived from the passphrase.
 * It holds nothing secret. The parameters of the derivation are authenticated with the wrapped key, so changing any of
 * them makes the passphrase wrong; and a floor stops a header that asks for a derivation cheap enough to be guessed.
 */

/** scrypt's N, r and p (RFC 7914). Memory is 128 · N · r bytes. */
export interface KdfParameters {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

/** 128 MiB and about 0.3 seconds on a laptop of 2024. New vaults use it, and nothing weaker is accepted. */
export const KDF_PARAMETERS: KdfParameters = { cost: 2 ** 17, blockSize: 8, parallelization: 1 };
/** A header beyond this, 1 GiB, would stall the machine. */
const KDF_CEILING: KdfParameters = { cost: 2 ** 20, blockSize: 8, parallelization: 4 };

const FORMAT = 'residua-vault/1';
const FORMAT_PATTERN = /^residua-vault\/(\d+)$/;
export const KEY_BYTES = 32;
const SALT_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function base64Of(length: number) {
  return z.base64().refine((text) => Buffer.from(text, 'base64').length === length);
}

const headerSchema = z.strictObject({
  format: z.literal(FORMAT),
  id: z.uuid(),
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    cost: z.int().refine((cost) => cost > 1 && (cost & (cost - 1)) === 0),
    blockSize: z.int().min(1),
    parallelization: z.int().min(1),
    salt: base64Of(SALT_BYTES),
  }),
  wrappedKey: z.strictObject({
    cipher: z.literal('aes-256-gcm'),
    nonce: base64Of(NONCE_BYTES),
    ciphertext: base64Of(KEY_BYTES),
    tag: base64Of(TAG_BYTES),
  }),
});
export type VaultHeader = z.output<typeof headerSchema>;

/** Wraps a key for a new header. `dataKey` stays the caller's to zero. */
export async function wrapKey(dataKey: Buffer, passphrase: string, parameters: KdfParameters): Promise<VaultHeader> {
  const opening = {
    format: FORMAT,
    id: randomUUID(),
    kdf: { name: 'scrypt', ...parameters, salt: randomBytes(SALT_BYTES).toString('base64') },
  } as const;
  const nonce = randomBytes(NONCE_BYTES);
  const wrappingKey = await deriveKey(passphrase, opening.kdf);
  try {
    const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(authenticatedPart(opening));
    const ciphertext = Buffer.concat([cipher.update(dataKey), cipher.final()]);
    return {
      ...opening,
      wrappedKey: {
        cipher: 'aes-256-gcm',
        nonce: nonce.toString('base64'),
        ciphertext: ciphertext.toString('base64'),
        tag: cipher.getAuthTag().toString('base64'),
      },
    };
  } finally {
    wrappingKey.fill(0);
  }
}

/**
 * The key of the database, for the caller to zero.
 *
 * @throws ResiduaError `wrong-passphrase`, also when the header was tampered with: the two cannot be told apart.
 */
export async function unwrapKey(header: VaultHeader, passphrase: string): Promise<Buffer> {
  const { nonce, ciphertext, tag } = header.wrappedKey;
  const wrappingKey = await deriveKey(passphrase, header.kdf);
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, Buffer.from(nonce, 'base64'), {
    authTagLength: TAG_BYTES,
  });
  wrappingKey.fill(0);
  decipher.setAAD(authenticatedPart(header));
  decipher.setAuthTag(Buffer.from(tag, 'base64'));
  const dataKey = decipher.update(Buffer.from(ciphertext, 'base64'));
  try {
    decipher.final();
    return dataKey;
  } catch (error) {
    dataKey.fill(0);
    throw new ResiduaError(
      'wrong-passphrase',
      'This is not the passphrase of the vault. Check the keyboard and try again.',
      {
        cause: error,
      },
    );
  }
}

export function headerBytes(header: VaultHeader): Buffer {
  return Buffer.from(`${JSON.stringify(header, null, 2)}\n`, 'utf8');
}

/**
 * Reads a header from its bytes.
 *
 * @throws ResiduaError `vault-newer` for a later format; `vault-damaged` when it is no header, or its key derivation is
 *   weaker than `floor` or beyond what a machine can do.
 */
export function parseHeader(bytes: Buffer, floor: KdfParameters): VaultHeader {
  const json = parseJson(bytes);
  const version = z.object({ format: z.string().regex(FORMAT_PATTERN) }).safeParse(json);
  if (version.success && Number(FORMAT_PATTERN.exec(version.data.format)?.[1]) > 1) {
    throw new ResiduaError(
      'vault-newer',
      'This vault was written by a newer version of Residua. Install that version or a later one to open it.',
    );
  }
  const parsed = headerSchema.safeParse(json);
  if (!parsed.success) throw headerDamaged(parsed.error);
  if (!within(parsed.data.kdf, floor, KDF_CEILING)) {
    throw new ResiduaError(
      'vault-damaged',
      'vault.json asks for a key derivation that Residua never writes, so it was changed by another program. Restore vault.json from a copy.',
    );
  }
  return parsed.data;
}

function within(kdf: KdfParameters, floor: KdfParameters, ceiling: KdfParameters): boolean {
  const names = ['cost', 'blockSize', 'parallelization'] as const;
  return names.every((name) => kdf[name] >= floor[name] && kdf[name] <= ceiling[name]);
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

/** Everything the wrapped key depends on, in a fixed order and spelling. */
function authenticatedPart({ format, id, kdf }: Omit<VaultHeader, 'wrappedKey'>): Buffer {
  const { name, cost, blockSize, parallelization, salt } = kdf;
  return Buffer.from(JSON.stringify([format, id, name, cost, blockSize, parallelization, salt]), 'utf8');
}

/** The same passphrase typed on another keyboard can be another sequence of code points: NFKC makes them one. */
async function deriveKey(passphrase: string, kdf: VaultHeader['kdf']): Promise<Buffer> {
  const { cost, blockSize, parallelization, salt } = kdf;
  const secret = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  const maxmem = 2 * 128 * cost * blockSize;
  try {
    return await new Promise((resolve, reject) => {
      scrypt(
        secret,
        Buffer.from(salt, 'base64'),
        KEY_BYTES,
        { cost, blockSize, parallelization, maxmem },
        (error, key) => {
          if (error === null) resolve(key);
          else reject(error);
        },
      );
    });
  } finally {
    secret.fill(0);
  }
}
