import { createCipheriv, createHash, createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { ResiduaError } from '../domain/errors.ts';
import { OID } from './algorithms.ts';
import * as der from './der-write.ts';
import { leafCertificate, type SigningIdentity } from './identity.ts';
import { P12_OID, deriveByPkcs12, passwordBytes } from './p12-decrypt.ts';

/** For the encryption and the MAC alike: a guess at the password is as dear one way as the other. */
const ITERATIONS = 100_000;

const derive = promisify(pbkdf2);

interface Encrypted {
  algorithm: Uint8Array;
  data: Uint8Array;
}

async function encrypt(plain: Uint8Array, password: string): Promise<Encrypted> {
  const [salt, iv] = [randomBytes(16), randomBytes(16)];
  const cipher = createCipheriv('aes-256-cbc', await derive(password, salt, ITERATIONS, 32, 'sha256'), iv);
  const data = Buffer.concat([cipher.update(plain), cipher.final()]);
  const settings = der.sequence(
    der.octetString(salt),
    der.integer(ITERATIONS),
    der.algorithm(P12_OID.hmacSha256, der.nothing()),
  );
  const parameters = der.sequence(
    der.algorithm(P12_OID.pbkdf2, settings),
    der.algorithm(P12_OID.aes256Cbc, der.octetString(iv)),
  );
  return { algorithm: der.algorithm(P12_OID.pbes2, parameters), data };
}

function bag(type: string, value: Uint8Array, attributes: readonly Uint8Array[]): Uint8Array {
  const list = attributes.length === 0 ? [] : [der.setOf(...attributes)];
  return der.sequence(der.objectIdentifier(type), der.tagged(0, value), ...list);
}

/** Ties the key to its certificate, and names both, for programs that list what a file holds. */
function attributesOf(identity: SigningIdentity): Uint8Array[] {
  const leaf = leafCertificate(identity);
  const attribute = (oid: string, value: Uint8Array): Uint8Array =>
    der.sequence(der.objectIdentifier(oid), der.setOf(value));
  return [
    attribute('1.2.840.113549.1.9.20', der.bmpString(leaf.name)), // friendlyName
    attribute('1.2.840.113549.1.9.21', der.octetString(createHash('sha1').update(leaf.raw).digest())), // localKeyID
  ];
}

/**
 * Writes a .p12 (RFC 7292) as OpenSSL 3 does: PBES2 with AES-256-CBC and PBKDF2-HMAC-SHA256, MAC by HMAC-SHA256. The password is
 * taken in Unicode NFC. Throws ResiduaError('invalid-input') for an empty password, 'identity-invalid' for an unreadable identity.
 */
export async function writeP12(identity: SigningIdentity, password: string): Promise<Uint8Array> {
  const secret = password.normalize('NFC');
  if (secret === '') throw new ResiduaError('invalid-input', 'A .p12 file needs a password.');
  const attributes = attributesOf(identity);
  const certificates = identity.certificates.map((certificate, index) => {
    const value = der.sequence(
      der.objectIdentifier('1.2.840.113549.1.9.22.1'),
      der.tagged(0, der.octetString(certificate)),
    );
    return bag('1.2.840.113549.1.12.10.1.3', value, index === 0 ? attributes : []);
  });
  const sealedCertificates = await encrypt(der.sequence(...certificates), secret);
  const sealedKey = await encrypt(identity.privateKeyPkcs8, secret);
  const keyBag = bag(
    '1.2.840.113549.1.12.10.1.2',
    der.sequence(sealedKey.algorithm, der.octetString(sealedKey.data)),
    attributes,
  );
  const encryptedData = der.sequence(
    der.integer(0),
    der.sequence(
      der.objectIdentifier(OID.data),
      sealedCertificates.algorithm,
      der.element(0x80, sealedCertificates.data),
    ),
  );
  const content = der.sequence(
    der.sequence(der.objectIdentifier(OID.encryptedData), der.tagged(0, encryptedData)),
    der.sequence(der.objectIdentifier(OID.data), der.tagged(0, der.octetString(der.sequence(keyBag)))),
  );
  const salt = randomBytes(16);
  const macKey = deriveByPkcs12('sha256', passwordBytes(secret), salt, ITERATIONS, 3, 32);
  const mac = createHmac('sha256', macKey).update(content).digest();
  return der.sequence(
    der.integer(3),
    der.sequence(der.objectIdentifier(OID.data), der.tagged(0, der.octetString(content))),
    der.sequence(
      der.sequence(der.algorithm(OID.sha256, der.nothing()), der.octetString(mac)),
      der.octetString(salt),
      der.integer(ITERATIONS),
    ),
  );
}
