import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { ResiduaError } from '../domain/errors.ts';
import type { KeyAlgorithm, PublicKeyFacts } from './algorithms.ts';
import { fingerprint, isSelfIssued, readCertificate, type Certificate } from './certificate.ts';
import { readBitString, readDer, readingAs } from './der.ts';
import * as der from './der-write.ts';
import { signWith, signatureIdentifier } from './private-key.ts';
import { isSignedBy } from './signature-check.ts';

/** A key and the certificates that vouch for it. */
export interface SigningIdentity {
  /** DER, the signer's own first, then its issuers. */
  certificates: Uint8Array[];
  /** PKCS#8, not encrypted: it stays in memory, and at rest only sealed (sealed-key.ts). */
  privateKeyPkcs8: Uint8Array;
  algorithm: KeyAlgorithm;
}

export interface NewIdentity {
  name: string;
  organization?: string;
  email?: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
  licenceNumber?: string;
  /** Whole years from `now`, 1 to 30; 5 when not given. */
  validYears?: number;
  algorithm: 'P-256' | 'RSA-3072';
  now: Date;
}

export interface IdentityDescription {
  /** Common name of the signer. */
  name: string;
  subject: string;
  issuer: string;
  /** Hexadecimal. */
  serial: string;
  /** ISO 8601 instants in UTC. */
  notBefore: string;
  notAfter: string;
  algorithm: KeyAlgorithm;
  selfSigned: boolean;
  /** 64 lower-case hexadecimal digits. */
  sha256Fingerprint: string;
}

/** Upper bounds of X.520 in characters, as certificate readers enforce them. */
const NAME_LIMIT = 64;

function checkedText(value: string, what: string, limit: number): string {
  const text = value.normalize('NFC').trim();
  const invalid = text === '' || Array.from(text).length > limit || /[\p{Cc}\p{Cs}]/u.test(text);
  if (invalid)
    throw new ResiduaError('invalid-input', `${what} must be 1 to ${limit} characters without control characters.`);
  return text;
}

function checkedYears(years: number): number {
  if (Number.isInteger(years) && years >= 1 && years <= 30) return years;
  throw new ResiduaError('invalid-input', 'The identity must be valid for a whole number of years, 1 to 30.');
}

function distinguishedName(options: NewIdentity): Uint8Array {
  const attribute = (oid: string, value: Uint8Array): Uint8Array =>
    der.setOf(der.sequence(der.objectIdentifier(oid), value));
  const parts: Uint8Array[] = [];
  if (options.country !== undefined) {
    if (!/^[A-Z]{2}$/.test(options.country)) {
      throw new ResiduaError('invalid-input', 'The country must be a two-letter code in capitals, such as US.');
    }
    parts.push(attribute('2.5.4.6', der.printableString(options.country)));
  }
  if (options.organization !== undefined) {
    parts.push(
      attribute('2.5.4.10', der.utf8String(checkedText(options.organization, 'The organization', NAME_LIMIT))),
    );
  }
  if (options.licenceNumber !== undefined) {
    // X.520 wants PrintableString here; a license number of other characters is kept, as UTF-8.
    const number = checkedText(options.licenceNumber, 'The license number', NAME_LIMIT);
    const printable = /^[A-Za-z0-9 '()+,\-./:=?]+$/.test(number);
    parts.push(attribute('2.5.4.5', printable ? der.printableString(number) : der.utf8String(number)));
  }
  parts.push(attribute('2.5.4.3', der.utf8String(checkedText(options.name, 'The name', NAME_LIMIT))));
  return der.sequence(...parts);
}

function extensions(spki: Uint8Array, email: string | undefined): Uint8Array {
  const extension = (oid: string, critical: boolean, value: Uint8Array): Uint8Array =>
    der.sequence(der.objectIdentifier(oid), ...(critical ? [der.boolean(true)] : []), der.octetString(value));
  const keyBits = readBitString(readDer(spki).children[1], 'the public key');
  const keyIdentifier = createHash('sha1').update(keyBits).digest(); // RFC 5280 section 4.2.1.2 (1): a name, not a protection
  const list = [
    extension('2.5.29.19', true, der.sequence()), // basicConstraints: not an authority
    extension('2.5.29.15', true, der.bitString(Uint8Array.of(0xc0), 6)), // keyUsage: digitalSignature, nonRepudiation
    extension('2.5.29.14', false, der.octetString(keyIdentifier)),
    extension('2.5.29.35', false, der.sequence(der.element(0x80, keyIdentifier))),
  ];
  if (email !== undefined) {
    if (!/^[\x21-\x3f\x41-\x7e]{1,64}@[\x21-\x3f\x41-\x7e]{1,190}$/.test(email)) {
      throw new ResiduaError('invalid-input', 'The e-mail address must have the form name@domain in plain ASCII.');
    }
    const address = der.element(0x81, Buffer.from(email, 'latin1'));
    list.push(extension('2.5.29.17', false, der.sequence(address)));
  }
  return der.tagged(3, der.sequence(...list));
}

function yearsLater(start: Date, years: number): Date {
  const end = new Date(start);
  end.setUTCFullYear(start.getUTCFullYear() + years);
  return end;
}

/**
 * Makes a key and a self-signed certificate for it: keyUsage digitalSignature and nonRepudiation, random 127-bit serial number,
 * names as UTF-8 (RFC 5280). Valid from the whole second of `now`. Throws ResiduaError('invalid-input') for a name, country,
 * address or term out of range.
 */
export async function createIdentity(options: NewIdentity): Promise<SigningIdentity> {
  const name = distinguishedName(options);
  const years = checkedYears(options.validYears ?? 5);
  const { subtle } = webcrypto;
  const pair =
    options.algorithm === 'P-256'
      ? await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
      : await subtle.generateKey(
          {
            name: 'RSASSA-PKCS1-v1_5',
            modulusLength: 3072,
            publicExponent: Uint8Array.of(1, 0, 1),
            hash: 'SHA-256',
          },
          true,
          ['sign', 'verify'],
        );
  const spki = new Uint8Array(await subtle.exportKey('spki', pair.publicKey));
  const privateKeyPkcs8 = new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey));
  const key: PublicKeyFacts =
    options.algorithm === 'P-256'
      ? { family: 'ECDSA', name: 'P-256', size: 32 }
      : { family: 'RSA', name: 'RSA-3072', bits: 3072 };
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const tbs = der.sequence(
    der.tagged(0, der.integer(2)),
    der.unsigned(serial),
    signatureIdentifier(key),
    name,
    der.sequence(der.time(options.now), der.time(yearsLater(options.now, years))),
    name,
    spki,
    extensions(spki, options.email),
  );
  const signature = await signWith(privateKeyPkcs8, key, tbs);
  const certificate = der.sequence(tbs, signatureIdentifier(key), der.bitString(signature));
  return { certificates: [certificate], privateKeyPkcs8, algorithm: options.algorithm };
}

