import { createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCertificate } from '../../../main/signing/certificate.ts';
import { readDer, type DerNode } from '../../../main/signing/der.ts';
import * as der from '../../../main/signing/der-write.ts';
import { readP12 } from '../../../main/signing/p12.ts';
import { writeP12 } from '../../../main/signing/p12-write.ts';
import { signPdf } from '../../../main/signing/sign.ts';
import { verifyPdf } from '../../../main/signing/verify.ts';
import { newIdentity, NOW, run, unsignedPdf, workFolder } from './support.ts';

const folder = workFolder();
const at = (name: string): string => `${folder.path}/${name}`;
afterAll(() => {
  folder.done();
});

/** Issues a certificate under another by the openssl program. */
function issue(name: string, under: string, extensions: string): void {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', at(`${name}.key`)];
  run('openssl', 'req', ...key, '-out', at(`${name}.csr`), '-subj', `/CN=${name}`);
  const issuer = ['-CA', at(`${under}.pem`), '-CAkey', at(`${under}.key`), '-CAcreateserial', '-days', '900'];
  const file = folder.file(`${name}.ext`, extensions);
  run('openssl', 'x509', '-req', '-in', at(`${name}.csr`), ...issuer, '-out', at(`${name}.pem`), '-extfile', file);
}

describe('a .p12 with intermediate authorities', () => {
  beforeAll(() => {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', at('root.key')];
    run('openssl', 'req', '-x509', ...key, '-out', at('root.pem'), '-subj', '/CN=root', '-days', '900');
    issue('first', 'root', 'basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign\n');
    issue('second', 'first', 'basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign\n');
    issue('signer', 'second', 'basicConstraints=CA:false\nkeyUsage=critical,digitalSignature,nonRepudiation\n');
    const chain = ['root', 'second', 'first'].map((name) => readFileSync(at(`${name}.pem`), 'utf8')).join('');
    const inside = ['-in', at('signer.pem'), '-inkey', at('signer.key'), '-certfile', folder.file('chain.pem', chain)];
    run('openssl', 'pkcs12', '-export', ...inside, '-out', at('chain.p12'), '-passout', 'pass:secret');
  });

  it('is read in the order of issue, whatever the order in the file, and embedded whole', async () => {
    const identity = await readP12(readFileSync(at('chain.p12')), 'secret');
    const names = identity.certificates.map((certificate) => readCertificate(certificate).name);
    expect(names).toEqual(['signer', 'second', 'first', 'root']);
    const signedAt = new Date(Math.floor(Date.now() / 1000) * 1000);
    const signed = await signPdf(await unsignedPdf({ signedAt }), identity, signedAt);
    expect(await verifyPdf(signed)).toMatchObject({
      valid: true,
      signatures: [{ signer: 'signer', issuer: 'CN=second' }],
    });

    const database = `${folder.path}/nss`;
    run('mkdir', '-p', database);
    run('certutil', '-N', '-d', `sql:${database}`, '--empty-password');
    run('certutil', '-A', '-d', `sql:${database}`, '-n', 'root', '-t', 'CT,C,C', '-i', at('root.pem'));
    const judged = run('pdfsig', '-nssdir', database, folder.file('chain.pdf', signed));
    expect(judged).toContain('Signature is Valid');
    expect(judged).toContain('Certificate is Trusted');
  });
});

describe('a .p12 whose MAC is PBMAC1 (RFC 9579)', () => {
  /** A .p12 of ours with its MAC exchanged. */
  async function withPbmac1(password: string, keyLength = 32): Promise<Uint8Array> {
    const [version, safe] = readDer(await writeP12(await newIdentity('P-256', 'Ada Example', NOW), password)).children;
    if (version === undefined || safe === undefined) throw new Error('The .p12 has no content.');
    const content = safe.children[1]?.children[0]?.value ?? new Uint8Array();
    const salt = randomBytes(16);
    const hmac = der.algorithm('1.2.840.113549.2.9', der.nothing());
    const derivation = der.algorithm(
      '1.2.840.113549.1.5.12',
      der.sequence(der.octetString(salt), der.integer(2048), der.integer(keyLength), hmac),
    );
    const algorithm = der.algorithm('1.2.840.113549.1.5.14', der.sequence(derivation, hmac));
    const key = pbkdf2Sync(Buffer.from(password, 'utf8'), salt, 2048, keyLength, 'sha256');
    const mac = createHmac('sha256', key).update(content).digest();
    const macData = der.sequence(
      der.sequence(algorithm, der.octetString(mac)),
      der.octetString(Buffer.from('NOT USED')),
      der.integer(1),
    );
    const raw = (node: DerNode): Uint8Array => node.raw;
    return der.sequence(raw(version), raw(safe), macData);
  }

  it('is opened by its password, and by no other', async () => {
    const file = await withPbmac1('grüße');
    expect((await readP12(file, 'grüße')).algorithm).toBe('P-256');
    await expect(readP12(file, 'gruesse')).rejects.toMatchObject({ code: 'wrong-password' });
  });

  it('a key of an impossible length is refused', async () => {
    await expect(readP12(await withPbmac1('secret', 8), 'secret')).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
