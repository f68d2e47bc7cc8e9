import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { base64Of, KEY_BYTES } from './kdf.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Key material of a known length, encrypted and authenticated with AES-256-GCM. */
export function wrappedSchema(length: number) {
  return z.strictObject({
    cipher: z.literal('aes-256-gcm'),
    nonce: base64Of(NONCE_BYTES),
    ciphertext: base64Of(length),
    tag: base64Of(TAG_BYTES),
  });
}
export type Wrapped = z.output<ReturnType<typeof wrappedSchema>>;

/** Wraps key material. `context` is authenticated with it: unwrapping wants the same. */
export function wrap(material: Buffer, key: Buffer, context: readonly unknown[]): Wrapped {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(bytesOf(context));
  const ciphertext = Buffer.concat([cipher.update(material), cipher.final()]);
  return {
    cipher: 'aes-256-gcm',
    nonce: nonce.toString('base64'),
    ciphertext: ciphertext.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** The key material, for the caller to zero; null when key or context are not those it was wrapped with. */
export function unwrap({ nonce, ciphertext, tag }: Wrapped, key: Buffer, context: readonly unknown[]): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'), { authTagLength: TAG_BYTES });
  decipher.setAAD(bytesOf(context));
  decipher.setAuthTag(Buffer.from(tag, 'base64'));
  const material = decipher.update(Buffer.from(ciphertext, 'base64'));
  try {
    decipher.final();
    return material;
  } catch {
    // The tag does not fit: the one way in which this call fails.
    material.fill(0);
    return null;
  }
}

/** A key for one purpose from a secret that is random already (HKDF, RFC 5869, with SHA-256). */
export function keyFor(purpose: string, secret: Uint8Array, salt: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.from(salt, 'base64'), purpose, KEY_BYTES));
}

/** In a fixed order and spelling. */
export function bytesOf(context: readonly unknown[]): Buffer {
  return Buffer.from(JSON.stringify(context), 'utf8');
}
