import { webcrypto } from 'node:crypto';
import type { DigestName, PublicKeyFacts } from './algorithms.ts';
import { DerError, TAG, readDer, readUnsigned } from './der.ts';

/** The fixed-length r‖s that WebCrypto wants, from the DER form of CMS and X.509 (RFC 3279 section 2.2.3). Throws DerError. */
function ecdsaFromDer(signature: Uint8Array, size: number): Uint8Array {
  const pair = readDer(signature);
  if (pair.tag !== TAG.sequence || pair.children.length !== 2) throw new DerError('the ECDSA signature is malformed');
  const raw = new Uint8Array(size * 2);
  pair.children.forEach((node, index) => {
    const number = readUnsigned(node, 'a number of the ECDSA signature');
    if (number.length > size) throw new DerError('a number of the ECDSA signature is too large');
    raw.set(number, size * (index + 1) - number.length);
  });
  return raw;
}

/** The DER form (SEQUENCE of two INTEGERs) of WebCrypto's r‖s. */
export function ecdsaToDer(raw: Uint8Array): Uint8Array {
  const half = raw.length / 2;
  const integers = [raw.subarray(0, half), raw.subarray(half)].map((number) => {
    let start = 0;
    while (start < number.length - 1 && number[start] === 0) start += 1;
    const digits = number.subarray(start);
    const padded = (digits[0] ?? 0) > 0x7f ? [0, ...digits] : [...digits];
    return [TAG.integer, padded.length, ...padded];
  });
  const body = integers.flat();
  const length = body.length < 0x80 ? [body.length] : [0x81, body.length];
  return Uint8Array.from([TAG.sequence, ...length, ...body]);
}

/** A view WebCrypto's types accept: bytes over a plain ArrayBuffer. */
export function plainBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

export function keyParameters(
  key: PublicKeyFacts,
  digest: DigestName | 'SHA-1',
): webcrypto.RsaHashedImportParams | webcrypto.EcKeyImportParams {
  return key.family === 'RSA' ? { name: 'RSASSA-PKCS1-v1_5', hash: digest } : { name: 'ECDSA', namedCurve: key.name };
}

/** Whether `signature` over `data` is by the key in `spki` (DER). A malformed key or signature is false. */
export async function isSignedBy(
  spki: Uint8Array,
  key: PublicKeyFacts,
  digest: DigestName | 'SHA-1',
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean> {
  try {
    const parameters = keyParameters(key, digest);
    const publicKey = await webcrypto.subtle.importKey('spki', plainBytes(spki), parameters, false, ['verify']);
    const form = key.family === 'ECDSA' ? ecdsaFromDer(signature, key.size) : signature;
    return await webcrypto.subtle.verify(
      { name: parameters.name, hash: digest },
      publicKey,
      plainBytes(form),
      plainBytes(data),
    );
  } catch (error) {
    // WebCrypto reports an impossible key or signature by throwing; for the caller that is simply not a signature.
    if (error instanceof DerError || error instanceof DOMException || isNodeCryptoError(error)) return false;
    throw error;
  }
}

function isNodeCryptoError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('ERR_');
}
