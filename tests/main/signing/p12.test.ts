import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { identityFixture } from './fixture.ts';
import { ResiduaError } from '../../../main/domain/errors.ts';
import { checkIdentityUsable, checkKeyBelongs, type SigningIdentity } from '../../../main/signing/identity.ts';
import * as der from '../../../main/signing/der-write.ts';
import { readP12 } from '../../../main/signing/p12.ts';
import { writeP12 } from '../../../main/signing/p12-write.ts';
import { authorityIdentity } from './authority.ts';
import { NOW, newIdentity, run, workFolder } from './support.ts';

const PASSWORD = 'pä$$wörd 李😀';
const folder = workFolder();
const at = (name: string): string => `${folder.path}/${name}`;
let identity: SigningIdentity;
let file: Uint8Array;

beforeAll(async () => {
  identity = await newIdentity('P-256', 'Jiří Žižka');
  file = await writeP12(identity, PASSWORD);
  folder.file('ours.p12', file);
  run('openssl', 'pkcs12', '-in', at('ours.p12'), '-passin', `pass:${PASSWORD}`, '-nodes', '-out', at('plain.pem'));
});
afterAll(() => {
  folder.done();
});

/** The identity again as the openssl program writes it. */
function exported(...options: string[]): Uint8Array {
  run(
    'openssl',
    'pkcs12',
    '-export',
    '-in',
    at('plain.pem'),
    '-out',
    at('theirs.p12'),
    '-passout',
    `pass:${PASSWORD}`,
    ...options,
  );
  return readFileSync(at('theirs.p12'));
}

