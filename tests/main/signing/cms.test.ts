import { createHash, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { OID } from '../../../main/signing/algorithms.ts';
import { buildCms } from '../../../main/signing/cms-build.ts';
import { DerError, child, readDer, readOid, readSmallInteger, readTime, TAG } from '../../../main/signing/der.ts';
import * as der from '../../../main/signing/der-write.ts';
import { leafCertificate, type SigningIdentity } from '../../../main/signing/identity.ts';
import { signWith, signatureIdentifier } from '../../../main/signing/private-key.ts';
import { verifyPdf } from '../../../main/signing/verify.ts';
import { NOW, asBytes, asText, contentsSpan, newIdentity, run, signedPdf, unsignedPdf, workFolder } from './support.ts';

let identity: SigningIdentity;
beforeAll(async () => {
  identity = await newIdentity();
});

interface Variant {
  attributes?: (digest: Uint8Array) => Uint8Array[];
  digestAlgorithm?: Uint8Array;
  certificates?: Uint8Array[];
  signers?: number;
  unsignedAttribute?: string;
  version?: number;
}

const attribute = (oid: string, value: Uint8Array): Uint8Array =>
  der.sequence(der.objectIdentifier(oid), der.setOf(value));
const contentType = (): Uint8Array => attribute(OID.contentType, der.objectIdentifier(OID.data));
const messageDigest = (digest: Uint8Array): Uint8Array => attribute(OID.messageDigest, der.octetString(digest));
const bound = (certificate: Uint8Array): Uint8Array => {
  const hash = createHash('sha256').update(certificate).digest();
  return attribute(OID.signingCertificateV2, der.sequence(der.sequence(der.sequence(der.octetString(hash)))));
};
const mine = (): Uint8Array => identity.certificates[0] ?? new Uint8Array();

/** A CMS that is truly signed by the identity, but unusual in one way. */
async function unusualCms(digest: Uint8Array, variant: Variant, signer = identity): Promise<Uint8Array> {
  const leaf = leafCertificate(signer);
  const { key } = leaf;
  if (key === undefined) throw new Error('the key type is not supported');
  const list = variant.attributes?.(digest) ?? [contentType(), messageDigest(digest), bound(leaf.raw)];
  const attributes = der.setOf(...list);
  const signature = await signWith(signer.privateKeyPkcs8, key, attributes);
  const implicit = Uint8Array.from(attributes);
  implicit[0] = 0xa0;
  const digestAlgorithm = variant.digestAlgorithm ?? der.algorithm(OID.sha256);
  const tbs = child(readDer(leaf.raw), 0, TAG.sequence, 'body');
  const sid = der.sequence(leaf.issuerRaw, child(tbs, 1, TAG.integer, 'serial').raw);
  const extra = variant.unsignedAttribute;
  const info = der.sequence(
    der.integer(1),
    sid,
    digestAlgorithm,
    implicit,
    signatureIdentifier(key),
    der.octetString(signature),
    ...(extra === undefined ? [] : [der.tagged(1, attribute(extra, der.nothing()))]),
  );
  const signedData = der.sequence(
    der.integer(variant.version ?? 1),
    der.setOf(digestAlgorithm),
    der.sequence(der.objectIdentifier(OID.data)),
    der.tagged(0, ...(variant.certificates ?? [leaf.raw])),
    der.setOf(...Array.from({ length: variant.signers ?? 1 }, () => info)),
  );
  return der.sequence(der.objectIdentifier(OID.signedData), der.tagged(0, signedData));
}

type Ranges = [start: number, end: number, length: number];

/** Puts a CMS of one's own into the place prepared for it; `ranges` may lie about what is covered, and the digest with them. */
async function signedBy(
  make: (digest: Uint8Array) => Promise<Uint8Array>,
  ranges: (honest: Ranges) => Ranges = (honest) => honest,
  at = NOW,
): Promise<Uint8Array> {
  const empty = await unsignedPdf({ signedAt: at });
  const { start, end } = contentsSpan(empty);
  const [firstLength, second, length] = ranges([start, end, empty.length - end]);
  const text = asText(empty).replace(/\[ ?0 9999999999 9999999999 9999999999 ?\]/, (place) =>
    `[0 ${firstLength} ${second} ${length}]`.padEnd(place.length),
  );
  const covered = text.slice(0, firstLength) + text.slice(second, second + length);
  const digest = createHash('sha256').update(asBytes(covered)).digest();
  const hex = Buffer.from(await make(digest)).toString('hex');
  return asBytes(text.slice(0, start + 1) + hex.padEnd(end - start - 2, '0') + text.slice(end - 1));
}

async function reasonFor(variant: Variant): Promise<string | null> {
  const result = await verifyPdf(await signedBy((digest) => unusualCms(digest, variant)));
  expect(result.signatures).toHaveLength(1);
  return result.signatures[0]?.reason ?? null;
}

const sha1 = '1.3.14.3.2.26';

describe('a signature value', () => {
  it('of the usual kind is valid, so that the refusals below are for their own reasons', async () => {
    expect(await reasonFor({})).toBeNull();
  });

  it.each<[string, () => Variant, RegExp]>([
    [
      'without the digest of the document',
      () => ({ attributes: () => [contentType(), bound(mine())] }),
      /does not hold the digest/,
    ],
    [
      'without the content type',
      () => ({ attributes: (digest) => [messageDigest(digest), bound(mine())] }),
      /type of content/,
    ],
    [
      'not bound to a certificate',
      () => ({ attributes: (digest) => [contentType(), messageDigest(digest)] }),
      /signing-certificate-v2 is missing/,
    ],
    [
      'bound to another certificate',
      () => ({ attributes: (digest) => [contentType(), messageDigest(digest), bound(Uint8Array.of(1))] }),
      /bound to another certificate/,
    ],
    [
      'with the digest of another document',
      () => ({ attributes: () => [contentType(), messageDigest(new Uint8Array(32)), bound(mine())] }),
      /changed after it was signed/,
    ],
    [
      'with an attribute twice',
      () => ({
        attributes: (digest) => [
          contentType(),
          messageDigest(digest),
          messageDigest(new Uint8Array(32)),
          bound(mine()),
        ],
      }),
      /exactly one value/,
    ],
    ['with SHA-1', () => ({ digestAlgorithm: der.algorithm(sha1, der.nothing()) }), /weaker than SHA-256/],
    [
      'with MD5',
      () => ({ digestAlgorithm: der.algorithm('1.2.840.113549.2.5', der.nothing()) }),
      /weaker than SHA-256/,
    ],
    [
      'with two digests named',
      () => ({ digestAlgorithm: der.algorithm('2.16.840.1.101.3.4.2.3') }),
      /two different digests/,
    ],
    ['with two signers', () => ({ signers: 2 }), /exactly one signer/],
    ['with no signer', () => ({ signers: 0 }), /exactly one signer/],
    ['without the certificate', () => ({ certificates: [] }), /does not hold the signer's certificate/],
    [
      'with the certificate twice',
      () => ({ certificates: [mine(), mine()] }),
      /does not hold the signer's certificate/,
    ],
    ['with another version than its signer', () => ({ version: 3 }), /versions are inconsistent/],
    ['with an unprotected addition', () => ({ unsignedAttribute: '1.2.3.4' }), /does not protect/],
  ])('%s is refused', async (_, variant, reason) => {
    expect(await reasonFor(variant())).toMatch(reason);
  });

  it("with a stranger's certificate carried along is refused", async () => {
    const stranger = await newIdentity('P-256', 'Stranger');
    expect(await reasonFor({ certificates: [mine(), ...stranger.certificates] })).toMatch(/did not issue/);
  });

  it('that carries what is no time stamp in the place for one is refused', async () => {
    const bytes = await signedBy((digest) => unusualCms(digest, { unsignedAttribute: OID.signatureTimeStampToken }));
    expect(await verifyPdf(bytes)).toMatchObject({ valid: false, signatures: [{ timestamp: 'not-checked' }] });
    expect(await verifyPdf(await signedPdf(identity))).toMatchObject({ signatures: [{ timestamp: 'none' }] });
  });

  it('made before the certificate was valid is refused', async () => {
    const late = await newIdentity('P-256', 'Late', new Date('2027-01-01T00:00:00Z'));
    const bytes = await signedBy((digest) => buildCms(late, digest));
    expect((await verifyPdf(bytes)).signatures[0]?.reason).toMatch(/not valid at the time of signing/);
  });

  it('made after the certificate expired is refused', async () => {
    const bytes = await signedBy((digest) => buildCms(identity, digest), undefined, new Date('2031-03-01T12:00:01Z'));
    expect((await verifyPdf(bytes)).signatures[0]?.reason).toMatch(/not valid at the time of signing/);
    const last = await signedBy((digest) => buildCms(identity, digest), undefined, new Date('2031-03-01T12:00:00Z'));
    expect((await verifyPdf(last)).valid).toBe(true);
  });

  it.each<[string, (honest: Ranges) => Ranges, RegExp]>([
    ['more than its own value before it', ([start, end, length]) => [start - 10, end, length], /more or less/],
    ['more than its own value after it', ([start, end, length]) => [start, end + 10, length - 10], /more or less/],
    ['nothing', ([start, , length]) => [start, start, length], /more or less/],
    ['what lies beyond the file', ([start, end, length]) => [start, end, length + 10], /beyond the end/],
    ['the last bytes of the file', ([start, end, length]) => [start, end, length - 10], /cut short/],
  ])('that leaves out or claims %s is refused, though the digest agrees', async (_, ranges, reason) => {
    const result = await verifyPdf(await signedBy((digest) => unusualCms(digest, {}), ranges));
    expect(result.signatures[0]?.reason).toMatch(reason);
  });

  it('by a key that may not sign, or is weak, is refused', async () => {
    const folder = workFolder();
    const cases: [string[], RegExp][] = [
      [['rsa:2048', '-addext', 'keyUsage=critical,keyCertSign'], /does not permit signing/],
      [['rsa:1024'], /too weak/],
    ];
    for (const [key, reason] of cases) {
      const [keyFile, file] = [`${folder.path}/key.pem`, `${folder.path}/certificate.der`];
      run(
        'openssl',
        'req',
        '-x509',
        '-nodes',
        '-subj',
        '/CN=Unfit',
        '-keyout',
        keyFile,
        '-outform',
        'DER',
        '-out',
        file,
        '-newkey',
        ...key,
      );
      const privateKeyPkcs8 = createPrivateKey(readFileSync(keyFile)).export({ type: 'pkcs8', format: 'der' });
      const unfit: SigningIdentity = { certificates: [readFileSync(file)], privateKeyPkcs8, algorithm: 'RSA-2048' };
      const at = new Date(Math.floor(Date.now() / 1000) * 1000 + 60_000);
      const bytes = await signedBy((digest) => unusualCms(digest, {}, unfit), undefined, at);
      expect((await verifyPdf(bytes)).signatures[0]?.reason).toMatch(reason);
    }
    folder.done();
  });

  it('of random bytes is refused without a crash', async () => {
    const place = contentsSpan(await unsignedPdf());
    const room = (place.end - place.start - 2) / 2;
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: Math.min(room, 400) }), async (junk) => {
        const result = await verifyPdf(await signedBy(() => Promise.resolve(junk)));
        return !result.valid && result.signatures.length === 1;
      }),
      { numRuns: 60 },
    );
  });
});

