import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instrument } from '../../../main/domain/instruments/catalogue.ts';
import { explainResidual, RESIDUAL_NOTE_LONG } from '../../../main/domain/residual-text.ts';
import { score } from '../../../main/domain/score.ts';
import { writeCaseFile } from '../../../main/exchange/case-file.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { ATTACHMENT_NAME, FHIR_NAME } from '../../../main/exchange/attachment-names.ts';
import { buildReport } from '../../../main/report/build-report.ts';
import { signReport } from '../../../main/report/signed-report.ts';
import { verifyPdf } from '../../../main/signing/verify.ts';
import { validateWithVeraPdf } from '../../tools/verapdf.ts';
import { contentsSpan, newIdentity, pem, run, tryRun, workFolder } from '../signing/support.ts';
import { linesOf, OPTIONS, plain } from './support.ts';

const folder = workFolder();
const sample = loadSample();
// Within the term of an identity made now, and after its first second, as openssl asks.
const signedAt = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000);
let path = '';
let root = '';
let pdf = new Uint8Array();
let lines: string[] = [];
let text = '';

beforeAll(async () => {
  const identity = await newIdentity('P-256', 'Jordan Specimen', new Date());
  pdf = new Uint8Array((await signReport(sample, identity, signedAt, { utcOffsetMinutes: -420 })).pdf);
  path = folder.file('sample.pdf', pdf);
  root = folder.file('root.pem', pem(identity.certificates[0] ?? new Uint8Array()));
  lines = linesOf(path);
  text = lines.join(' ');
});
afterAll(() => {
  folder.done();
});

describe('independent judges on the sample report', () => {
  test('veraPDF: PDF/A-3a and PDF/UA-1', async () => {
    for (const validation of await validateWithVeraPdf(path, ['3a', 'ua1'])) {
      expect(validation.failures).toEqual([]);
      expect(validation.compliant).toBe(true);
      expect(validation.assertions).toBeGreaterThan(1000);
    }
  });

  test('pdfsig: valid, the whole document, PAdES', () => {
    const output = run('pdfsig', '-nocert', path);
    expect(output).toContain('Signature is Valid.');
    expect(output).toContain('Total document signed');
    expect(output).toContain('ETSI.CAdES.detached');
  });

  test('openssl cms -verify -cades', () => {
    const { start, end } = contentsSpan(pdf);
    const hex = Buffer.from(pdf.subarray(start + 1, end - 1)).toString('latin1');
    const cms = folder.file('sample.cms', Buffer.from(hex, 'hex'));
    const content = folder.file('sample.bin', Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)]));
    const args = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', cms, '-content', content];
    const result = tryRun('openssl', ...args, '-CAfile', root, '-purpose', 'any', '-out', '/dev/null');
    expect(result.output).toContain('CAdES Verification successful');
    expect(result.status).toBe(0);
  });

  test('qpdf --check', () => {
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors');
  });

  test('our own verifier, and no changed bit anywhere', async () => {
    expect(await verifyPdf(pdf)).toMatchObject({ valid: true, signatures: [{ certification: 2 }] });
    const { start, end } = contentsSpan(pdf);
    await fc.assert(
      fc.asyncProperty(fc.nat(pdf.length - 1), fc.nat(7), async (at, bit) => {
        fc.pre(at < start || at >= end);
        const changed = pdf.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        const answer = await verifyPdf(changed).catch(() => ({ valid: false }));
        expect(answer.valid).toBe(false);
      }),
      { numRuns: 25 },
    );
  });
});