/** The signer's own certificate. Throws ResiduaError('identity-invalid') when there is none or it cannot be read. */
export function leafCertificate(identity: SigningIdentity): Certificate {
  const [leaf] = identity.certificates;
  if (leaf === undefined) throw new ResiduaError('identity-invalid', 'The signing identity has no certificate.');
  return readingAs('identity-invalid', "The signer's certificate", () => readCertificate(leaf));
}

/** What to show of an identity. Throws ResiduaError('identity-invalid') when its certificate cannot be read. */
export function describeIdentity(identity: SigningIdentity): IdentityDescription {
  const leaf = leafCertificate(identity);
  return {
    name: leaf.name,
    subject: leaf.subject,
    issuer: leaf.issuer,
    serial: Buffer.from(leaf.serial).toString('hex'),
    notBefore: leaf.notBefore.toISOString(),
    notAfter: leaf.notAfter.toISOString(),
    algorithm: identity.algorithm,
    selfSigned: isSelfIssued(leaf),
    sha256Fingerprint: fingerprint(leaf.raw),
  };
}

/** The key kind of a certificate that is strong enough to sign with: RSA from 2048 bits, P-256, P-384, P-521. Throws ResiduaError('identity-invalid'). */
export function strongKey(certificate: Certificate): PublicKeyFacts {
  const { key } = certificate;
  if (key === undefined) {
    throw new ResiduaError(
      'identity-invalid',
      'The key type of the identity is not supported. Use RSA, P-256, P-384 or P-521.',
    );
  }
  if (key.family === 'RSA' && (key.bits < 2048 || key.bits > 8192)) {
    throw new ResiduaError(
      'identity-invalid',
      `The RSA key of the identity has ${key.bits} bits. Use an identity with 2048 to 8192 bits, or a P-256 key.`,
    );
  }
  return key;
}

/**
 * Throws ResiduaError('identity-invalid') unless `identity` can sign at the instant `at`: its certificate is valid then, permits
 * signing, holds a strong key of a supported type, and belongs to the private key.
 */
export async function checkIdentityUsable(identity: SigningIdentity, at: Date): Promise<void> {
  const leaf = leafCertificate(identity);
  for (const issuer of identity.certificates.slice(1)) {
    readingAs('identity-invalid', 'A certificate of the identity', () => readCertificate(issuer));
  }
  const key = strongKey(leaf);
  if (at < leaf.notBefore) {
    throw new ResiduaError(
      'identity-invalid',
      `The certificate of the identity is not valid before ${leaf.notBefore.toISOString()}.`,
    );
  }
  if (at > leaf.notAfter) {
    throw new ResiduaError(
      'identity-invalid',
      `The certificate of the identity expired on ${leaf.notAfter.toISOString()}. Create or import a new identity.`,
    );
  }
  if (leaf.keyUsage !== undefined && (leaf.keyUsage & 0xc0) === 0) {
    throw new ResiduaError('identity-invalid', 'The certificate of the identity does not permit signing (key usage).');
  }
  if (identity.algorithm !== key.name) {
    throw new ResiduaError(
      'identity-invalid',
      `The identity says ${identity.algorithm}, but its certificate holds ${key.name}.`,
    );
  }
  await checkKeyBelongs(identity);
}

/**
 * Throws ResiduaError('identity-invalid') unless what the private key signs is by the key of the certificate. A PKCS#8 may carry a
 * public key that is not its own, so comparing public keys would not do.
 */
export async function checkKeyBelongs(identity: SigningIdentity): Promise<void> {
  const leaf = leafCertificate(identity);
  const key = strongKey(leaf);
  const probe = randomBytes(32);
  let signature: Uint8Array;
  try {
    signature = await signWith(identity.privateKeyPkcs8, key, probe);
  } catch (cause) {
    throw new ResiduaError(
      'identity-invalid',
      'The private key of the identity cannot be read, or is of another type than its certificate.',
      { cause },
    );
  }
  if (!(await isSignedBy(leaf.spki, key, 'SHA-256', signature, probe))) {
    throw new ResiduaError('identity-invalid', 'The private key of the identity does not belong to its certificate.');
  }
}
