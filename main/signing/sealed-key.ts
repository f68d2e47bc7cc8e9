import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { ResiduaError } from '../domain/errors.ts';

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);

/**
 * A private key at rest: scrypt (RFC 7914) makes a key of the passphrase, AES-256-GCM seals the PKCS#8 with it. The bounds keep a
 * tampered record from asking for more memory (128 · cost · blockSize bytes, at most 512 MB) than a computer has.
 */
export const sealedKeySchema = z
  .strictObject({
    format: z.literal('residua-sealed-key/1'),
    kdf: z.literal('scrypt'),
    /** scrypt N, a power of two. */
    cost: z
      .int()
      .min(2 ** 14)
      .max(2 ** 19)
      .refine((value) => Number.isInteger(Math.log2(value)), 'must be a power of two'),
    /** scrypt r and p. */
    blockSize: z.literal(8),
    parallelization: z.int().min(1).max(4),
    /** Base64. */
    salt: base64.length(24),
    nonce: base64.length(16),
    ciphertext: base64.min(4).max(40_000),
    tag: base64.length(24),
  })
  .readonly();

export type SealedKey = z.infer<typeof sealedKeySchema>;

type Parameters = Pick<SealedKey, 'cost' | 'blockSize' | 'parallelization'>;

/** 128 MB and about a third of a second: the first recommendation of OWASP for scrypt (2024). */
const PARAMETERS: Parameters = { cost: 2 ** 17, blockSize: 8, parallelization: 1 };

/** The whole header is authenticated, so that no parameter can be exchanged unnoticed. */
function header(parameters: Parameters, salt: string): Buffer {
  const { cost, blockSize, parallelization } = parameters;
  return Buffer.from(`residua-sealed-key/1 scrypt ${cost} ${blockSize} ${parallelization} ${salt}`, 'latin1');
}

function deriveKey(passphrase: string, salt: Uint8Array, parameters: Parameters): Promise<Buffer> {
  const { cost, blockSize, parallelization } = parameters;
  // The same passphrase can be typed composed or decomposed, depending on keyboard and system.
  const text = passphrase.normalize('NFC');
  const options = { N: cost, r: blockSize, p: parallelization, maxmem: 256 * cost * blockSize };
  return new Promise((resolve, reject) => {
    scrypt(text, salt, 32, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

/**
 * A private key at rest under a secret of 32 random bytes that the vault wraps for its owner: when the passphrase
 * changes, this record need not.
 */
export const keySealedWithSecretSchema = z
  .strictObject({
    format: z.literal('residua-sealed-key/2'),
    nonce: base64.length(16),
    ciphertext: base64.min(4).max(40_000),
    tag: base64.length(24),
  })
  .readonly();
export type KeySealedWithSecret = z.infer<typeof keySealedWithSecretSchema>;

/** Seals a PKCS#8 private key under the secret of its owner's account; what comes back is plain JSON. */
export function sealWithSecret(pkcs8: Uint8Array, secret: Uint8Array): KeySealedWithSecret {
  const nonce = randomBytes(12);
  const key = keyOf(secret);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  key.fill(0);
  cipher.setAAD(Buffer.from('residua-sealed-key/2', 'latin1'));
  const ciphertext = Buffer.concat([cipher.update(pkcs8), cipher.final()]).toString('base64');
  const tag = cipher.getAuthTag().toString('base64');
  return { format: 'residua-sealed-key/2', nonce: nonce.toString('base64'), ciphertext, tag };
}

/** Opens a key sealed with `sealWithSecret`. @throws ResiduaError `identity-invalid` when the secret is another one or the record was changed. */
export function openWithSecret(sealed: KeySealedWithSecret, secret: Uint8Array): Uint8Array {
  const key = keyOf(secret);
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.nonce, 'base64'), { authTagLength: 16 });
  key.fill(0);
  decipher.setAAD(Buffer.from('residua-sealed-key/2', 'latin1'));
  decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
  const opened = decipher.update(Buffer.from(sealed.ciphertext, 'base64'));
  try {
    return new Uint8Array(Buffer.concat([opened, decipher.final()]));
  } catch (cause) {
    throw new ResiduaError(
      'identity-invalid',
      'The signing key does not belong to this account. Remove the identity and create or import it again.',
      { cause },
    );
  } finally {
    opened.fill(0);
  }
}

function keyOf(secret: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'residua signing key', 32));
}

/** Seals a PKCS#8 private key under a passphrase; what comes back is plain JSON. */
export async function sealKey(pkcs8: Uint8Array, passphrase: string): Promise<SealedKey> {
  const salt = randomBytes(16).toString('base64');
  const nonce = randomBytes(12);
  const key = await deriveKey(passphrase, Buffer.from(salt, 'base64'), PARAMETERS);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(header(PARAMETERS, salt));
  const ciphertext = Buffer.concat([cipher.update(pkcs8), cipher.final()]).toString('base64');
  key.fill(0);
  const tag = cipher.getAuthTag().toString('base64');
  return {
    format: 'residua-sealed-key/1',
    kdf: 'scrypt',
    ...PARAMETERS,
    salt,
    nonce: nonce.toString('base64'),
    ciphertext,
    tag,
  };
}

/** Opens a sealed key. Throws ResiduaError('wrong-passphrase') when the passphrase does not fit or the record was changed. */
export async function openKey(sealed: SealedKey, passphrase: string): Promise<Uint8Array> {
  const key = await deriveKey(passphrase, Buffer.from(sealed.salt, 'base64'), sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.nonce, 'base64'), { authTagLength: 16 });
  key.fill(0);
  decipher.setAAD(header(sealed, sealed.salt));
  decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
  const opened = decipher.update(Buffer.from(sealed.ciphertext, 'base64'));
  try {
    return new Uint8Array(Buffer.concat([opened, decipher.final()]));
  } catch (cause) {
    throw new ResiduaError('wrong-passphrase', 'The passphrase does not open the signing key. Type it again.', {
      cause,
    });
  } finally {
    opened.fill(0);
  }
}