describe('what the sample report holds (P1)', () => {
  test('every text that was entered', () => {
    const missing = textsOf(sample).filter((entered) => !text.includes(plain(entered)));
    expect(missing).toEqual([]);
  });

  test('every response in its own words, beside its item', () => {
    const responses = (id: string) =>
      sample.instruments.flatMap((each) =>
        (each.id === 'hoos-jr' || each.id === 'lefs') && each.id === id ? [each.responses] : [],
      );
    for (const id of ['hoos-jr', 'lefs'] as const) {
      for (const [index, item] of instrument(id).items.entries()) {
        const answers = responses(id).map((list) => item.choices.find(({ value }) => value === String(list[index])));
        const words = answers.map((choice) => `${choice?.points ?? ''} ${choice?.label ?? ''}`);
        expect(text).toContain([`${item.id}. ${item.text}`, ...words].join(' '));
      }
    }
    expect(text).toContain('Score, 0 to 100 46.652 70.426');
    expect(text).toContain('Pain 30 Mild');
    expect(text).toContain('Method Harris 1969 index');
    expect(text).toContain('Score, 0 to 100, and grade 71.875, fair');
  });

  test('the residual, its derivation, its code with the full descriptor, R4 and R5', () => {
    const { residual } = score(sample);
    expect(text).toContain('Residual = discharge − intake − predicted change = 58.9 − 48.2 − 14.2 = −3.5');
    expect(text).toContain(`Residual score −3.5 G8652 ${residual.descriptor ?? 'no descriptor'}`);
    expect(text).toContain(plain(explainResidual(residual)));
    expect(text).toContain(plain(RESIDUAL_NOTE_LONG));
    expect(text).not.toMatch(/no impairment/i);
  });

  test('each step of the rating', () => {
    expect(text).toContain('net adjustment = (2 − 2) + (1 − 2) + (2 − 2) = −1; grade C − 1 = B');
    expect(text).toContain('Whole person: 23 × 0.40 = 9.2 → 9');
    expect(text).toContain('9 % of the whole person');
  });

  test('the claim number and the page on every page', () => {
    const pages = Number(/^Pages: +(\d+)$/m.exec(run('pdfinfo', path))?.[1]);
    expect(pages).toBeGreaterThan(5);
    for (let page = 1; page <= pages; page += 1) {
      const onPage = run('pdftotext', '-f', String(page), '-l', String(page), path, '-');
      expect(onPage).toContain(`Page ${String(page)} of ${String(pages)}`);
      expect(onPage).toContain('WC-2026-00417');
    }
  });

  test('nothing is called "Not documented" when nothing lacks', () => {
    expect(lines).not.toContain('Not documented');
  });

  test('the evaluation itself, byte for byte as it is exported', () => {
    expect(run('pdfdetach', '-list', path)).toMatch(
      new RegExp(`^2 embedded files\\s+1: ${ATTACHMENT_NAME}\\s+2: ${FHIR_NAME}\\s*$`),
    );
    const file = join(folder.path, 'attached.json');
    run('pdfdetach', '-save', '1', '-o', file, path);
    expect(new Uint8Array(readFileSync(file))).toEqual(writeCaseFile(sample));
  });

  test('no name of the examinee in what file managers show', () => {
    const metadata = run('pdfinfo', path);
    expect(metadata).toContain('Independent medical evaluation of the left hip');
    expect(metadata).not.toContain('Alex');
  });

  test('the signature shows name, licence and time', () => {
    const drawn = run('pdftotext', path, '-');
    expect(drawn).toContain('Certificate: Jordan Specimen');
    expect(drawn).toContain('License MD-000000, Pennsylvania');
    expect(drawn).toMatch(/\d\d:\d\d:\d\d UTC−07:00/);
  });
});

describe('determinism', () => {
  test('the same evaluation and time give the same bytes before the signature', async () => {
    const [first, second] = await Promise.all([buildReport(sample, OPTIONS), buildReport(loadSample(), OPTIONS)]);
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test('another second gives other bytes', async () => {
    const later = { ...OPTIONS, signedAt: new Date('2026-10-06T21:05:10Z') };
    expect(Buffer.compare(await buildReport(sample, OPTIONS), await buildReport(sample, later))).not.toBe(0);
  });
});

/** Texts as a person wrote them: not dates, numbers and grades, nor the words of fixed choices. */
function textsOf(node: unknown): string[] {
  const fixed = /^(?:[a-z][\w-]*|residua-evaluation\/1|\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?)?|-?[\d.]+|[0-5][+-])$/;
  if (typeof node === 'string') return fixed.test(node) ? [] : [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.values(node).flatMap((value) => textsOf(value));
}
