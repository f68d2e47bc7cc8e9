import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { displayScore } from '../../../main/domain/display.ts';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { score } from '../../../main/domain/score.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { buildReport } from '../../../main/report/build-report.ts';
import { signReport } from '../../../main/report/signed-report.ts';
import { newIdentity, NOW, workFolder } from '../signing/support.ts';
import { validateWithVeraPdf } from '../../tools/verapdf.ts';
import { between, OPTIONS, reportOf, sampleWith } from './support.ts';

const folder = workFolder();
afterAll(() => {
  folder.done();
});
const sample = loadSample();

describe('what an evaluation lacks (P5)', () => {
  test('an empty evaluation makes a conforming report that lists what is not documented', async () => {
    const lines = await reportOf(emptyEvaluation(), folder);
    const listed = between(lines, 'Not documented', 'Signature');
    for (const text of ['Date of the examination', 'Records reviewed', 'Causation']) expect(listed).toContain(text);
    for (const heading of ['Imaging', 'Impairment rating', 'Opinions', 'Claim lines', 'Disclosures', 'History']) {
      expect(lines).not.toContain(heading);
    }
  });

  test('the report of a sparse evaluation conforms to PDF/A-3a and PDF/UA-1', async () => {
    const evaluation = { ...emptyEvaluation(), ...pick(sample) };
    const { pdf } = await signReport(evaluation, await newIdentity(), NOW, { utcOffsetMinutes: 0 });
    const [pdfA, pdfUa] = await validateWithVeraPdf(folder.file('sparse.pdf', pdf), ['3a', 'ua1']);
    expect([pdfA?.failures, pdfUa?.failures]).toEqual([[], []]);
  });

  test('what was waived is printed with its reason and not as lacking', async () => {
    const evaluation = sampleWith({
      case: { ...sample.case, faceToFaceMinutes: null, placeOfExam: null },
      waivers: [{ item: 'case.faceToFaceMinutes', reason: 'The clock had stopped.' }],
    });
    const lines = await reportOf(evaluation, folder);
    expect(between(lines, 'Not documented', 'Left out on purpose')).toContain('Place of the examination');
    expect(between(lines, 'Left out on purpose', 'Signature')).toContain('Face-to-face time: The clock had stopped.');
  });

  test('records stand in the order of time, and remarks name the printed number', async () => {
    const [first, second, ...others] = sample.recordsReviewed;
    const evaluation = sampleWith({ recordsReviewed: [...others, { ...second, pages: null }, first] });
    const lines = await reportOf(evaluation, folder);
    const table = between(lines, 'Records reviewed', 'History');
    expect(table).toMatch(/ 1 Feb 11, 2025 .* 2 Feb 12, 2025 .* 3 Apr 3, 2025 /);
    expect(between(lines, 'Not documented', 'Signature')).toContain('Record 2: pages');
    expect(lines).toContain('7 records, 31 pages in all; the pages of 1 record are not documented.');
  });

  test('a question without an answer says so', async () => {
    const referral = { ...sample.case.referral, questions: [{ question: 'Why?', answer: ' ' }] };
    const lines = await reportOf(sampleWith({ case: { ...sample.case, referral } }), folder);
    expect(lines[lines.indexOf('1. Why?') + 1]).toBe('Not answered.');
  });
});

const CALIFORNIA = { reportProfile: 'us-ca-workers-comp' };

describe('profiles (P2, P3)', () => {
  test('California: declarations of Labor Code 4628 and 139.3, county, who took part', async () => {
    const evaluation = sampleWith({
      case: { ...sample.case, reportProfile: 'us-ca-workers-comp' },
      disclosures: { county: 'Alameda', assistants: 'Nobody else took part.' },
    });
    const lines = await reportOf(evaluation, folder);
    const signed = lines.slice(lines.indexOf('Signature')).join(' ');
    expect(signed).toMatch(/I declare under penalty of perjury that .* I believe it to be true\. .* 139\.3, /);
    expect(signed).toContain('Signed in the county of Alameda.');
    expect(between(lines, 'Others who took part', 'Signature')).toContain('Nobody else took part.');
    expect(lines).toContain('Permanent and stationary status (maximum medical improvement)');
  });

  test('California: nothing about the signer is sworn that was not affirmed, and a short time has its reason', async () => {
    const of = async (disclosures: object, theCase: object = {}) =>
      reportOf(sampleWith({ case: { ...sample.case, ...CALIFORNIA, ...theCase }, disclosures }), folder);
    const silent = (await of({}, { faceToFaceMinutes: 12 })).join(' ');
    expect(silent.includes('actually performed the evaluation')).toBe(false);
    expect(silent).toContain('Not complied with: at least 20 minutes (8 CCR 49.2); no reason is documented');
    const told = { performedBySigner: true, timeVariance: 'The examinee had to leave for dialysis.' };
    const lines = await of(told, { faceToFaceMinutes: 12 });
    const text = between(lines, 'Disclosures', 'Signature');
    expect(text).toContain('the signing physician actually performed the evaluation, took the history, reviewed and');
    expect(text).toContain('the reasons are given below');
    expect(text).toContain('The examinee had to leave for dialysis.');
  });

  test('8 CCR 9793(n): pages declared stand beside the pages reviewed', async () => {
    const recordsAttestation = { pagesDeclared: 40, by: 'Example Mutual', date: '2026-09-08' };
    const theCase = { ...sample.case, ...CALIFORNIA, recordsAttestation };
    const text = between(await reportOf(sampleWith({ case: theCase }), folder), 'Records reviewed', 'History');
    expect(text).toContain('40 pages declared by Example Mutual on September 8, 2026');
    expect(text).toContain('35 pages reviewed: 5 fewer than declared');
  });

  test('Federal: what Rule 26 asks for, and what of it lacks', async () => {
    const evaluation = sampleWith({
      case: { ...sample.case, reportProfile: 'us-federal-expert' },
      disclosures: { qualifications: 'Board certified.\nNo publications.', compensation: 'USD 500 an hour' },
    });
    const lines = await reportOf(evaluation, folder);
    expect(lines).toContain('Expert report under Rule 26(a)(2)(B) of the Federal Rules of Civil Procedure');
    for (const text of ['Board certified.', 'No publications.', 'USD 500 an hour']) expect(lines).toContain(text);
    expect(between(lines, 'Not documented', 'Signature')).toContain('Testimony of four years (FRCP');
  });

  test('General: neither', async () => {
    const text = (await reportOf(sample, folder)).join('\n');
    expect(text).not.toMatch(/perjury|4628|Rule 26/);
  });
});

