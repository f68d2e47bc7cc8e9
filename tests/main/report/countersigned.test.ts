import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyAddendum, type Addendum } from '../../../main/domain/addendum.ts';
import type { Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { signAddendum } from '../../../main/report/build-addendum.ts';
import { countersignReport } from '../../../main/report/countersigned.ts';
import { signReport, signStatement, type SignedDocument } from '../../../main/report/signed-report.ts';
import { createIdentity, type SigningIdentity } from '../../../main/signing/identity.ts';
import { verifyPdf } from '../../../main/signing/verify.ts';
import { validateWithVeraPdf } from '../../tools/verapdf.ts';

const NOW = new Date('2026-11-03T15:00:00Z');
const LATER = new Date('2026-11-05T09:30:00Z');
const DRAWN: [number, number][][] = [
  [
    [10, 200],
    [200, 40],
    [420, 260],
    [900, 120],
  ],
  [[500, 30]],
];
const folder = mkdtempSync(join(tmpdir(), 'residua-countersigned-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const at = (name: string, pdf: Uint8Array): string => {
  writeFileSync(join(folder, name), pdf);
  return join(folder, name);
};
const textOf = (file: string): string => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });

let examiner: SigningIdentity;
let reviewer: SigningIdentity;
let report: SignedDocument;
let countersigned: SignedDocument;

/** By the reviewer, later. */
const countersign = (pdf: Uint8Array, options: Parameters<typeof countersignReport>[3] = {}): Promise<SignedDocument> =>
  countersignReport({ report: pdf, reviewer: {} }, reviewer, LATER, options);

beforeAll(async () => {
  examiner = await createIdentity({ name: 'Jiří Žižka, MD', algorithm: 'P-256', now: NOW });
  reviewer = await createIdentity({ name: 'Rita Reviewer', algorithm: 'P-256', now: NOW });
  report = await signReport(loadSample(), examiner, NOW, { utcOffsetMinutes: 0 });
  countersigned = await countersign(report.pdf, { utcOffsetMinutes: 0, drawn: DRAWN });
});

describe('a countersigned report', () => {
  test('begins with the very bytes of the report, and both signatures are valid', async () => {
    expect(Buffer.compare(countersigned.pdf.subarray(0, report.pdf.length), report.pdf)).toBe(0);
    expect(await verifyPdf(countersigned.pdf)).toMatchObject({
      valid: true,
      signatures: [
        { valid: true, signer: 'Jiří Žižka, MD', certification: 2, coversWholeDocument: false },
        { valid: true, signer: 'Rita Reviewer', certification: null, coversWholeDocument: true },
      ],
    });
  });

  test('is accepted by pdfsig, qpdf, mutool and veraPDF', async () => {
    const file = at('countersigned.pdf', countersigned.pdf);
    const judged = execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' });
    expect(judged.match(/Signature is Valid/g)).toHaveLength(2);
    expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    );
    const opened = execFileSync('mutool', ['sign', '-v', file], { encoding: 'utf8' });
    expect(opened).toContain('The document is unchanged since signing');
    expect(opened).not.toMatch(/invalid|mismatch/i);
    for (const { failures } of await validateWithVeraPdf(file, ['3a', 'ua1'])) expect(failures).toEqual([]);
  });

  test('is countersigned once, and only while it is what was signed', async () => {
    await expect(countersign(countersigned.pdf)).rejects.toMatchObject({ code: 'conflict' });
    const changed = Uint8Array.from(report.pdf);
    changed[5000] = (changed[5000] ?? 0) ^ 1;
    await expect(countersign(changed)).rejects.toMatchObject({ code: 'pdf-invalid' });
    const statement = await signStatement(loadSample(), examiner, NOW);
    await expect(countersign(statement.pdf)).rejects.toThrow(/no place for a countersignature/);
  });

  test('is refused when the certificate has ended', async () => {
    const attempt = countersignReport({ report: report.pdf, reviewer: {} }, reviewer, new Date('2040-01-01T00:00:00Z'));
    await expect(attempt).rejects.toMatchObject({ code: 'identity-invalid' });
    await expect(attempt).rejects.toThrow(/expired on 2031/);
  });
});

test('says whether a timestamp authority was asked', () => {
  expect(textOf(at('report.pdf', report.pdf)).replaceAll(/\s+/g, ' ')).toContain(
    'no timestamp authority was asked (PAdES-B-B)',
  );
});

const EARLIER = { number: 1, sha256: 'ab'.repeat(32), signedAt: new Date('2026-11-04T09:00:00Z') };

describe('an addendum', () => {
  const sample = loadSample();
  const california: Evaluation = {
    ...sample,
    case: { ...sample.case, reportProfile: 'us-ca-workers-comp' },
    disclosures: { ...sample.disclosures, county: 'Sacramento' },
  };
  const addendum: Addendum = {
    ...emptyAddendum(california),
    kind: 'records-reviewed',
    reason: 'Letter of November 2.',
    recordsReviewed: 'Operative report of 2024.',
    body: 'The report of Nguyễn Thị Hoa changes nothing.\nSecond paragraph.',
  };

  test('names the report it amends, carries the declarations of its profile, and the judges accept it', async () => {
    const original = { sha256: report.sha256, signedAt: NOW, signerName: 'Jiří Žižka, MD' };
    const content = { evaluation: california, original, number: 2, addendum, earlier: [EARLIER] };
    const signed = await signAddendum(content, examiner, LATER, { utcOffsetMinutes: 0, drawn: DRAWN });
    const file = at('addendum.pdf', signed.pdf);
    const text = textOf(file).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Addendum 2 to the independent medical evaluation of the left hip');
    expect(text.replaceAll(' ', '')).toContain(report.sha256);
    expect(text).toContain('Addendum 1 of November 4, 2026');
    expect(text.replaceAll(' ', '')).toContain(EARLIER.sha256);
    expect(text).toContain('November 3, 2026');
    expect(text).toContain('Nguyễn Thị Hoa');
    expect(text).toContain('under penalty of perjury');
    expect(text).toContain('Signed in the county of Sacramento.');
    expect(text).toContain('The opinions of the report stand as they are.');
    expect(execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' })).toContain('Total document signed');
    for (const { failures } of await validateWithVeraPdf(file, ['3a', 'ua1'])) expect(failures).toEqual([]);
    const both = await countersign(signed.pdf);
    expect((await verifyPdf(both.pdf)).valid).toBe(true);
  });

  test('a text that no font has is told with its field', async () => {
    const original = { sha256: report.sha256, signedAt: NOW, signerName: 'Ada' };
    const content = {
      evaluation: california,
      original,
      number: 1,
      earlier: [],
      addendum: { ...addendum, body: 'a \u{E123} b' },
    };
    await expect(signAddendum(content, examiner, LATER)).rejects.toMatchObject({ code: 'unprintable', path: '/body' });
  });
});
