import { createDecipheriv, createHash, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { DerError, TAG, child, readOid, readSmallInteger, type DerNode } from './der.ts';

/** Work left for deriving keys from the password of one file, in iterations. */
export interface DerivationBudget {
  iterations: number;
}

/** What the decryption throws when the file asks for something that is not supported; the message completes "The file …". */
export class P12Unsupported extends Error {
  override readonly name = 'P12Unsupported';
}

export const P12_OID = {
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha1: '1.2.840.113549.2.7',
  hmacSha256: '1.2.840.113549.2.9',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
} as const;

const PRF: Record<string, string> = {
  [P12_OID.hmacSha1]: 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  [P12_OID.hmacSha256]: 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

const BLOCK_CIPHERS: Record<string, { name: string; key: number; iv: number }> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', key: 16, iv: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', key: 24, iv: 16 },
  [P12_OID.aes256Cbc]: { name: 'aes-256-cbc', key: 32, iv: 16 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', key: 24, iv: 8 },
};

/** The password-based encryption of RFC 7292 appendix C, in the ciphers that programs really wrote. */
const LEGACY: Record<string, { cipher: '3DES' | 'RC2'; key: number }> = {
  '1.2.840.113549.1.12.1.3': { cipher: '3DES', key: 24 },
  '1.2.840.113549.1.12.1.5': { cipher: 'RC2', key: 16 },
  '1.2.840.113549.1.12.1.6': { cipher: 'RC2', key: 5 },
};

const deriveByPbkdf2 = promisify(pbkdf2);

/** Charges the iterations a file asks for, before any are done. Throws P12Unsupported. */
export function chargeIterations(budget: DerivationBudget, iterations: number): number {
  budget.iterations -= iterations;
  if (iterations < 1 || budget.iterations < 0) {
    throw new P12Unsupported('asks for an unreasonable number of password iterations');
  }
  return iterations;
}

/** The password as RFC 7292 appendix B.1 wants it: UTF-16BE with two zero bytes at the end. */
export function passwordBytes(password: string): Uint8Array {
  return Buffer.from(`${password}\0`, 'utf16le').swap16();
}

function repeated(bytes: Uint8Array, block: number): Uint8Array {
  const size = block * Math.ceil(bytes.length / block);
  return Uint8Array.from({ length: size }, (_, index) => bytes[index % bytes.length] ?? 0);
}

/** The key derivation of RFC 7292 appendix B.2. `purpose`: 1 key, 2 initialisation vector, 3 MAC key. */
export function deriveByPkcs12(
  digest: string,
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  purpose: 1 | 2 | 3,
  size: number,
): Uint8Array {
  const block = digest === 'sha384' || digest === 'sha512' ? 128 : 64;
  const diversifier = new Uint8Array(block).fill(purpose);
  const input = Uint8Array.from([...repeated(salt, block), ...repeated(password, block)]);
  const out: number[] = [];
  for (;;) {
    let hash = createHash(digest).update(diversifier).update(input).digest();
    for (let round = 1; round < iterations; round += 1) hash = createHash(digest).update(hash).digest();
    out.push(...hash);
    if (out.length >= size) return Uint8Array.from(out.slice(0, size));
    const addend = repeated(hash, block);
    for (let start = 0; start < input.length; start += block) {
      let carry = 1;
      for (let index = block - 1; index >= 0; index -= 1) {
        carry += (input[start + index] ?? 0) + (addend[index] ?? 0);
        input[start + index] = carry & 0xff;
        carry >>= 8;
      }
    }
  }
}

/**
 * The key that an AlgorithmIdentifier of PBKDF2 derives from a password (RFC 8018 section 5.2). A `size` of undefined takes the
 * length that it states, 20 to 64 bytes. Throws DerError or P12Unsupported.
 */
export async function deriveByPkcs5(
  derivation: DerNode,
  password: Uint8Array,
  size: number | undefined,
  budget: DerivationBudget,
): Promise<Uint8Array> {
  if (readOid(derivation.children[0]) !== P12_OID.pbkdf2)
    throw new P12Unsupported('uses a key derivation that is not supported');
  const settings = child(derivation, 1, TAG.sequence, 'the key derivation');
  const salt = child(settings, 0, TAG.octetString, 'the salt').value;
  const iterations = readSmallInteger(settings.children[1], 'the number of iterations');
  const prfNode = settings.children.slice(2).find((node) => node.tag === TAG.sequence);
  const prf = PRF[prfNode === undefined ? P12_OID.hmacSha1 : readOid(prfNode.children[0])];
  if (prf === undefined) throw new P12Unsupported('uses a key derivation that is not supported');
  const lengthNode = settings.children[2]?.tag === TAG.integer ? settings.children[2] : undefined;
  const stated = lengthNode === undefined ? 0 : readSmallInteger(lengthNode, 'the length of the key');
  if (size === undefined && (stated < 20 || stated > 64)) throw new DerError('the length of the key is impossible');
  return deriveByPbkdf2(password, salt, chargeIterations(budget, iterations), size ?? stated, prf);
}

async function decryptPbes2(
  parameters: DerNode,
  data: Uint8Array,
  password: string,
  budget: DerivationBudget,
): Promise<Uint8Array> {
  const derivation = child(parameters, 0, TAG.sequence, 'the key derivation');
  const scheme = child(parameters, 1, TAG.sequence, 'the cipher');
  const cipher = BLOCK_CIPHERS[readOid(scheme.children[0])];
  if (cipher === undefined) throw new P12Unsupported('uses a cipher that is not supported');
  const iv = child(scheme, 1, TAG.octetString, 'the initialisation vector').value;
  if (iv.length !== cipher.iv) throw new DerError('the initialisation vector has the wrong length');
  const key = await deriveByPkcs5(derivation, Buffer.from(password, 'utf8'), cipher.key, budget);
  const decipher = createDecipheriv(cipher.name, key, iv);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}

function decryptLegacy(
  legacy: { cipher: '3DES' | 'RC2'; key: number },
  parameters: DerNode,
  data: Uint8Array,
  password: string,
  budget: DerivationBudget,
): Uint8Array {
  const salt = child(parameters, 0, TAG.octetString, 'the salt').value;
  const iterations = readSmallInteger(parameters.children[1], 'the number of iterations');
  chargeIterations(budget, iterations * 4); // each costs more than one of PBKDF2, and is done twice
  const secret = passwordBytes(password);
  const binary = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
  const key = binary(deriveByPkcs12('sha1', secret, salt, iterations, 1, legacy.key));
  const iv = binary(deriveByPkcs12('sha1', secret, salt, iterations, 2, 8));
  const input = forge.util.createBuffer(binary(data));
  if (legacy.cipher === '3DES') {
    const decipher = forge.cipher.createDecipher('3DES-CBC', forge.util.createBuffer(key));
    decipher.start({ iv });
    decipher.update(input);
    return finished(decipher.finish(), decipher.output);
  }
  const decipher = forge.rc2.createDecryptionCipher(key, legacy.key * 8);
  decipher.start(iv);
  decipher.update(input);
  return finished(decipher.finish(), decipher.output);
}

function finished(whole: boolean, output: forge.util.ByteStringBuffer | null): Uint8Array {
  if (!whole || output === null) throw new DerError('cannot be decrypted');
  return Buffer.from(output.getBytes(), 'latin1');
}

/**
 * Decrypts what an AlgorithmIdentifier of password-based encryption protects: PBES2 (AES, 3DES) or the legacy ciphers (3DES, RC2).
 * A wrong password shows as an error of the padding or as rubbish. Throws DerError, P12Unsupported, or what the cipher throws.
 */
export async function decrypt(
  algorithm: DerNode,
  data: Uint8Array,
  password: string,
  budget: DerivationBudget,
): Promise<Uint8Array> {
  const oid = readOid(algorithm.children[0]);
  const parameters = child(algorithm, 1, TAG.sequence, 'the parameters of the encryption');
  if (oid === P12_OID.pbes2) return decryptPbes2(parameters, data, password, budget);
  const legacy = LEGACY[oid];
  if (legacy === undefined) throw new P12Unsupported('uses an encryption that is not supported');
  return decryptLegacy(legacy, parameters, data, password, budget);
}
