import { createPrivateKey, createPublicKey } from 'node:crypto';
import { ResiduaError } from '../domain/errors.ts';
import { OID } from './algorithms.ts';
import { withDefiniteLengths } from './ber.ts';
import { isIssuedBy, isSelfIssued, readCertificate, type Certificate } from './certificate.ts';
import { DerError, TAG, child, readDer, readOid, readSmallInteger, sameBytes, type DerNode } from './der.ts';
import { checkKeyBelongs, strongKey, type SigningIdentity } from './identity.ts';
import { P12Unsupported, decrypt, type DerivationBudget } from './p12-decrypt.ts';
import { passwordFor, wrongPassword } from './p12-mac.ts';

const MAX_FILE = 1024 * 1024;
/** Enough for the strongest files in use (600,000 iterations three times), and a few seconds at most. */
const MAX_ITERATIONS = 6_000_000;
const MAX_BAGS = 50;

const BAG = {
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
  x509: '1.2.840.113549.1.9.22.1',
};

interface Contents {
  keys: Uint8Array[];
  certificates: Certificate[];
}

/** The bytes of an octet string, whole or in pieces, universal or context-specific. Throws DerError. */
function octets(node: DerNode | undefined): Uint8Array {
  if (node === undefined) throw new DerError('a content is missing');
  if ((node.tag & 0x20) === 0) return node.value;
  return Buffer.concat(node.children.map((piece) => octets(piece)));
}

const readBer = (bytes: Uint8Array): DerNode => readDer(withDefiniteLengths(bytes));

interface Shrouded {
  algorithm: DerNode;
  data: Uint8Array;
}

/** Puts the plain keys and certificates of a safe into `found`; gives back the keys that are still encrypted. */
function collect(safe: Uint8Array, found: Contents): Shrouded[] {
  const shrouded: Shrouded[] = [];
  for (const bag of readBer(safe).children) {
    const wrapper = child(bag, 1, 0xa0, 'a bag');
    const [value] = wrapper.children;
    if (value === undefined) throw new DerError('a bag is empty');
    const type = readOid(bag.children[0]);
    if (type === BAG.key) found.keys.push(value.raw);
    if (type === BAG.shroudedKey) {
      const algorithm = child(value, 0, TAG.sequence, 'the encryption of a key');
      shrouded.push({ algorithm, data: octets(value.children[1]) });
    }
    if (type === BAG.certificate && readOid(value.children[0]) === BAG.x509) {
      found.certificates.push(readCertificate(octets(value.children[1]?.children[0])));
    }
    if (found.keys.length + found.certificates.length + shrouded.length > MAX_BAGS) {
      throw new P12Unsupported('holds too many keys and certificates');
    }
  }
  return shrouded;
}

async function readContents(content: Uint8Array, password: string, budget: DerivationBudget): Promise<Contents> {
  const found: Contents = { keys: [], certificates: [] };
  const safes = readBer(content).children;
  if (safes.length > MAX_BAGS) throw new P12Unsupported('holds too many parts');
  for (const safe of safes) {
    const type = readOid(safe.children[0]);
    const wrapper = child(safe, 1, 0xa0, 'a part');
    let plain: Uint8Array;
    if (type === OID.data) plain = octets(wrapper.children[0]);
    else if (type === OID.encryptedData) {
      const encrypted = child(child(wrapper, 0, TAG.sequence, 'a part'), 1, TAG.sequence, 'a part');
      const algorithm = child(encrypted, 1, TAG.sequence, 'the encryption of a part');
      plain = await decrypt(algorithm, octets(encrypted.children[2]), password, budget);
    } else throw new P12Unsupported('is protected by a public key, which is not supported');
    for (const { algorithm, data } of collect(plain, found)) {
      found.keys.push(await decrypt(algorithm, data, password, budget));
    }
  }
  return found;
}

/** Public key of a PKCS#8 or SubjectPublicKeyInfo in one comparable form; undefined when it cannot be read. */
function comparableKey(der: Uint8Array, type: 'pkcs8' | 'spki'): Buffer | undefined {
  try {
    const input = { key: Buffer.from(der), format: 'der', type } as const;
    const key = createPublicKey(
      input.type === 'pkcs8' ? createPrivateKey({ ...input, type: 'pkcs8' }) : { ...input, type: 'spki' },
    );
    return key.export({ type: 'spki', format: 'der' });
  } catch {
    return undefined; // a key of a type the platform does not know can match nothing
  }
}

