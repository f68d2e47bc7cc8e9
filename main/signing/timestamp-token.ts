import { createHash } from 'node:crypto';
import { OID, readDigest, readSignatureAlgorithm, type DigestName } from './algorithms.ts';
import { isIssuedBy, isSelfIssued, readCertificate, type Certificate } from './certificate.ts';
import { NotJudged, SignatureFault } from './cms-verify.ts';
import {
  DerError,
  TAG,
  child,
  readDer,
  readOid,
  readSmallInteger,
  readTime,
  readUnsigned,
  sameBytes,
  type DerNode,
} from './der.ts';
import { isSignedBy } from './signature-check.ts';

/** Who says when. */
export interface Timestamp {
  readonly time: Date;
  /** Common name of the authority's certificate. */
  readonly authority: string;
  /** SHA-256 of that certificate, 64 lower-case hexadecimal digits. */
  readonly fingerprint: string;
}

interface Token {
  readonly imprintDigest: DigestName;
  readonly imprint: Uint8Array;
  readonly time: Date;
  /** Magnitude. */
  readonly nonce: Uint8Array | undefined;
  /** The content that is signed. */
  readonly content: Uint8Array;
  readonly certificates: readonly Certificate[];
  readonly signer: Certificate;
  readonly digest: DigestName;
  readonly family: 'RSA' | 'ECDSA';
  /** The digest of the signature where it names one of its own. */
  readonly signatureDigest: DigestName;
  readonly signature: Uint8Array;
  readonly signedBytes: Uint8Array;
  readonly attributes: ReadonlyMap<string, DerNode>;
}

