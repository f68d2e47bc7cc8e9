import { beforeAll, describe, expect, it } from 'vitest';
import { X509Certificate } from 'node:crypto';
import {
  checkIdentityUsable,
  createIdentity,
  describeIdentity,
  type NewIdentity,
  type SigningIdentity,
} from '../../../main/signing/identity.ts';
import { readP12 } from '../../../main/signing/p12.ts';
import { readFileSync } from 'node:fs';
import { NOW, newIdentity, pem, run, workFolder } from './support.ts';

const base: NewIdentity = { name: 'Ada Example', algorithm: 'P-256', now: NOW };
const years = (count: number): Date => new Date(Date.UTC(2026 + count, 2, 1, 12));

describe('a created identity', () => {
  let identity: SigningIdentity;
  beforeAll(async () => {
    identity = await createIdentity({
      ...base,
      name: 'Jiří Žižka 李小龍',
      organization: 'Klinika kyčle',
      email: 'jiri@example.org',
      country: 'CZ',
      licenceNumber: 'MD-12345',
      validYears: 3,
    });
  });

  it('is a certificate that OpenSSL reads with every name in UTF-8', () => {
    const folder = workFolder();
    const file = folder.file('certificate.pem', pem(identity.certificates[0] ?? new Uint8Array()));
    const text = run(
      'openssl',
      'x509',
      '-in',
      file,
      '-noout',
      '-text',
      '-nameopt',
      'utf8,sep_comma_plus_space,show_type',
    );
    folder.done();
    expect(text).toContain('CN=UTF8STRING:Jiří Žižka 李小龍');
    expect(text).toContain('O=UTF8STRING:Klinika kyčle');
    expect(text).toMatch(/Digital Signature, Non Repudiation/);
    expect(text).toMatch(/Subject Key Identifier/);
    expect(text).toMatch(/CA:FALSE/);
    expect(text).toContain('email:jiri@example.org');
    expect(text).toContain('Not After : Mar  1 12:00:00 2029 GMT');
  });

  it('is its own issuer, with a positive serial number of at least 64 bits', () => {
    const certificate = new X509Certificate(identity.certificates[0] ?? new Uint8Array());
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
  });

  it('is described as the certificate says', () => {
    const certificate = new X509Certificate(identity.certificates[0] ?? new Uint8Array());
    expect(describeIdentity(identity)).toEqual({
      name: 'Jiří Žižka 李小龍',
      subject: 'C=CZ, O=Klinika kyčle, serialNumber=MD-12345, CN=Jiří Žižka 李小龍',
      issuer: 'C=CZ, O=Klinika kyčle, serialNumber=MD-12345, CN=Jiří Žižka 李小龍',
      serial: certificate.serialNumber.toLowerCase(),
      notBefore: '2026-03-01T12:00:00.000Z',
      notAfter: '2029-03-01T12:00:00.000Z',
      algorithm: 'P-256',
      selfSigned: true,
      sha256Fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    });
  });

  it('reaches beyond 2049, where certificates write dates another way', async () => {
    const long = await createIdentity({ ...base, validYears: 30 });
    expect(describeIdentity(long).notAfter).toBe('2056-03-01T12:00:00.000Z');
  });

  it('has an RSA key of 3072 bits when asked for', async () => {
    const rsa = await newIdentity('RSA-3072');
    const certificate = new X509Certificate(rsa.certificates[0] ?? new Uint8Array());
    expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072);
    await expect(checkIdentityUsable(rsa, NOW)).resolves.toBeUndefined();
  });

  it.each<[string, Partial<NewIdentity>]>([
    ['no name', { name: '  ' }],
    ['a name of 65 characters', { name: 'x'.repeat(65) }],
    ['a control character in the name', { name: 'Ada\u0000Example' }],
    ['half a character in the name', { name: 'Ada \ud800' }],
    ['a country that is no code', { country: 'Czechia' }],
    ['an address that is none', { email: 'nobody' }],
    ['no years', { validYears: 0 }],
    ['half a year', { validYears: 0.5 }],
    ['a hundred years', { validYears: 100 }],
  ])('is refused with %s', async (_, change) => {
    await expect(createIdentity({ ...base, ...change })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('takes 64 characters that need surrogate pairs', async () => {
    const identityOfEmoji = await createIdentity({ ...base, name: '𠮷'.repeat(64) });
    expect(describeIdentity(identityOfEmoji).name).toBe('𠮷'.repeat(64));
  });
});

describe('whether an identity can sign', () => {
  it('from its first to its last second', async () => {
    const identity = await newIdentity();
    await expect(checkIdentityUsable(identity, NOW)).resolves.toBeUndefined();
    await expect(checkIdentityUsable(identity, years(5))).resolves.toBeUndefined();
    const early = checkIdentityUsable(identity, new Date(NOW.getTime() - 1));
    await expect(early).rejects.toThrow(/not valid before/);
    const late = checkIdentityUsable(identity, new Date(years(5).getTime() + 1));
    await expect(late).rejects.toMatchObject({
      code: 'identity-invalid',
      message: expect.stringMatching(/expired/) as string,
    });
  });

  it("not with another's key", async () => {
    const [one, two] = [await newIdentity(), await newIdentity()];
    const mixed = { ...one, privateKeyPkcs8: two.privateKeyPkcs8 };
    await expect(checkIdentityUsable(mixed, NOW)).rejects.toThrow(/does not belong/);
  });

  it('not with a key of another type, rubbish, or no certificate', async () => {
    const [one, rsa] = [await newIdentity(), await newIdentity('RSA-3072')];
    const broken: SigningIdentity[] = [
      { ...one, privateKeyPkcs8: rsa.privateKeyPkcs8 },
      { ...one, privateKeyPkcs8: Uint8Array.of(1, 2, 3) },
      { ...one, algorithm: 'RSA-3072' },
      { ...one, certificates: [] },
      { ...one, certificates: [Uint8Array.of(0x30, 0)] },
    ];
    for (const identity of broken) {
      await expect(checkIdentityUsable(identity, NOW)).rejects.toMatchObject({ code: 'identity-invalid' });
    }
  });

  it('not with RSA below 2048 bits, nor with Ed25519', async () => {
    const folder = workFolder();
    for (const key of [['rsa:1024'], ['ed25519']]) {
      const [file, p12] = [`${folder.path}/weak.pem`, `${folder.path}/weak.p12`];
      run(
        'openssl',
        'req',
        '-x509',
        '-newkey',
        ...key,
        '-nodes',
        '-keyout',
        file,
        '-out',
        `${file}.crt`,
        '-subj',
        '/CN=Weak',
      );
      run('openssl', 'pkcs12', '-export', '-inkey', file, '-in', `${file}.crt`, '-out', p12, '-passout', 'pass:x');
      await expect(readP12(readFileSync(p12), 'x')).rejects.toMatchObject({ code: 'identity-invalid' });
    }
    folder.done();
  });
});