/** The signer's certificate first, then its issuers as far as they are there; others are left out. */
async function chainFrom(leaf: Certificate, certificates: readonly Certificate[]): Promise<Uint8Array[]> {
  const rest = new Set(certificates);
  const chain: Uint8Array[] = [];
  let current: Certificate | undefined = leaf;
  while (current !== undefined) {
    chain.push(current.raw);
    rest.delete(current);
    let issuer: Certificate | undefined;
    if (!isSelfIssued(current)) {
      for (const candidate of rest) if (await isIssuedBy(current, candidate)) issuer = candidate;
    }
    current = issuer;
  }
  return chain;
}

async function identityOf({ keys, certificates }: Contents): Promise<SigningIdentity> {
  if (keys.length === 0) {
    throw new ResiduaError('invalid-input', 'The .p12 file holds no private key. Export it again with its key.');
  }
  for (const key of keys) {
    const mine = comparableKey(key, 'pkcs8');
    const leaf = certificates.find((certificate) => {
      const theirs = mine === undefined ? undefined : comparableKey(certificate.spki, 'spki');
      return theirs !== undefined && mine !== undefined && sameBytes(theirs, mine);
    });
    if (leaf === undefined) continue;
    const { name } = strongKey(leaf);
    // Written anew, so that what follows meets one plain form of PKCS#8.
    const privateKeyPkcs8 = createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' }).export({
      type: 'pkcs8',
      format: 'der',
    });
    return {
      certificates: await chainFrom(leaf, certificates),
      privateKeyPkcs8: new Uint8Array(privateKeyPkcs8),
      algorithm: name,
    };
  }
  throw new ResiduaError(
    'identity-invalid',
    'The .p12 file holds no certificate that belongs to its private key, or a key of a type that is not supported.',
  );
}

/**
 * Reads a .p12 (PKCS#12, RFC 7292): PBES2 with AES, as OpenSSL 3, Windows and Firefox write it, and the legacy 3DES and RC2;
 * the MAC by PKCS#12 or by PBMAC1 (RFC 9579).
 * Throws ResiduaError: 'wrong-password'; 'invalid-input' for what is no .p12, is larger than 1 MB or would need unreasonable
 * work; 'identity-invalid' when key and certificate do not fit each other or are of an unsupported or weak type.
 */
export async function readP12(bytes: Uint8Array, password: string): Promise<SigningIdentity> {
  if (bytes.length > MAX_FILE) {
    throw new ResiduaError(
      'invalid-input',
      'The file is larger than 1 MB, so it is not a .p12 file with a signing identity.',
    );
  }
  const budget: DerivationBudget = { iterations: MAX_ITERATIONS };
  let opened: { macData: DerNode | undefined; content: Uint8Array };
  let contents: Contents;
  try {
    opened = openOuter(bytes);
    const fitting =
      opened.macData === undefined ? password : await passwordFor(opened.macData, opened.content, password, budget);
    contents = await readInner(opened.content, fitting, opened.macData !== undefined, budget);
  } catch (error) {
    if (error instanceof DerError)
      throw new ResiduaError('invalid-input', `The file is not a .p12 file, or it is damaged: ${error.message}.`, {
        cause: error,
      });
    if (error instanceof P12Unsupported)
      throw new ResiduaError('invalid-input', `The .p12 file ${error.message}.`, { cause: error });
    throw error;
  }
  const identity = await identityOf(contents);
  await checkKeyBelongs(identity);
  return identity;
}

function openOuter(bytes: Uint8Array): { macData: DerNode | undefined; content: Uint8Array } {
  const root = readBer(bytes);
  if (root.tag !== TAG.sequence || readSmallInteger(root.children[0], 'the version') !== 3)
    throw new DerError('it is not PKCS#12');
  const safe = child(root, 1, TAG.sequence, 'the content');
  if (readOid(safe.children[0]) !== OID.data)
    throw new P12Unsupported('is sealed by a signature instead of a password');
  const content = octets(child(safe, 1, 0xa0, 'the content').children[0]);
  const macData = root.children[2];
  if (macData !== undefined && macData.tag !== TAG.sequence) throw new DerError('its digest is malformed');
  return { macData, content };
}

/** Once the MAC has proved the password, what cannot be decrypted is damage; without a MAC it is the password. */
async function readInner(
  content: Uint8Array,
  password: string,
  proved: boolean,
  budget: DerivationBudget,
): Promise<Contents> {
  try {
    return await readContents(content, password, budget);
  } catch (error) {
    if (error instanceof P12Unsupported || error instanceof ResiduaError) throw error;
    if (!proved) throw wrongPassword(error);
    throw new DerError('its content cannot be decrypted', { cause: error });
  }
}
