import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluationSchema, type Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { buildStatement } from '../../../main/report/build-statement.ts';
import { signStatement } from '../../../main/report/signed-report.ts';
import { verifyPdf } from '../../../main/signing/verify.ts';
import { validateWithVeraPdf } from '../../tools/verapdf.ts';
import { newIdentity, run, workFolder } from '../signing/support.ts';
import { OPTIONS, plain } from './support.ts';

const folder = workFolder();
const sample = loadSample();
const CAPACITY = {
  hoursPerDay: '8',
  standHours: '4',
  walkHours: '3',
  sitHours: '6',
  liftPounds: { occasionally: '20', frequently: '10' },
  carryPounds: { occasionally: '15', frequently: null },
  climb: 'occasionally',
  squat: 'never',
  kneel: 'occasionally',
  stoop: 'frequently',
  crawl: 'never',
  duration: 'temporary',
  until: '2027-03-02',
};
const full = withOpinions({ workCapacity: CAPACITY });
const signedAt = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000);
let pdf = new Uint8Array();
let path = '';
let text = '';

function withOpinions(opinions: Readonly<Record<string, unknown>>): Evaluation {
  return evaluationSchema.parse({ ...sample, opinions: { ...sample.opinions, ...opinions } });
}

function withRestrictions(lines: number): Evaluation {
  const text = Array.from({ length: lines }, (_, index) => `Rule ${String(index + 1)}: no prolonged walking.`);
  return withOpinions({ workCapacity: CAPACITY, workRestrictions: text.join('\n') });
}

const pagesOf = (file: string) => Number(/^Pages: +(\d+)$/m.exec(run('pdfinfo', file))?.[1]);

beforeAll(async () => {
  const identity = await newIdentity('P-256', 'Jordan Specimen', new Date());
  pdf = new Uint8Array((await signStatement(full, identity, signedAt, { utcOffsetMinutes: -420 })).pdf);
  path = folder.file('statement.pdf', pdf);
  text = plain(run('pdftotext', '-raw', path, '-'));
});
afterAll(() => {
  folder.done();
});

describe('the signed statement', () => {
  test('veraPDF: PDF/A-3a and PDF/UA-1', async () => {
    for (const validation of await validateWithVeraPdf(path, ['3a', 'ua1'])) {
      expect(validation.failures).toEqual([]);
      expect(validation.compliant).toBe(true);
      expect(validation.assertions).toBeGreaterThan(500);
    }
  });

  test('pdfsig and our own verifier: valid, the whole document, certified with P=2', async () => {
    const output = run('pdfsig', '-nocert', path);
    expect(output).toContain('Signature is Valid.');
    expect(output).toContain('Total document signed');
    expect(output).toContain('ETSI.CAdES.detached');
    expect(await verifyPdf(pdf)).toMatchObject({ valid: true, signatures: [{ certification: 2 }] });
  });

  test('one page with status, capacity as tables and sentences, restrictions, improvement, signature', () => {
    expect(pagesOf(path)).toBe(1);
    expect(text).toContain('Work status Modified duty from October');
    expect(text).toContain('Temporary, until March 2, 2027.');
    expect(text).toContain('Hours a day Work Standing Walking Sitting At most 8 4 3 6');
    expect(text).toContain('At most 20 10 15 —');
    expect(text).toContain('How often Climbing Squatting Kneeling Stooping Crawling');
    expect(text).toContain('Lift up to 20 lb occasionally and 10 lb frequently. Carry up to 15 lb occasionally.');
    expect(text).toContain('Occasionally: up to one third of the day; frequently: from one third to two thirds');
    expect(text).toContain(plain(full.opinions.workRestrictions ?? 'no restrictions'));
    expect(text).toContain('Maximum medical improvement');
    expect(text).toContain('Certificate: Jordan Specimen');
  });
});

describe('minimum necessary', () => {
  test('nothing else of the evaluation is in the file, compressed or not, and nothing is attached', () => {
    const everything = `${text}\n${contentOf(pdf)}`;
    expect(everything).toContain('Return-to-work statement');
    const shown = new Set([
      ...Object.values(full.examiner),
      ...[full.examinee.name, full.examinee.employer, full.examinee.occupation, full.opinions.workRestrictions],
    ]);
    const others = textsOf(full).filter((entered) => !shown.has(entered));
    expect(others.length).toBeGreaterThan(60);
    expect(others.filter((entered) => everything.includes(plain(entered)))).toEqual([]);
    expect(run('pdfdetach', '-list', path)).toMatch(/^0 embedded files/);
  });

  test('no name of the examinee in what file managers show', () => {
    expect(run('pdfinfo', path)).not.toContain('Alex');
  });
});

describe('one page', () => {
  test('long restrictions are set smaller, then refused with the number of lines', async () => {
    for (const lines of [1, 6, 10]) {
      const file = folder.file(
        `restrictions-${String(lines)}.pdf`,
        await buildStatement(withRestrictions(lines), OPTIONS),
      );
      expect(pagesOf(file)).toBe(1);
      expect(run('pdftotext', '-raw', file, '-')).toContain(`Rule ${String(lines)}: no prolonged walking.`);
    }
    const excess = async (lines: number): Promise<number> => {
      const failure: unknown = await buildStatement(withRestrictions(lines), OPTIONS).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'not-ready', path: '/opinions/workRestrictions' });
      return Number(/(\d+) lines too long/.exec((failure as Error).message)?.[1]);
    };
    const [fewer, more] = [await excess(30), await excess(40)];
    // What it says is enough to fit: that many lines fewer, and it is one page.
    expect(more).toBeGreaterThan(fewer);
    expect(pagesOf(folder.file('shortened.pdf', await buildStatement(withRestrictions(40 - more), OPTIONS)))).toBe(1);
  });

  test('without a capacity and restrictions, on A4, with a very long name', async () => {
    const evaluation = evaluationSchema.parse({
      ...withOpinions({ workCapacity: {}, workRestrictions: null }),
      examinee: { name: 'Maximiliana Alexandrina '.repeat(8), employer: null },
    });
    const file = folder.file('bare.pdf', await buildStatement(evaluation, { ...OPTIONS, pageSize: 'a4' }));
    expect(pagesOf(file)).toBe(1);
    expect(run('pdftotext', file, '-')).not.toContain('Work capacity');
  });
});

test('the same evaluation and time give the same bytes before the signature', async () => {
  expect(Buffer.compare(await buildStatement(full, OPTIONS), await buildStatement(full, OPTIONS))).toBe(0);
});

/** The text of all streams of a file, inflated, beside the file itself. */
function contentOf(file: Uint8Array): string {
  const bytes = Buffer.from(file);
  const parts = [bytes.toString('latin1')];
  for (let at = bytes.indexOf('stream\n'); at !== -1; at = bytes.indexOf('stream\n', at + 7)) {
    try {
      parts.push(inflateSync(bytes.subarray(at + 7)).toString('utf8'));
    } catch {
      // Not every stream is compressed; its text is in the file as it is.
    }
  }
  return plain(parts.join('\n'));
}

/** Texts as a person wrote them: not dates, numbers and grades, nor the words of fixed choices. */
function textsOf(node: unknown): string[] {
  const fixed = /^(?:[a-z][\w-]*|residua-evaluation\/1|\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?|-?[\d.]+|[0-5][+-]|.{1,3})$/;
  if (typeof node === 'string') return fixed.test(node) ? [] : [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.values(node).flatMap((value) => textsOf(value));
}