describe('the DER reader', () => {
  it('reads what the writer writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000 }), fc.nat(2 ** 31 - 1), (bytes, number) => {
        const node = readDer(der.sequence(der.octetString(bytes), der.integer(number)));
        expect(Buffer.compare(child(node, 0, TAG.octetString, 'bytes').value, bytes)).toBe(0);
        expect(readSmallInteger(node.children[1], 'number')).toBe(number);
      }),
      { numRuns: 50 },
    );
    for (const oid of [
      '1.2.840.113549.1.9.16.2.47',
      '2.16.840.1.101.3.4.2.1',
      '0.9.2342.19200300.100.1.1',
      '2.999.1',
    ]) {
      expect(readOid(readDer(der.objectIdentifier(oid)))).toBe(oid);
    }
    for (const iso of ['1950-01-01T00:00:00.000Z', '2049-12-31T23:59:59.000Z', '2050-01-01T00:00:00.000Z']) {
      expect(readTime(readDer(der.time(new Date(iso)))).toISOString()).toBe(iso);
    }
  });

  it.each([
    ['nothing', ''],
    ['an indefinite length', '30800000'],
    ['a padded length', '30810100'],
    ['a length beyond the end', '3005020101'],
    ['an oversized length', '3085ffffffffff'],
    ['a second element', '05000500'],
    ['a tag of several bytes', '1f8100'],
    ['nesting without end', '30'.repeat(2).padEnd(400, '30')],
  ])('refuses %s', (_, hex) => {
    expect(() => readDer(Buffer.from(hex, 'hex'))).toThrow(DerError);
  });

  it('refuses nesting of a thousand, well formed', () => {
    let nested: Uint8Array = der.nothing();
    for (let depth = 0; depth < 1000; depth += 1) nested = der.sequence(nested);
    expect(() => readDer(nested)).toThrow(/too deeply/);
  });
});