describe('a .p12 we write', () => {
  it('comes back as it was', async () => {
    expect(await readP12(file, PASSWORD)).toEqual(identity);
  });

  it('is read by OpenSSL as AES-256 under PBKDF2 with HMAC-SHA-256', () => {
    const info = run(
      'openssl',
      'pkcs12',
      '-in',
      at('ours.p12'),
      '-passin',
      `pass:${PASSWORD}`,
      '-nodes',
      '-out',
      at('x.pem'),
    );
    expect(info).toBe('');
    const parsed = run('openssl', 'asn1parse', '-inform', 'DER', '-in', at('ours.p12'), '-strparse', '26');
    expect(parsed).toMatch(/aes-256-cbc/);
    expect(parsed).toMatch(/hmacWithSHA256/);
  });

  it('keeps a chain', async () => {
    const chained = await authorityIdentity(folder, 'ec', false);
    expect(chained.certificates).toHaveLength(2);
    expect((await readP12(await writeP12(chained, 'x'), 'x')).certificates).toEqual(chained.certificates);
  });

  it('needs a password', async () => {
    await expect(writeP12(identity, '')).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe("a .p12 of OpenSSL's", () => {
  it.each([
    ['modern', []],
    ['legacy (RC2-40 and 3DES)', ['-legacy']],
    ['legacy with RC2-128', ['-legacy', '-keypbe', 'PBE-SHA1-RC2-128', '-certpbe', 'PBE-SHA1-RC2-128']],
    ['legacy with 3DES throughout', ['-legacy', '-descert']],
    ['AES-128 and 3DES under PBES2', ['-certpbe', 'AES-128-CBC', '-keypbe', 'des-ede3-cbc']],
    ['MAC of SHA-512', ['-macalg', 'sha512']],
    ['no MAC', ['-nomac']],
    ['no encryption', ['-keypbe', 'NONE', '-certpbe', 'NONE']],
  ])('%s: opens with its password and no other', async (_, options) => {
    const bytes = exported(...options);
    const read = await readP12(bytes, PASSWORD);
    expect(read.certificates).toEqual(identity.certificates);
    await expect(checkIdentityUsable(read, NOW)).resolves.toBeUndefined();
    await expect(readP12(bytes, 'wrong')).rejects.toMatchObject({ code: 'wrong-password' });
    await expect(readP12(bytes, '')).rejects.toMatchObject({ code: 'wrong-password' });
  });

  it('the password may be typed in the other Unicode form', async () => {
    expect((await readP12(exported(), PASSWORD.normalize('NFD'))).algorithm).toBe('P-256');
  });

  it('an empty password opens what has one', async () => {
    run('openssl', 'pkcs12', '-export', '-in', at('plain.pem'), '-out', at('empty.p12'), '-passout', 'pass:');
    expect((await readP12(readFileSync(at('empty.p12')), '')).algorithm).toBe('P-256');
  });

  it('without a key, or with the key of another certificate', async () => {
    const keyless = exported('-nokeys');
    await expect(readP12(keyless, PASSWORD)).rejects.toMatchObject({ code: 'invalid-input' });
    const { privateKeyPkcs8 } = await newIdentity();
    const mixed = await writeP12({ ...identity, privateKeyPkcs8 }, 'x');
    await expect(readP12(mixed, 'x')).rejects.toMatchObject({ code: 'identity-invalid' });
  });

  it('unreasonable numbers of iterations are refused before any work', async () => {
    for (const options of [
      ['-macalg', 'sha256', '-iter', '2000000000'],
      ['-legacy', '-iter', '2000000000'],
    ]) {
      const cheap = Buffer.from(exported(...options.slice(0, -2), '-iter', '77777')).toString('latin1');
      // 77777 is 02 03 01 2F D1 in DER; the same length holds 8,388,607.
      const dear = Buffer.from(cheap.replaceAll('\x02\x03\x01\x2f\xd1', '\x02\x03\x7f\xff\xff'), 'latin1');
      await expect(readP12(dear, PASSWORD)).rejects.toThrow(/unreasonable number/);
    }
  });
});

describe('files as other programs wrote them', () => {
  it('Firefox (NSS) with indefinite lengths', async () => {
    run('certutil', '-N', '-d', `sql:${folder.path}`, '--empty-password');
    run(
      'openssl',
      'pkcs12',
      '-export',
      '-in',
      at('plain.pem'),
      '-out',
      at('in.p12'),
      '-passout',
      'pass:x',
      '-name',
      'mine',
    );
    run('pk12util', '-i', at('in.p12'), '-d', `sql:${folder.path}`, '-W', 'x');
    run('pk12util', '-o', at('nss.p12'), '-d', `sql:${folder.path}`, '-n', 'mine', '-W', 'grüße', '-c', 'AES-128-CBC');
    const bytes = readFileSync(at('nss.p12'));
    expect([...bytes.subarray(0, 2)]).toEqual([0x30, 0x80]);
    expect((await readP12(bytes, 'grüße')).certificates).toEqual(identity.certificates);
  });

  it.each([
    ['p256-modern.p12', 'P-256'],
    ['rsa2048-legacy.p12', 'RSA-2048'],
  ])('%s of the fixtures', async (name, algorithm) => {
    const read = await readP12(readFileSync(identityFixture(name)), 'residua');
    expect(read.algorithm).toBe(algorithm);
  });
});

describe('what is no .p12', () => {
  it('is refused as such', async () => {
    const inputs = [
      new Uint8Array(),
      Buffer.from('hello'),
      Uint8Array.of(0x30, 0x80),
      der.sequence(der.integer(3)),
      readFileSync(at('plain.pem')),
    ];
    for (const bytes of inputs) await expect(readP12(bytes, 'x')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('is refused by its size alone', async () => {
    await expect(readP12(new Uint8Array(1024 * 1024 + 1), 'x')).rejects.toThrow(/larger than 1 MB/);
  });

  it('deep nesting and endless indefinite lengths do no harm', async () => {
    for (const unit of ['3080', '3084ffffffff', 'a080']) {
      const bytes = Buffer.from(unit.repeat(100_000), 'hex');
      await expect(readP12(bytes, 'x')).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });

  /** Everything but an expected refusal, or a key that still signs for the certificate, is a fault. */
  async function isHarmless(bytes: Uint8Array): Promise<boolean> {
    try {
      const { privateKeyPkcs8 } = await readP12(bytes, PASSWORD);
      await checkKeyBelongs({ ...identity, privateKeyPkcs8 });
      return true;
    } catch (error) {
      const expected = ['invalid-input', 'wrong-password', 'identity-invalid'];
      if (error instanceof ResiduaError && expected.includes(error.code)) return true;
      throw error;
    }
  }

  it('random bytes and changed files are refused as expected failures', async () => {
    const cheap = exported('-iter', '1');
    const unprotected = exported('-nomac', '-keypbe', 'NONE', '-certpbe', 'NONE');
    const changed = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
      fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })).map(([position, mask]) => {
        const copy = Uint8Array.from(bytes);
        copy[position] = (copy[position] ?? 0) ^ mask;
        return copy;
      });
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), isHarmless), { numRuns: 200 });
    await fc.assert(fc.asyncProperty(changed(cheap), isHarmless), { numRuns: 300 });
    await fc.assert(fc.asyncProperty(changed(unprotected), isHarmless), { numRuns: 300 });
  });
});
