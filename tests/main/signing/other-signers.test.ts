import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCms } from '../../../main/signing/cms-build.ts';
import { PdfStructure } from '../../../main/signing/pdf-structure.ts';
import { signPdf } from '../../../main/signing/sign.ts';
import { verifyPdf } from '../../../main/signing/verify.ts';
import { authorityIdentity } from './authority.ts';
import { filledBy, opensslCms, opensslSigner } from './foreign.ts';
import {
  appended,
  asBytes,
  asText,
  newIdentity,
  NOW,
  objectWith,
  patched,
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
const soon = new Date(Math.floor(Date.now() / 1000) * 1000 + 60_000);

/** The same PDF with another kind of signature. */
async function placeFor(subFilter: 'ETSI.CAdES.detached' | 'adbe.pkcs7.detached'): Promise<Uint8Array> {
  const empty = await unsignedPdf({ signedAt: soon, foreign: true });
  return subFilter === 'ETSI.CAdES.detached' ? empty : patched(empty, '/ETSI.CAdES.detached', `/${subFilter}`);
}

describe('signatures that other programs make', () => {
  it.each([
    ['adbe.pkcs7.detached', false],
    ['ETSI.CAdES.detached', true],
  ] as const)('openssl with RSA as %s is valid, and pdfsig agrees', async (subFilter, cades) => {
    const signer = opensslSigner(folder, `Other ${subFilter}`);
    const pdf = await filledBy(await placeFor(subFilter), opensslCms(folder, signer, cades));
    expect(await verifyPdf(pdf)).toMatchObject({
      valid: true,
      signatures: [
        {
          subFilter,
          signer: `Other ${subFilter}`,
          selfSigned: false,
          chainReaches: 'root',
          chain: [{ subject: `CN=Other ${subFilter}` }, { subject: 'CN=Other Authority' }],
        },
      ],
    });
    expect(run('pdfsig', '-nocert', folder.file('other.pdf', pdf))).toContain('Signature is Valid.');
  });

  it('a certificate that its authority signed with SHA-1 is vouched for by nobody, a root that signed itself so is one', async () => {
    const weak = opensslSigner(folder, 'Weak leaf', 'sha1');
    const pdf = await filledBy(await placeFor('ETSI.CAdES.detached'), opensslCms(folder, weak, true));
    expect(await verifyPdf(pdf)).toMatchObject({ valid: true, signatures: [{ chainReaches: 'incomplete' }] });
    const old = opensslSigner(folder, 'Old root', 'sha256', 'sha1');
    const fine = await filledBy(await placeFor('ETSI.CAdES.detached'), opensslCms(folder, old, true));
    expect(await verifyPdf(fine)).toMatchObject({ valid: true, signatures: [{ chainReaches: 'root' }] });
  });

  it('with the authority in an NSS database, pdfsig calls the certificate trusted', async () => {
    const signer = opensslSigner(folder, 'Trusted signer');
    const pdf = await filledBy(await placeFor('ETSI.CAdES.detached'), opensslCms(folder, signer, true));
    const path = folder.file('trusted.pdf', pdf);
    const database = `sql:${folder.path}`;
    run('certutil', '-N', '-d', database, '--empty-password');
    expect(run('pdfsig', '-nssdir', database, path)).not.toContain('Certificate is Trusted');
    run('certutil', '-A', '-d', database, '-n', 'authority', '-t', 'CT,C,C', '-a', '-i', signer.authority);
    expect(tryRun('pdfsig', '-nssdir', database, path).output).toContain('Certificate is Trusted');
  });

  it('of an identity with a chain tell the whole chain', async () => {
    const pdf = await signedPdf(await authorityIdentity(folder, 'ec', false), { signedAt: soon });
    const [signature] = (await verifyPdf(pdf)).signatures;
    expect(signature).toMatchObject({ chainReaches: 'root', subject: 'CN=Jiří Žižka', issuer: 'CN=Test Authority' });
    expect(signature?.chain.map(({ subject }) => subject)).toEqual(['CN=Jiří Žižka', 'CN=Test Authority']);
    const alone = await authorityIdentity(folder, 'rsa', false);
    const short = await signedPdf({ ...alone, certificates: alone.certificates.slice(0, 1) }, { signedAt: soon });
    expect((await verifyPdf(short)).signatures[0]).toMatchObject({ valid: true, chainReaches: 'incomplete' });
  });
});

describe('the state that a signature covers', () => {
  it('must hold the field with that very signature: one that is linked only later is refused', async () => {
    const empty = await unsignedPdf();
    const field = objectWith(empty, /\/T <FEFF00450078/);
    const link = /\/V \d+ 0 R/.exec(field.body)?.[0] ?? '';
    expect(link).not.toBe('');
    const unlinked = asBytes(asText(empty).replace(link, ' '.repeat(link.length)));
    const identity = await newIdentity();
    const signed = await filledBy(unlinked, (_, digest) => buildCms(identity, digest));
    const linked = appended(signed, { objects: { [field.number]: field.body } });
    const result = await verifyPdf(linked);
    expect(result.valid).toBe(false);
    expect(result.signatures[0]?.reason).toMatch(/does not belong to the state of the file that it covers/);
  });

  it('is told as the number of bytes covered, and each state with who signed it', async () => {
    const pdf = await signPdf(await unsignedPdf({ reviewer: true }), await newIdentity(), NOW);
    const page = objectWith(pdf, /\/Type \/Page\n/);
    const longer = appended(pdf, {
      objects: {
        [page.number]: page.body.replace(/\/Annots \[/, '/Annots [ 900 0 R'),
        900: '<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Agreed) >>',
      },
    });
    const { revisions, signatures } = await verifyPdf(longer);
    expect(signatures[0]?.coveredBytes).toBe(pdf.length);
    expect(revisions).toEqual([
      { end: pdf.length, signers: ['Ada Example'], changes: [] },
      { end: longer.length, signers: [], changes: ['a comment or mark', 'a page changed'] },
    ]);
  });
});

describe('cross-references', () => {
  /** A file of two objects; `table` may lie about them. */
  function file(
    table: (first: number, second: number) => string,
    catalog = '<< /Type /Catalog /Pages 2 0 R >>',
  ): PdfStructure {
    const header = '%PDF-1.7\n';
    const first = `1 0 obj\n${catalog}\nendobj\n`;
    const body = `${header}${first}2 3 obj\n<< /Type /Pages /Count 0 >>\nendobj\n`;
    const rows = table(header.length, header.length + first.length);
    const text = `${body}xref\n0 3\n0000000000 65535 f \n${rows}trailer\n<< /Root 1 0 R >>\nstartxref\n${String(body.length)}\n%%EOF\n`;
    return new PdfStructure(asBytes(text), { tokens: 100_000 });
  }
  const row = (offset: number, generation: number): string =>
    `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`;

  it('that lead to an object of another number or generation are refused', () => {
    expect(() => file((first) => row(first, 0) + row(first, 0)).object(2)).toThrow(/lead to another object/);
    expect(() => file((first, second) => row(first, 0) + row(second, 0)).object(2)).toThrow(/lead to another object/);
    expect(file((first, second) => row(first, 0) + row(second, 3)).object(2).value.kind).toBe('dict');
  });

  it('give nothing for a reference of another generation', () => {
    const structure = file((first, second) => row(first, 0) + row(second, 3));
    expect(structure.resolve({ kind: 'ref', number: 2, generation: 0 }).kind).toBe('null');
    expect(structure.resolve({ kind: 'ref', number: 2, generation: 3 }).kind).toBe('dict');
    expect(structure.dictAt(structure.catalog(), 'Pages')).toBeUndefined();
  });
});

let signed: Uint8Array;
beforeAll(async () => {
  signed = await signedPdf();
});

describe('a second signature by another generation of the same number', () => {
  it('does not stand for the first: the catalog of another generation is refused', async () => {
    const root = /\/Root (\d+) 0 R/.exec(asText(signed))?.[1] ?? '';
    const result = await verifyPdf(appended(signed, { objects: {}, root: `${root} 1 R` }));
    expect(result.valid).toBe(false);
    expect(result.reason).toMatch(/no catalog/);
  });
});
