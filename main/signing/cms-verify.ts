import { createHash } from 'node:crypto';
import { OID, readDigest, readSignatureAlgorithm, type DigestName } from './algorithms.ts';
import { withDefiniteLengths } from './ber.ts';
import { isIssuedBy, isSelfIssued, readCertificate, type Certificate } from './certificate.ts';
import {
  DerError,
  TAG,
  child,
  readDer,
  readDerPrefix,
  readOid,
  readSmallInteger,
  readUnsigned,
  sameBytes,
  type DerNode,
} from './der.ts';
import { isSignedBy } from './signature-check.ts';

/** Why a signature is refused, as a plain sentence. */
export class SignatureFault extends Error {
  override readonly name = 'SignatureFault';
}

/** What this program does not know how to check: such a signature may be valid. */
export class NotJudged extends SignatureFault {}

const NODE_DIGEST: Record<DigestName, string> = { 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' };
const MAX_CERTIFICATES = 20;

/** A detached CMS SignedData with its one signer, read but not yet checked. */
export interface Cms {
  certificates: Certificate[];
  signer: Certificate;
  digest: DigestName;
  signatureFamily: 'RSA' | 'ECDSA';
  signature: Uint8Array;
  /** The signed attributes as they were signed: a SET OF. */
  signedBytes: Uint8Array;
  attributes: Map<string, DerNode>;
  /** A timestamp token (RFC 3161) over the signature, not yet checked. */
  timestampToken: Uint8Array | undefined;
}

/** Takes the CMS from the reserved room of /Contents: what follows it must be zeros, since nothing else protects those bytes. */
export function takeCms(contents: Uint8Array, foreign: boolean): DerNode {
  // Programs that build on NSS or Bouncy Castle write lengths that are not definite.
  if (foreign && contents[1] === 0x80) return readDer(withDefiniteLengths(contents, true));
  const root = readDerPrefix(contents);
  if (contents.subarray(root.raw.length).some((byte) => byte !== 0)) {
    throw new SignatureFault('The signature value is followed by bytes that do not belong to it.');
  }
  return root;
}

function readAttributes(node: DerNode, foreign: boolean): Map<string, DerNode> {
  const attributes = new Map<string, DerNode>();
  let previous: Uint8Array | undefined;
  for (const attribute of node.children) {
    if (!foreign && previous !== undefined && Buffer.compare(previous, attribute.raw) >= 0) {
      throw new DerError('the attributes are not in canonical order');
    }
    previous = attribute.raw;
    const oid = readOid(attribute.children[0]);
    const values = child(attribute, 1, TAG.set, 'the value of an attribute');
    const [value] = values.children;
    if (value === undefined || values.children.length !== 1 || attributes.has(oid)) {
      throw new DerError('an attribute does not have exactly one value');
    }
    attributes.set(oid, value);
  }
  return attributes;
}

function findSigner(sid: DerNode, version: number, certificates: Certificate[]): Certificate {
  let matches: Certificate[];
  if (sid.tag === TAG.sequence && version === 1 && sid.children.length === 2) {
    const issuer = child(sid, 0, TAG.sequence, 'the issuer of the signer');
    const serial = child(sid, 1, TAG.integer, 'the serial number of the signer');
    matches = certificates.filter(
      (certificate) =>
        sameBytes(certificate.issuerRaw, issuer.raw) &&
        (sameBytes(certificate.serial, serial.value) ||
          sameBytes(certificate.serial, readUnsigned(serial, 'the serial number'))),
    );
  } else if (sid.tag === 0x80 && version === 3) {
    matches = certificates.filter(
      ({ subjectKeyIdentifier }) => subjectKeyIdentifier !== undefined && sameBytes(subjectKeyIdentifier, sid.value),
    );
  } else throw new DerError('the signer is named in a way that is not supported');
  const [signer] = matches;
  if (signer === undefined || matches.length !== 1) {
    throw new SignatureFault("The signature does not hold the signer's certificate.");
  }
  return signer;
}

function strongDigest(node: DerNode | undefined): DigestName {
  const digest = readDigest(node);
  if (digest === undefined) {
    throw new SignatureFault('The signature uses a digest that is unknown or weaker than SHA-256.');
  }
  return digest;
}

/**
 * The timestamp token, the one addition that may stand outside what is signed. Other programs add more there, such as what is
 * needed to validate later; it proves nothing and is left alone.
 */
function readUnsignedAttributes(node: DerNode | undefined, foreign: boolean): Uint8Array | undefined {
  if (node === undefined) return undefined;
  if (node.tag !== 0xa1) throw new DerError('the signer information is malformed');
  if (foreign) {
    const stamp = node.children.find(({ children: [type] }) => readOid(type) === OID.signatureTimeStampToken);
    return stamp === undefined ? undefined : child(stamp, 1, TAG.set, 'the value of an attribute').children[0]?.raw;
  }
  const attributes = readAttributes(node, false);
  const token = attributes.get(OID.signatureTimeStampToken);
  if (attributes.size !== 1 || token === undefined) {
    throw new SignatureFault('The signature carries additions that it does not protect.');
  }
  return token.raw;
}

/** The certificates, each once; of those that other programs carry along, what cannot be read is left out. */
function readCertificates(set: DerNode, foreign: boolean): Certificate[] {
  if (!foreign) return set.children.map((node) => readCertificate(node.raw));
  const read = set.children.flatMap((node) => {
    try {
      return [readCertificate(node.raw)];
    } catch (error) {
      if (error instanceof DerError) return [];
      throw error;
    }
  });
  return read.filter(({ raw }, index) => read.findIndex((other) => sameBytes(other.raw, raw)) === index);
}

/**
 * Reads the content of /Contents. `foreign`: made by another program, which may write it less strictly; what is signed is
 * protected all the same. Throws DerError or SignatureFault.
 */
export function readCms(contents: Uint8Array, foreign: boolean): Cms {
  const root = takeCms(contents, foreign);
  if (root.tag !== TAG.sequence || root.children.length !== 2 || readOid(root.children[0]) !== OID.signedData) {
    throw new DerError('it is not CMS SignedData');
  }
  const wrapper = child(root, 1, 0xa0, 'SignedData');
  const signedData = child(wrapper, 0, TAG.sequence, 'SignedData');
  const parts = [...signedData.children];
  const version = readSmallInteger(parts.shift(), 'the version');
  const digests = parts.shift();
  const content = parts.shift();
  if (content?.tag !== TAG.sequence || readOid(content.children[0]) !== OID.data || content.children.length !== 1) {
    throw new SignatureFault('The signature value does not sign detached data.');
  }
  const certificateSet = parts.shift();
  if (certificateSet?.tag !== 0xa0 || certificateSet.children.length > MAX_CERTIFICATES) {
    throw new DerError('the certificates are missing or too many');
  }
  const certificates = readCertificates(certificateSet, foreign);
  if (parts[0]?.tag === 0xa1) parts.shift(); // revocation lists may be carried; they are not evaluated
  const signers = parts.shift();
  const [info] = signers?.children ?? [];
  if (signers?.tag !== TAG.set || parts.length > 0 || info?.tag !== TAG.sequence || signers.children.length !== 1) {
    throw new SignatureFault('The signature value does not have exactly one signer.');
  }
  const infoVersion = readSmallInteger(info.children[0], 'the version');
  if ((!foreign && version !== infoVersion) || info.children.length > 7)
    throw new DerError('the versions are inconsistent');
  const digestNode = child(info, 2, TAG.sequence, 'the digest algorithm');
  const digest = strongDigest(digestNode);
  const isNamedAlone = digests?.children.length === 1 && strongDigest(digests.children[0]) === digest;
  if (digests?.tag !== TAG.set || (!foreign && !isNamedAlone)) {
    throw new DerError('the digest algorithms are inconsistent');
  }
  if (foreign && info.children[3]?.tag === TAG.sequence) {
    throw new NotJudged('The signature signs the document without attributes, which is not supported.');
  }
  const signedAttributes = child(info, 3, 0xa0, 'the list of signed attributes');
  const signedBytes = Uint8Array.from(signedAttributes.raw);
  signedBytes[0] = TAG.set;
  const algorithm = readSignatureAlgorithm(info.children[4]);
  if (algorithm === undefined) throw new NotJudged('The signature uses an algorithm that is not supported.');
  // RSA may be named without its digest, which then is the signer's (RFC 3370 section 3.2).
  if (algorithm.digest !== digest && (algorithm.digest !== undefined || algorithm.family !== 'RSA')) {
    throw new SignatureFault('The signature names two different digests.');
  }
  const sid = info.children[1];
  if (sid === undefined) throw new DerError('the signer is missing');
  return {
    certificates,
    signer: findSigner(sid, infoVersion, certificates),
    digest,
    signatureFamily: algorithm.family,
    signature: child(info, 5, TAG.octetString, 'the signature').value,
    signedBytes,
    attributes: readAttributes(signedAttributes, foreign),
    timestampToken: readUnsignedAttributes(info.children[6], foreign),
  };
}

function checkSigningCertificate(cms: Cms): void {
  const attribute = cms.attributes.get(OID.signingCertificateV2);
  if (attribute === undefined) {
    throw new SignatureFault(
      "The signature does not bind the signer's certificate (signing-certificate-v2 is missing).",
    );
  }
  const list = child(attribute, 0, TAG.sequence, 'the list of certificate references');
  const isNamedBy = (reference: DerNode | undefined, certificate: Certificate): boolean => {
    if (reference?.tag !== TAG.sequence) throw new DerError('a certificate reference is missing');
    const named = reference.children[0]?.tag === TAG.sequence ? reference.children[0] : undefined;
    const digest = named === undefined ? 'SHA-256' : strongDigest(named);
    const hash = child(reference, named === undefined ? 0 : 1, TAG.octetString, 'a certificate reference');
    return sameBytes(createHash(NODE_DIGEST[digest]).update(certificate.raw).digest(), hash.value);
  };
  if (!isNamedBy(list.children[0], cms.signer)) {
    throw new SignatureFault("The signature was bound to another certificate than the signer's.");
  }
  // A signature may name the whole chain (RFC 5035 section 3): then no other certificate may be carried.
  const chain = list.children.slice(0, MAX_CERTIFICATES);
  const allNamed = cms.certificates.every((certificate) =>
    chain.some((reference) => isNamedBy(reference, certificate)),
  );
  if (chain.length > 1 && !allNamed) {
    throw new SignatureFault('The signature carries a certificate that it does not name.');
  }
}

/** Every certificate carried along must lead from the signer upwards: nothing else protects these bytes. */
async function checkChain(cms: Cms): Promise<void> {
  const rest = new Set(cms.certificates);
  let current = cms.signer;
  rest.delete(current);
  while (rest.size > 0) {
    let issuer: Certificate | undefined;
    for (const candidate of rest) {
      if (await isIssuedBy(current, candidate)) issuer = candidate;
    }
    if (issuer === undefined) {
      throw new SignatureFault("The signature carries a certificate that did not issue the signer's.");
    }
    rest.delete(issuer);
    current = issuer;
  }
  const verifiable = current.signatureAlgorithm?.digest !== undefined;
  if (isSelfIssued(current) && verifiable && !(await isIssuedBy(current, current))) {
    throw new SignatureFault('The certificate at the top of the chain is damaged.');
  }
}

function checkCertificate(signer: Certificate, at: Date): void {
  if (at < signer.notBefore || at > signer.notAfter) {
    throw new SignatureFault("The signer's certificate was not valid at the time of signing.");
  }
  if (signer.keyUsage !== undefined && (signer.keyUsage & 0xc0) === 0) {
    throw new SignatureFault("The signer's certificate does not permit signing.");
  }
  const { key } = signer;
  if (key === undefined) throw new NotJudged("The signer's key is of a type that is not supported.");
  if (key.family === 'RSA' && key.bits < 2048) throw new SignatureFault("The signer's key is too weak.");
}

/**
 * Checks that `cms` signs the bytes of `parts`, one after the other, by a certificate valid at `at`. `bound` asks for the
 * signing-certificate-v2 attribute, as PAdES does. `foreign`: certificates that lead nowhere may be carried along; they are
 * not told. Throws DerError or SignatureFault.
 */
export async function checkCms(
  cms: Cms,
  parts: readonly Uint8Array[],
  at: Date,
  { bound, foreign }: { bound: boolean; foreign: boolean },
): Promise<void> {
  const contentType = cms.attributes.get(OID.contentType);
  if (contentType === undefined || readOid(contentType) !== OID.data) {
    throw new SignatureFault('The signature does not state what type of content it signs.');
  }
  const stated = cms.attributes.get(OID.messageDigest);
  if (stated?.tag !== TAG.octetString)
    throw new SignatureFault('The signature does not hold the digest of the document.');
  const hash = createHash(NODE_DIGEST[cms.digest]);
  for (const part of parts) hash.update(part);
  if (!sameBytes(hash.digest(), stated.value))
    throw new SignatureFault('The document was changed after it was signed.');
  const { key } = cms.signer;
  checkCertificate(cms.signer, at);
  if (bound || cms.attributes.has(OID.signingCertificateV2)) checkSigningCertificate(cms);
  const genuine =
    key?.family === cms.signatureFamily &&
    (await isSignedBy(cms.signer.spki, key, cms.digest, cms.signature, cms.signedBytes));
  if (!genuine) throw new SignatureFault("The signature was not made by the signer's key.");
  if (!foreign) await checkChain(cms);
}
