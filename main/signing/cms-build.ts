import { createHash } from 'node:crypto';
import { OID } from './algorithms.ts';
import { child, readDer, TAG } from './der.ts';
import * as der from './der-write.ts';
import { leafCertificate, strongKey, type SigningIdentity } from './identity.ts';
import { signWith, signatureIdentifier } from './private-key.ts';

/** issuerAndSerialNumber (RFC 5652 section 10.2.4), copied from the certificate byte for byte. */
function issuerAndSerial(certificate: Uint8Array): Uint8Array {
  const tbs = child(readDer(certificate), 0, TAG.sequence, 'the body of a certificate');
  const shift = tbs.children[0]?.tag === 0xa0 ? 1 : 0;
  const serial = child(tbs, shift, TAG.integer, 'the serial number');
  const issuer = child(tbs, shift + 2, TAG.sequence, 'the issuer');
  return der.sequence(issuer.raw, serial.raw);
}

/**
 * A detached CMS SignedData (RFC 5652) of the PAdES baseline (ETSI EN 319 142-1): SHA-256; signed attributes content-type,
 * message-digest and signing-certificate-v2 (RFC 5035), and no signing-time, which stands in the PDF as /M. The whole
 * certificate chain is embedded. `digest` is the SHA-256 of the signed bytes. With `stamp`, which gives a timestamp token over the
 * signature value, it is PAdES-B-T. Throws ResiduaError('identity-invalid') and what `stamp` throws.
 */
export async function buildCms(
  identity: SigningIdentity,
  digest: Uint8Array,
  stamp?: (signature: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const leaf = leafCertificate(identity);
  const key = strongKey(leaf);
  const attribute = (oid: string, value: Uint8Array): Uint8Array =>
    der.sequence(der.objectIdentifier(oid), der.setOf(value));
  // Every certificate of the chain is named, so that none can be exchanged. ESSCertIDv2 leaves its hash algorithm out: SHA-256 is
  // the default, and DER omits defaults.
  const references = identity.certificates.map((certificate) =>
    der.sequence(der.octetString(createHash('sha256').update(certificate).digest())),
  );
  const signingCertificate = der.sequence(der.sequence(...references));
  const attributes = der.setOf(
    attribute(OID.contentType, der.objectIdentifier(OID.data)),
    attribute(OID.messageDigest, der.octetString(digest)),
    attribute(OID.signingCertificateV2, signingCertificate),
  );
  const signature = await signWith(identity.privateKeyPkcs8, key, attributes);
  const implicitAttributes = Uint8Array.from(attributes);
  implicitAttributes[0] = 0xa0; // signed as SET OF, carried as [0] IMPLICIT (RFC 5652 section 5.4)
  const sha256 = der.algorithm(OID.sha256);
  const unsigned =
    stamp === undefined ? [] : [der.tagged(1, attribute(OID.signatureTimeStampToken, await stamp(signature)))];
  const signerInfo = der.sequence(
    der.integer(1),
    issuerAndSerial(leaf.raw),
    sha256,
    implicitAttributes,
    signatureIdentifier(key),
    der.octetString(signature),
    ...unsigned,
  );
  const certificates = [...identity.certificates].sort((left, right) => Buffer.compare(left, right));
  const signedData = der.sequence(
    der.integer(1),
    der.setOf(sha256),
    der.sequence(der.objectIdentifier(OID.data)),
    der.tagged(0, ...certificates),
    der.setOf(signerInfo),
  );
  return der.sequence(der.objectIdentifier(OID.signedData), der.tagged(0, signedData));
}
