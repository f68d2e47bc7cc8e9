import { DerError, TAG, child, readBitString, readDer, readOid, readUnsigned, type DerNode } from './der.ts';

/** Key types an identity may have; created ones are P-256 or RSA-3072. */
export type KeyAlgorithm = 'P-256' | 'P-384' | 'P-521' | `RSA-${number}`;

/** Digests accepted in signatures (SHA-256 or stronger). */
export type DigestName = 'SHA-256' | 'SHA-384' | 'SHA-512';

export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  encryptedData: '1.2.840.113549.1.7.6',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimeStampToken: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaEncryption: '1.2.840.113549.1.1.1',
  rsaPss: '1.2.840.113549.1.1.10',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  ecPublicKey: '1.2.840.10045.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

const DIGESTS: Record<string, DigestName> = {
  [OID.sha256]: 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

const CURVES: Record<string, { name: 'P-256' | 'P-384' | 'P-521'; size: number }> = {
  '1.2.840.10045.3.1.7': { name: 'P-256', size: 32 },
  '1.3.132.0.34': { name: 'P-384', size: 48 },
  '1.3.132.0.35': { name: 'P-521', size: 66 },
};

/** Signature algorithms by identifier. A digest of undefined is named by the structure around it; SHA-1 is told apart to be refused. */
const SIGNATURES: Record<string, { family: 'RSA' | 'ECDSA'; digest: DigestName | 'SHA-1' | undefined }> = {
  [OID.rsaEncryption]: { family: 'RSA', digest: undefined },
  '1.2.840.113549.1.1.5': { family: 'RSA', digest: 'SHA-1' },
  [OID.sha256WithRsa]: { family: 'RSA', digest: 'SHA-256' },
  '1.2.840.113549.1.1.12': { family: 'RSA', digest: 'SHA-384' },
  '1.2.840.113549.1.1.13': { family: 'RSA', digest: 'SHA-512' },
  '1.2.840.10045.4.1': { family: 'ECDSA', digest: 'SHA-1' },
  [OID.ecdsaWithSha256]: { family: 'ECDSA', digest: 'SHA-256' },
  '1.2.840.10045.4.3.3': { family: 'ECDSA', digest: 'SHA-384' },
  '1.2.840.10045.4.3.4': { family: 'ECDSA', digest: 'SHA-512' },
};

export type SignatureAlgorithm = (typeof SIGNATURES)[string];

/** The identifier inside an AlgorithmIdentifier whose parameters are absent or NULL. Throws DerError. */
function plainIdentifier(node: DerNode | undefined, what: string): string {
  if (node?.tag !== TAG.sequence || node.children.length > 2) throw new DerError(`${what} is malformed`);
  const parameters = node.children[1];
  if (parameters !== undefined && (parameters.tag !== TAG.null || parameters.value.length !== 0)) {
    throw new DerError(`${what} has parameters that are not supported`);
  }
  return readOid(node.children[0]);
}

/** The digest an AlgorithmIdentifier names; undefined when it is weaker than SHA-256 or unknown. Throws DerError. */
export function readDigest(node: DerNode | undefined): DigestName | undefined {
  return DIGESTS[plainIdentifier(node, 'the digest algorithm')];
}

/** The signature algorithm an AlgorithmIdentifier names; undefined when unknown. Throws DerError. */
export function readSignatureAlgorithm(node: DerNode | undefined): SignatureAlgorithm | undefined {
  // One that is not known may have parameters, as RSA-PSS has.
  if (node?.tag === TAG.sequence && SIGNATURES[readOid(node.children[0])] === undefined) return undefined;
  return SIGNATURES[plainIdentifier(node, 'the signature algorithm')];
}

export type PublicKeyFacts =
  | { family: 'RSA'; name: `RSA-${number}`; bits: number }
  | { family: 'ECDSA'; name: 'P-256' | 'P-384' | 'P-521'; size: number };

/** What kind of key a SubjectPublicKeyInfo holds; undefined when it is neither RSA nor a NIST curve. Throws DerError. */
export function readPublicKey(spki: DerNode): PublicKeyFacts | undefined {
  const algorithm = child(spki, 0, TAG.sequence, 'the key algorithm');
  const key = readBitString(spki.children[1], 'the public key');
  const identifier = readOid(algorithm.children[0]);
  if (identifier === OID.rsaEncryption) {
    const modulus = readUnsigned(readDer(key).children[0], 'the RSA modulus');
    const bits = modulus.length * 8 - Math.clz32((modulus[0] ?? 0) << 24);
    return { family: 'RSA', name: `RSA-${bits}`, bits };
  }
  if (identifier !== OID.ecPublicKey || algorithm.children[1]?.tag !== TAG.oid) return undefined;
  const curve = CURVES[readOid(algorithm.children[1])];
  return curve === undefined ? undefined : { family: 'ECDSA', ...curve };
}