const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const MAX_CERTIFICATES = 20;
const NODE_DIGEST: Record<DigestName, string> = { 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' };

/**
 * Reads a timestamp token (RFC 3161 section 2.4.2) without checking it. `foreign`: in a file of another program, where
 * additions that prove nothing are left alone. Throws DerError or SignatureFault.
 */
export function readTimestampToken(bytes: Uint8Array, foreign = false): Token {
  const root = readDer(bytes);
  if (root.tag !== TAG.sequence || readOid(root.children[0]) !== OID.signedData)
    throw new DerError('the timestamp is not CMS SignedData');
  const signedData = child(child(root, 1, 0xa0, 'SignedData'), 0, TAG.sequence, 'SignedData');
  const [version, digests, content, ...rest] = signedData.children;
  if (readSmallInteger(version, 'the version') !== 3 || root.children.length !== 2) {
    throw new DerError('the version of the timestamp is not the one for timestamps');
  }
  if (digests?.tag !== TAG.set || content?.tag !== TAG.sequence || readOid(content.children[0]) !== TST_INFO) {
    throw new DerError('the timestamp does not hold a time');
  }
  const inner = child(child(content, 1, 0xa0, 'the time'), 0, TAG.octetString, 'the time').value;
  const certificateSet = rest[0];
  const signers = rest.at(-1);
  const [info] = signers?.children ?? [];
  if (certificateSet?.tag !== 0xa0 || certificateSet.children.length > MAX_CERTIFICATES) {
    throw new SignatureFault("The timestamp does not hold the authority's certificate.");
  }
  if (signers?.tag !== TAG.set || signers.children.length !== 1 || info?.tag !== TAG.sequence || rest.length > 3) {
    throw new SignatureFault('The timestamp does not have exactly one signer.');
  }
  if (readSmallInteger(info.children[0], 'the version') !== (info.children[1]?.tag === TAG.sequence ? 1 : 3)) {
    throw new DerError('the version of its signer is wrong');
  }
  if (info.children.length !== 6 && !(foreign && info.children.length === 7))
    throw new SignatureFault('The timestamp carries additions that it does not protect.');
  const certificates = certificateSet.children.map((node) => readCertificate(node.raw));
  const signedAttributes = child(info, 3, 0xa0, 'the list of signed attributes');
  const signedBytes = Uint8Array.from(signedAttributes.raw);
  signedBytes[0] = TAG.set;
  const digest = strong(readDigest(info.children[2]));
  if (digests.children.length !== 1 || strong(readDigest(digests.children[0])) !== digest) {
    throw new DerError('the digest algorithms are inconsistent');
  }
  const algorithm = readSignatureAlgorithm(info.children[4]);
  if (algorithm === undefined || algorithm.digest === 'SHA-1') {
    throw new NotJudged('The timestamp is signed by an algorithm that is not supported or too weak.');
  }
  return {
    ...readTime3161(inner),
    content: inner,
    certificates,
    signer: findSigner(info.children[1], certificates),
    digest,
    family: algorithm.family,
    signatureDigest: algorithm.digest ?? digest,
    signature: child(info, 5, TAG.octetString, 'the signature').value,
    signedBytes,
    attributes: readAttributes(signedAttributes),
  };
}

/**
 * Checks that a token is a timestamp over `data` by a certificate that is for timestamps and was valid then. Who the authority
 * is, is not decided here. `foreign` as in {@link readTimestampToken}. Throws DerError or SignatureFault.
 */
export async function checkTimestampToken(bytes: Uint8Array, data: Uint8Array, foreign = false): Promise<Timestamp> {
  const token = readTimestampToken(bytes, foreign);
  const { signer, time } = token;
  if (!sameBytes(hash(token.imprintDigest, data), token.imprint)) {
    throw new SignatureFault('The timestamp belongs to another signature or document.');
  }
  const type = token.attributes.get(OID.contentType);
  const stated = token.attributes.get(OID.messageDigest);
  if (type === undefined || readOid(type) !== TST_INFO || stated?.tag !== TAG.octetString) {
    throw new SignatureFault('The timestamp does not state what it signs.');
  }
  if (!sameBytes(hash(token.digest, token.content), stated.value)) {
    throw new SignatureFault('The timestamp was changed after it was given.');
  }
  checkUsage(signer);
  if (time < signer.notBefore || time > signer.notAfter) {
    throw new SignatureFault("The timestamp authority's certificate was not valid at the time it gives.");
  }
  checkNamed(token);
  const genuine =
    signer.key?.family === token.family &&
    (await isSignedBy(signer.spki, signer.key, token.signatureDigest, token.signature, token.signedBytes));
  if (!genuine) throw new SignatureFault("The timestamp was not signed by the authority's key.");
  if (!foreign) await checkChain(token);
  const fingerprint = createHash('sha256').update(signer.raw).digest('hex');
  return { time, authority: signer.name, fingerprint };
}

/** TSTInfo. The policy, serial number and accuracy are the authority's business. */
function readTime3161(bytes: Uint8Array): Pick<Token, 'imprintDigest' | 'imprint' | 'time' | 'nonce'> {
  const info = readDer(bytes);
  const imprint = child(info, 2, TAG.sequence, 'the imprint');
  const time = child(info, 4, TAG.generalizedTime, 'the time');
  const nonce = info.children.slice(5).find(({ tag }) => tag === TAG.integer);
  return {
    imprintDigest: strong(readDigest(imprint.children[0])),
    imprint: child(imprint, 1, TAG.octetString, 'the imprint').value,
    time: generalizedTime(time),
    nonce: nonce === undefined ? undefined : readUnsigned(nonce, 'the random number'),
  };
}

/** As in certificates, but fractions of a second are allowed (RFC 3161 section 2.4.2). */
function generalizedTime(node: DerNode): Date {
  const match = /^(\d{14})(?:\.(\d*[1-9]))?Z$/.exec(Buffer.from(node.value).toString('latin1'));
  if (match === null) throw new DerError('the time is malformed');
  const whole = readTime({ ...node, value: Buffer.from(`${match[1] ?? ''}Z`, 'latin1') });
  return new Date(whole.getTime() + Math.floor(Number(`0.${match[2] ?? '0'}`) * 1000));
}

function strong(digest: DigestName | undefined): DigestName {
  if (digest === undefined) throw new SignatureFault('The timestamp uses a digest that is unknown or too weak.');
  return digest;
}

function hash(digest: DigestName, data: Uint8Array): Uint8Array {
  return createHash(NODE_DIGEST[digest]).update(data).digest();
}

function findSigner(sid: DerNode | undefined, certificates: readonly Certificate[]): Certificate {
  const issuer = sid?.children[0];
  const serial = sid?.children[1];
  const found = certificates.filter((certificate) => {
    if (sid?.tag === 0x80) {
      return certificate.subjectKeyIdentifier !== undefined && sameBytes(certificate.subjectKeyIdentifier, sid.value);
    }
    if (issuer === undefined || serial === undefined || !sameBytes(certificate.issuerRaw, issuer.raw)) return false;
    return sameBytes(certificate.serial, readUnsigned(serial, 'the serial number'));
  });
  const [signer] = found;
  if (signer === undefined || found.length !== 1) {
    throw new SignatureFault("The timestamp does not hold the authority's certificate.");
  }
  return signer;
}

function readAttributes(node: DerNode): Map<string, DerNode> {
  const attributes = new Map<string, DerNode>();
  for (const attribute of node.children) {
    const oid = readOid(attribute.children[0]);
    const [value] = child(attribute, 1, TAG.set, 'the value of an attribute').children;
    if (value === undefined || attributes.has(oid)) throw new DerError('an attribute does not have exactly one value');
    attributes.set(oid, value);
  }
  return attributes;
}

/** The certificate must be for timestamps alone, and say so in a way that nobody may overlook (RFC 3161 section 2.3). */
function checkUsage(signer: Certificate): void {
  const tbs = readDer(signer.tbs);
  const extensions = tbs.children.find(({ tag }) => tag === 0xa3)?.children[0]?.children ?? [];
  const usage = extensions.find((extension) => readOid(extension.children[0]) === EXTENDED_KEY_USAGE);
  const critical = usage?.children[1]?.tag === TAG.boolean && usage.children[1].value[0] === 0xff;
  const value = usage?.children.at(-1)?.value;
  const purposes = value === undefined ? [] : readDer(value).children.map((purpose) => readOid(purpose));
  if (!critical || purposes.length !== 1 || purposes[0] !== TIME_STAMPING) {
    throw new SignatureFault("The timestamp authority's certificate is not one for timestamps.");
  }
}

/** The token must name its certificate (RFC 2634 with SHA-1, or RFC 5035), so that it cannot be exchanged. */
function checkNamed({ attributes, signer }: Token): void {
  const newer = attributes.get(OID.signingCertificateV2);
  const attribute = newer ?? attributes.get(SIGNING_CERTIFICATE);
  if (attribute === undefined) throw new SignatureFault("The timestamp does not name the authority's certificate.");
  const reference = child(
    child(attribute, 0, TAG.sequence, 'the certificate references'),
    0,
    TAG.sequence,
    'a reference',
  );
  const algorithm = reference.children[0]?.tag === TAG.sequence ? reference.children[0] : undefined;
  const named = child(reference, algorithm === undefined ? 0 : 1, TAG.octetString, 'a certificate reference').value;
  const actual =
    newer === undefined
      ? createHash('sha1').update(signer.raw).digest() // what RFC 2634 prescribes; the signature itself is not by SHA-1
      : hash(algorithm === undefined ? 'SHA-256' : strong(readDigest(algorithm)), signer.raw);
  if (!sameBytes(actual, named)) throw new SignatureFault('The timestamp was bound to another certificate.');
}

/**
 * Every certificate carried along must lead from the authority's upwards. Of the uppermost one that does not name itself as its
 * issuer nothing can be said; the authority's own is named by the token.
 */
async function checkChain({ certificates, signer }: Token): Promise<void> {
  const rest = new Set(certificates);
  rest.delete(signer);
  let current = signer;
  while (rest.size > 0) {
    let issuer: Certificate | undefined;
    for (const candidate of rest) if (await isIssuedBy(current, candidate)) issuer = candidate;
    if (issuer === undefined)
      throw new SignatureFault('The timestamp carries a certificate that does not belong to it.');
    rest.delete(issuer);
    current = issuer;
  }
  const verifiable = current.signatureAlgorithm?.digest !== undefined;
  if (isSelfIssued(current) && verifiable && !(await isIssuedBy(current, current))) {
    throw new SignatureFault("The certificate at the top of the timestamp's chain is damaged.");
  }
}
