import { createHmac, timingSafeEqual } from 'node:crypto';
import { ResiduaError } from '../domain/errors.ts';
import { OID } from './algorithms.ts';
import { TAG, child, readOid, readSmallInteger, type DerNode } from './der.ts';
import {
  P12Unsupported,
  chargeIterations,
  deriveByPkcs12,
  deriveByPkcs5,
  passwordBytes,
  type DerivationBudget,
} from './p12-decrypt.ts';

const MAC_DIGESTS: Record<string, { name: string; size: number }> = {
  '1.3.14.3.2.26': { name: 'sha1', size: 20 },
  '2.16.840.1.101.3.4.2.4': { name: 'sha224', size: 28 },
  [OID.sha256]: { name: 'sha256', size: 32 },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', size: 48 },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', size: 64 },
};

const PBMAC1 = '1.2.840.113549.1.5.14';
const MAC_SCHEMES: Record<string, string> = {
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

export const wrongPassword = (cause?: unknown): ResiduaError =>
  new ResiduaError('wrong-password', 'The password does not open the .p12 file. Type it again.', { cause });

/** Computes what the MAC must be under a form of the password. */
type Compute = (form: Uint8Array) => Promise<Uint8Array>;

/** The password that fits the MAC, in the form it was typed or in the other Unicode form. Throws wrong-password. */
export async function passwordFor(
  macData: DerNode,
  content: Uint8Array,
  password: string,
  budget: DerivationBudget,
): Promise<string> {
  const info = child(macData, 0, TAG.sequence, 'the digest of the file');
  const algorithm = child(info, 0, TAG.sequence, 'the digest of the file');
  const expected = child(info, 1, TAG.octetString, 'the digest of the file').value;
  const newer = readOid(algorithm.children[0]) === PBMAC1;
  const compute = newer ? byPbmac1(algorithm, content, budget) : byPkcs12(macData, algorithm, content, budget);
  for (const candidate of new Set([password, password.normalize('NFC'), password.normalize('NFD')])) {
    // PBMAC1 takes the password as UTF-8. An absent password was written by some older programs as no bytes at all.
    const older = candidate === '' ? [passwordBytes(''), new Uint8Array()] : [passwordBytes(candidate)];
    for (const form of newer ? [Buffer.from(candidate, 'utf8')] : older) {
      const actual = await compute(form);
      if (actual.length === expected.length && timingSafeEqual(actual, expected)) return candidate;
    }
  }
  throw wrongPassword();
}

/** RFC 7292 appendix B. */
function byPkcs12(macData: DerNode, algorithm: DerNode, content: Uint8Array, budget: DerivationBudget): Compute {
  const digest = MAC_DIGESTS[readOid(algorithm.children[0])];
  if (digest === undefined) throw new P12Unsupported('is protected by a digest that is not supported');
  const salt = child(macData, 1, TAG.octetString, 'the salt').value;
  const iterations =
    macData.children[2] === undefined ? 1 : readSmallInteger(macData.children[2], 'the number of iterations');
  return (form) => {
    chargeIterations(budget, iterations * 2);
    const key = deriveByPkcs12(digest.name, form, salt, iterations, 3, digest.size);
    return Promise.resolve(createHmac(digest.name, key).update(content).digest());
  };
}

/** RFC 9579: PBKDF2 with its own salt and number of iterations, then HMAC. */
function byPbmac1(algorithm: DerNode, content: Uint8Array, budget: DerivationBudget): Compute {
  const parameters = child(algorithm, 1, TAG.sequence, 'the parameters of the digest');
  const derivation = child(parameters, 0, TAG.sequence, 'the key derivation');
  const scheme = MAC_SCHEMES[readOid(child(parameters, 1, TAG.sequence, 'the digest').children[0])];
  if (scheme === undefined) throw new P12Unsupported('is protected by a digest that is not supported');
  return async (form) => {
    const key = await deriveByPkcs5(derivation, form, undefined, budget);
    return createHmac(scheme, key).update(content).digest();
  };
}
