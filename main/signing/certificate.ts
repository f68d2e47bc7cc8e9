import { createHash } from 'node:crypto';
import { readPublicKey, readSignatureAlgorithm, type PublicKeyFacts, type SignatureAlgorithm } from './algorithms.ts';
import {
  DerError,
  TAG,
  child,
  readBitString,
  readDer,
  readOid,
  readText,
  readTime,
  readUnsigned,
  sameBytes,
  type DerNode,
} from './der.ts';
import { isSignedBy } from './signature-check.ts';

/** What is read of an X.509 certificate (RFC 5280). */
export interface Certificate {
  raw: Uint8Array;
  tbs: Uint8Array;
  /** Magnitude of the serial number. */
  serial: Uint8Array;
  /** Names as they stand, to compare byte for byte. */
  issuerRaw: Uint8Array;
  subjectRaw: Uint8Array;
  /** One line, e.g. "CN=Ada Example, O=Clinic". */
  issuer: string;
  subject: string;
  /** Common name, else organisation, else the whole subject. */
  name: string;
  notBefore: Date;
  notAfter: Date;
  spki: Uint8Array;
  /** Undefined for a key type that is not supported. */
  key: PublicKeyFacts | undefined;
  signatureAlgorithm: SignatureAlgorithm | undefined;
  signature: Uint8Array;
  /** First byte of the keyUsage bits; undefined when the extension is absent. */
  keyUsage: number | undefined;
  subjectKeyIdentifier: Uint8Array | undefined;
}

const ATTRIBUTE_NAMES: Record<string, string> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.42': 'GN',
  '1.2.840.113549.1.9.1': 'E',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
};

function readName(node: DerNode): { label: string; text: string }[] {
  return node.children.flatMap((set) =>
    set.children.map((pair) => {
      const oid = readOid(pair.children[0]);
      return { label: ATTRIBUTE_NAMES[oid] ?? oid, text: readText(pair.children[1]) };
    }),
  );
}

const nameLine = (parts: { label: string; text: string }[]): string =>
  parts.map((part) => `${part.label}=${part.text}`).join(', ');

function readExtensions(tbs: DerNode): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const list = tbs.children.find((node) => node.tag === 0xa3)?.children[0];
  for (const extension of list?.children ?? []) {
    const oid = readOid(extension.children[0]);
    const value = extension.children.at(-1);
    if (value?.tag !== TAG.octetString) throw new DerError('a certificate extension is malformed');
    if (found.has(oid)) throw new DerError('a certificate extension stands twice');
    found.set(oid, value.value);
  }
  return found;
}

/** Reads one certificate. Throws DerError when it is not DER or not X.509 v3. */
export function readCertificate(bytes: Uint8Array): Certificate {
  const root = readDer(bytes);
  if (root.tag !== TAG.sequence || root.children.length !== 3) throw new DerError('a certificate is malformed');
  const tbs = child(root, 0, TAG.sequence, 'the body of a certificate');
  const shift = tbs.children[0]?.tag === 0xa0 ? 1 : 0;
  const innerAlgorithm = child(tbs, shift + 1, TAG.sequence, 'the signature algorithm of a certificate');
  const outerAlgorithm = child(root, 1, TAG.sequence, 'the signature algorithm of a certificate');
  if (!sameBytes(innerAlgorithm.raw, outerAlgorithm.raw))
    throw new DerError('a certificate names two signature algorithms');
  const issuer = child(tbs, shift + 2, TAG.sequence, 'the issuer of a certificate');
  const validity = child(tbs, shift + 3, TAG.sequence, 'the validity of a certificate');
  const subject = child(tbs, shift + 4, TAG.sequence, 'the subject of a certificate');
  const spki = child(tbs, shift + 5, TAG.sequence, 'the key of a certificate');
  const subjectParts = readName(subject);
  const textOf = (label: string): string | undefined => subjectParts.findLast((part) => part.label === label)?.text;
  const extensions = readExtensions(tbs);
  const usage = extensions.get('2.5.29.15');
  const identifier = extensions.get('2.5.29.14');
  return {
    raw: root.raw,
    tbs: tbs.raw,
    serial: readSerial(tbs.children[shift]),
    issuerRaw: issuer.raw,
    subjectRaw: subject.raw,
    issuer: nameLine(readName(issuer)),
    subject: nameLine(subjectParts),
    name: textOf('CN') ?? textOf('O') ?? nameLine(subjectParts),
    notBefore: readTime(validity.children[0]),
    notAfter: readTime(validity.children[1]),
    spki: spki.raw,
    key: readPublicKey(spki),
    signatureAlgorithm: readCertificateSignature(outerAlgorithm),
    signature: readBitString(root.children[2], 'the signature of a certificate'),
    keyUsage: usage === undefined ? undefined : readDer(usage).value[1],
    subjectKeyIdentifier: identifier === undefined ? undefined : readDer(identifier).value,
  };
}

/** Old authorities wrote negative serial numbers: they are kept as they stand, so as to compare and show them. */
function readSerial(node: DerNode | undefined): Uint8Array {
  return (node?.value[0] ?? 0) > 0x7f && node !== undefined ? node.value : readUnsigned(node, 'the serial number');
}

/** Chains may be signed in ways this program does not check (RSA-PSS, Ed25519): told as undefined, not as an error. */
function readCertificateSignature(node: DerNode): SignatureAlgorithm | undefined {
  return node.children.length === 2 && node.children[1]?.tag !== TAG.null ? undefined : readSignatureAlgorithm(node);
}

/** SHA-256 of the certificate, 64 lower-case hexadecimal digits. */
export function fingerprint(certificate: Uint8Array): string {
  return createHash('sha256').update(certificate).digest('hex');
}

/** Whether `issuer` issued `certificate`: the names agree and the signature is by its key. */
export async function isIssuedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  const algorithm = certificate.signatureAlgorithm;
  if (algorithm?.digest === undefined || issuer.key?.family !== algorithm.family) return false;
  // A root's signature over itself proves nothing either way, so only there may it be as old as SHA-1.
  if (algorithm.digest === 'SHA-1' && certificate !== issuer) return false;
  if (!sameBytes(certificate.issuerRaw, issuer.subjectRaw)) return false;
  return isSignedBy(issuer.spki, issuer.key, algorithm.digest, certificate.signature, certificate.tbs);
}

/** Whether the certificate names itself as its issuer. */
export function isSelfIssued(certificate: Certificate): boolean {
  return sameBytes(certificate.issuerRaw, certificate.subjectRaw);
}
