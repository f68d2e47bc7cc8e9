import { webcrypto } from 'node:crypto';
import { OID, type PublicKeyFacts } from './algorithms.ts';
import { algorithm, nothing } from './der-write.ts';
import { ecdsaToDer, keyParameters, plainBytes } from './signature-check.ts';

/** Signs `data` with SHA-256 by a PKCS#8 key of the kind given: RSA PKCS#1 v1.5, or ECDSA in DER form. Throws what WebCrypto throws on an unfit key. */
export async function signWith(pkcs8: Uint8Array, key: PublicKeyFacts, data: Uint8Array): Promise<Uint8Array> {
  const parameters = keyParameters(key, 'SHA-256');
  const privateKey = await webcrypto.subtle.importKey('pkcs8', plainBytes(pkcs8), parameters, false, ['sign']);
  const operation = { name: parameters.name, hash: 'SHA-256' };
  const signature = new Uint8Array(await webcrypto.subtle.sign(operation, privateKey, plainBytes(data)));
  return key.family === 'ECDSA' ? ecdsaToDer(signature) : signature;
}

/** The AlgorithmIdentifier of what `signWith` makes (RFC 4055 section 5: NULL for RSA; RFC 5758 section 3.2: absent for ECDSA). */
export function signatureIdentifier(key: PublicKeyFacts): Uint8Array {
  return key.family === 'RSA' ? algorithm(OID.sha256WithRsa, nothing()) : algorithm(OID.ecdsaWithSha256);
}