describe('the residual (R1–R5)', () => {
  test('a finished residual names the document it was taken from (R1)', async () => {
    const residual = { method: 'direct', value: '-0.04', reference: 'Vendor summary, page 2' };
    const lines = await reportOf(sampleWith({ residual }), folder);
    const text = between(lines, 'Residual score', 'Impairment rating');
    expect(text).toContain('Residual, as entered −0.04 Taken from Vendor summary, page 2');
    expect(text).toContain('Residual score −0.04 G8652');
  });

  test('an exclusion gives no residual code, its companion code, and the reason (R3)', async () => {
    const episode = { ...sample.episode, exclusion: 'refused' };
    const lines = await reportOf(sampleWith({ episode, residual: null }), folder);
    const text = between(lines, 'Residual score', 'Impairment rating');
    for (const part of ['No residual code: excluded', 'G9728', 'Refused to participate']) expect(text).toContain(part);
    expect(text).not.toContain('G8652');
  });

  test('whatever the three values, the report states value and code as they are scored', async () => {
    const status = fc.integer({ min: 0, max: 1000 }).map((tenths) => String(tenths / 10));
    const change = fc.integer({ min: -1000, max: 1000 }).map((tenths) => String(tenths / 10));
    await fc.assert(
      fc.asyncProperty(status, status, change, async (intake, discharge, predictedChange) => {
        const residual = { method: 'change', intake, discharge, predictedChange };
        const evaluation = { ...emptyEvaluation(), ...pick(sampleWith({ residual })) };
        const lines = await reportOf(evaluation, folder);
        const { value, code } = score(evaluation).residual;
        expect(lines.join(' ')).toContain(`Residual score ${displayScore(value ?? '')} ${code ?? ''}`);
        expect(lines.join(' ')).not.toMatch(/no impairment/i);
      }),
      {
        numRuns: 12,
        examples: [
          ['50', '50', '0'],
          ['0', '100', '-100'],
          ['100', '0', '100'],
          ['48.2', '61.3', '13.1'],
        ],
      },
    );
  });
});

describe('refusals', () => {
  test('a character that no font has is told with its place, before anything is signed', async () => {
    const evaluation = sampleWith({ examinee: { ...sample.examinee, name: '🦀' } });
    await expect(buildReport(evaluation, OPTIONS)).rejects.toMatchObject({
      code: 'unprintable',
      path: '/examinee/name',
    });
  });

  test('an identity whose term is over does not sign', async () => {
    const identity = await newIdentity();
    const late = new Date(NOW.getTime() + 20 * 365 * 86_400_000);
    await expect(signReport(sample, identity, late)).rejects.toMatchObject({ code: 'identity-invalid' });
  });

  test('text that looks like something else stays text', async () => {
    const strange = 'Jiří "Žižka" (left) \\ <b>&amp; ≥ 5° → 100 %PDF-1.7 endobj';
    const lines = await reportOf(sampleWith({ examinee: { ...sample.examinee, name: strange } }), folder);
    expect(lines.join(' ')).toContain(strange);
  });
});

function pick({ case: facts, examinee, side, region, episode, residual }: typeof sample) {
  return { case: facts, examinee, side, region, episode, residual };
}

describe('limb length', () => {
  test('blocks print their difference with its side, and the Harris hip score uses it', async () => {
    const examination = {
      ...sample.examination,
      limbLengthMethod: 'blocks',
      limbLengthCm: {},
      limbLengthDifferenceCm: '1.5',
      shorterLimb: 'left',
    };
    const text = (await reportOf(sampleWith({ examination }), folder)).join(' ');
    expect(text).toMatch(/Limb-length difference, cm Blocks under the shorter limb shorter — −1\.5/);
    expect(text).toContain('limb-length difference 1.5 cm');
  });
});
