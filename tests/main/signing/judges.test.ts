import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signPdf } from '../../../main/signing/sign.ts';
import { verifyPdf } from '../../../main/signing/verify.ts';
import { authorityIdentity } from './authority.ts';
import type { SigningIdentity } from '../../../main/signing/identity.ts';
import {
  NOW,
  asText,
  contentsSpan,
  newIdentity,
  patched,
  pem,
  reviewerPlaceholder,
  run,
  signedPdf,
  tryRun,
  unsignedPdf,
  workFolder,
} from './support.ts';

const folder = workFolder();
afterAll(() => {
  folder.done();
});

interface Judged {
  pdf: Uint8Array;
  path: string;
  root: string;
}

async function judged(name: string, identity: SigningIdentity, at: Date): Promise<Judged> {
  const pdf = await signedPdf(identity, {
    signedAt: at,
    signerName: 'Jiří Žižka',
    reason: 'I (attest) \\ to this) 李',
  });
  const root = identity.certificates.at(-1) ?? new Uint8Array();
  return { pdf, path: folder.file(`${name}.pdf`, pdf), root: folder.file(`${name}.pem`, pem(root)) };
}

function cmsVerify({ pdf, root }: Judged, name: string): { status: number | null; output: string } {
  const { start, end } = contentsSpan(pdf);
  const signature = folder.file(`${name}.cms`, Buffer.from(asText(pdf.subarray(start + 1, end - 1)), 'hex'));
  const content = folder.file(`${name}.bin`, Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)]));
  const args = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', signature, '-content', content];
  return tryRun('openssl', ...args, '-CAfile', root, '-purpose', 'any', '-out', '/dev/null');
}

const inAnHour = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000);
const kinds: [string, () => Promise<SigningIdentity>][] = [
  ['self-signed-p256', () => newIdentity('P-256', 'Jiří Žižka', new Date())],
  ['self-signed-rsa3072', () => newIdentity('RSA-3072', 'Jiří Žižka', new Date())],
  ['modern-p12-ec-chain', () => authorityIdentity(folder, 'ec', false)],
  ['legacy-p12-rsa-chain', () => authorityIdentity(folder, 'rsa', true)],
];

describe.each(kinds)('independent judges on %s', (name, identity) => {
  let file: Judged;
  beforeAll(async () => {
    file = await judged(name, await identity(), inAnHour);
  });

  it('pdfsig: valid, whole document, PAdES', () => {
    const output = run('pdfsig', '-nocert', file.path);
    expect(output).toContain('Signature is Valid.');
    expect(output).toContain('Total document signed');
    expect(output).toContain('ETSI.CAdES.detached');
    expect(output).toContain('Signing Hash Algorithm: SHA-256');
    expect(output).toContain('Signer Certificate Common Name: Jiří Žižka');
    expect(output.match(/Signature #/g)).toHaveLength(1);
  });

  it('openssl cms -cades: valid signature bound to the certificate', () => {
    const result = cmsVerify(file, name);
    expect(result.output).toContain('CAdES Verification successful');
    expect(result.status).toBe(0);
  });

  it('qpdf and mutool: sound file, unchanged', () => {
    expect(run('qpdf', '--check', file.path)).toContain('No syntax or stream encoding errors');
    expect(tryRun('mutool', 'sign', '-v', file.path).output).toContain('unchanged since signing');
  });

  it('our own verifier agrees', async () => {
    const result = await verifyPdf(file.pdf);
    expect(result).toMatchObject({ valid: true, reason: null });
    expect(result.signatures).toMatchObject([
      {
        valid: true,
        coversWholeDocument: true,
        subFilter: 'ETSI.CAdES.detached',
        signer: 'Jiří Žižka',
        certification: 2,
        reason: null,
        statedReason: 'I (attest) \\ to this) 李',
        fieldName: 'Examiner',
        location: 'Springfield',
        selfSigned: name.startsWith('self-signed'),
      },
    ]);
    expect(Date.parse(result.signatures[0]?.signedAt ?? '')).toBe(inAnHour.getTime());
    expect(result.signatures[0]?.signedAt).toMatch(/-05:00$/);
  });

  it('no signing-time attribute: the time stands in /M alone (PAdES baseline)', () => {
    const { start, end } = contentsSpan(file.pdf);
    const signingTime = '06092a864886f70d010905';
    expect(asText(file.pdf.subarray(start, end))).not.toContain(signingTime);
  });

  it('pdfsig refuses one changed letter', () => {
    const changed = folder.file('changed.pdf', patched(file.pdf, '/Name', '/Namf'));
    expect(run('pdfsig', '-nocert', changed)).not.toContain('Signature is Valid.');
  });
});

describe('a second signature', () => {
  it('keeps the certification valid for pdfsig and for us, and the first bytes as they were', async () => {
    const first = await signPdf(await unsignedPdf({ reviewer: true }), await newIdentity(), NOW);
    const second = await signPdf(reviewerPlaceholder(first), await newIdentity('P-256', 'Rita Reviewer'), NOW);
    expect(Buffer.compare(second.subarray(0, first.length), first)).toBe(0);
    const output = run('pdfsig', '-nocert', folder.file('two.pdf', second));
    expect(output.match(/Signature is Valid\./g)).toHaveLength(2);
    const result = await verifyPdf(second);
    expect(result.valid).toBe(true);
    expect(result.signatures).toMatchObject([
      { signer: 'Ada Example', certification: 2, coversWholeDocument: false, reason: null },
      { signer: 'Rita Reviewer', certification: null, coversWholeDocument: true, reason: null },
    ]);
  });
});
