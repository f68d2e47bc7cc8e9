import { afterAll, describe, expect, test } from 'vitest';
import { buildReport } from '../../../main/report/build-report.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { PATTERN_NOTE } from '../../../main/domain/residual-text.ts';
import { signReport } from '../../../main/report/signed-report.ts';
import { validateWithVeraPdf } from '../../tools/verapdf.ts';
import { newIdentity, NOW, run, workFolder } from '../signing/support.ts';
import { between, linesOf, OPTIONS, reportOf, sampleWith } from './support.ts';

const folder = workFolder();
afterAll(() => {
  folder.done();
});
const sample = loadSample();

const TWO_LIMBS = {
  edition: 'ama5',
  limbs: [
    {
      side: 'left',
      entries: [
        { percent: 37, diagnosis: 'Arthroplasty', reference: 'Fictitious table 1' },
        { percent: 10, diagnosis: 'Gait', reference: 'Fictitious table 2' },
      ],
    },
    { side: 'right', entries: [{ percent: 20, diagnosis: 'Arthritis', reference: 'Fictitious table 3' }] },
  ],
};
const CALIFORNIA = {
  payerRefusesZero: true,
  placeOfService: '11',
  lines: [
    { code: 'ML201', modifiers: ['94'], charge: '100', diagnosisPointers: [2, 1] },
    { code: 'ML204', justification: 'Asked for by the parties.', diagnosisPointers: [1] },
    { code: 'G8652', diagnosisPointers: [1] },
    { code: 'M1010', diagnosisPointers: [1] },
  ],
};

interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** Words with where they stand, points, row by row from the first row that holds a word, on its page. */
function rowsOfWords(html: string, from: string): Word[][] {
  const page = html.split('<page ').find((each) => each.includes(`>${from}<`)) ?? '';
  const words = [
    ...page.matchAll(/xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/g),
  ].map(([, left, right, bottom, text = '']) => ({
    text,
    left: Number(left),
    right: Number(right),
    bottom: Math.round(Number(bottom)),
  }));
  const start = words.find(({ text }) => text === from)?.bottom ?? 0;
  const bottoms = [...new Set(words.map(({ bottom }) => bottom))].filter((bottom) => bottom >= start);
  return bottoms
    .sort((one, other) => one - other)
    .map((row) => words.filter(({ bottom }) => bottom === row).sort((one, other) => one.left - other.left));
}

describe('A1–A5: the rating as one writes it on paper', () => {
  test('A4, A5: one limb is combined and converted, then the limbs are combined', async () => {
    const lines = await reportOf(sampleWith({ rating: TWO_LIMBS }), folder);
    const text = between(lines, 'Impairment rating', 'Opinions');
    for (const step of [
      'Combined values: A + B × (100 − A) / 100, largest first, each step rounded half up',
      'Combined: 37 + 10 × (100 − 37) / 100 = 43.3 → 43',
      'Whole person: 43 × 0.40 = 17.2 → 17',
      'Left 17 %, right 8 % of the whole person',
      'Combined: 17 + 8 × (100 − 17) / 100 = 23.64 → 24',
      '24 % of the whole person',
      'Fictitious table 3',
    ]) {
      expect(text).toContain(step);
    }
  });

  test('A1: symbols, numbers, and what is not used or not decided', async () => {
    const entry = {
      class: 4,
      modifiers: { GMFH: 3, GMPE: 'not-used' },
      gradePercents: [50, 55, 60, 65, 70],
      diagnosis: 'D',
      reference: 'R',
    };
    const rating = { edition: 'ama6-2008', limbs: [{ side: 'left', entries: [entry] }] };
    const text = between(await reportOf(sampleWith({ rating }), folder), 'Impairment rating', 'Opinions');
    expect(text).toContain('GMFH 3, GMPE not used, GMCS not decided');
    expect(text).toContain('net adjustment = ((GMFH − CDX) + 1)');
    expect(text).toContain('net adjustment = ((3 − 4) + 1) = 0; grade C');
    expect(text).toContain('class 4, grade C = 60 %');
    const zero = { ...rating, limbs: [{ side: 'left', entries: [{ class: 0, reference: 'R' }] }] };
    const without = between(await reportOf(sampleWith({ rating: zero }), folder), 'Impairment rating', 'Opinions');
    expect(without).toContain('class 0 = 0 %');
    expect(without).not.toContain('GMFH');
  });
});

test('the rating never stands on another page than its last step', async () => {
  const histories = Array.from({ length: 14 }, (_, lines) => ({
    ...sample.history,
    presentIllness: Array.from({ length: 3 * lines + 1 }, () => 'Nothing to add.').join('\n'),
  }));
  for (const history of histories) {
    const pdf = await buildReport(sampleWith({ history, rating: TWO_LIMBS }), OPTIONS);
    const pages = run('pdftotext', folder.file('moved.pdf', pdf), '-').split('\f');
    const page = pages.find((text) => text.includes('Lower-extremity values of one limb'));
    expect(page).toContain('Combined: 17 + 8 × (100 − 17) / 100 = 23.64 → 24');
  }
});

describe('M1–M4: the claim', () => {
  test('service lines as on the form: day, place, code, modifiers, pointer, charge, units, provider', async () => {
    const lines = await reportOf(sample, folder);
    const text = lines.slice(lines.indexOf('Claim lines')).join(' ');
    expect(text).toContain('Place of service 11, Office');
    expect(text).toContain(`A: ${sample.opinions.diagnoses[0]?.code ?? ''}`);
    expect(text).toContain('Oct 5, 2026 11 99456 32 AB 1250.00 1 1234567893');
    expect(text).toContain('Oct 5, 2026 11 G8652 — A 0.00 1 1234567893');
    expect(text).toContain('Total 1250.00');
    expect(text).toContain('32: Service mandated by a payer');
  });

  test('California: own words, no amounts but those entered, 0.01 where zero is refused', async () => {
    const lines = await reportOf(sampleWith({ claim: CALIFORNIA }), folder);
    const text = lines.slice(lines.indexOf('Claim lines')).join(' ');
    expect(text).toContain('ML201 94 BA 100.00 1');
    expect(text).toContain('ML204 — A — —');
    expect(text).toContain('G8652 — A 0.01 1');
    expect(text).not.toContain('Total');
    expect(text).toContain('94: By an agreed medical evaluator');
    expect(text).toContain('Refused by the payer');
    expect(text).toContain(PATTERN_NOTE);
  });

  test('a code of another day than the claim’s is remarked on', async () => {
    const episode = { ...sample.episode, discharge: '2026-09-30' };
    const text = (await reportOf(sampleWith({ episode }), folder)).join(' ');
    expect(text).toContain(
      'G8652 is decided for September 30, 2026, the discharge from the episode, but the claim is of October 5, 2026.',
    );
    expect((await reportOf(sample, folder)).join(' ')).not.toContain('is decided for');
  });

  test('veraPDF: PDF/A-3a and PDF/UA-1 with two limbs and a claim of four lines', async () => {
    const evaluation = sampleWith({ rating: TWO_LIMBS, claim: CALIFORNIA });
    const { pdf } = await signReport(evaluation, await newIdentity(), NOW, { utcOffsetMinutes: 0 });
    const [pdfA, pdfUa] = await validateWithVeraPdf(folder.file('claim.pdf', pdf), ['3a', 'ua1']);
    expect([pdfA?.failures, pdfUa?.failures]).toEqual([[], []]);
  });

  test.each(['letter', 'a4'] as const)(
    'on %s, no cell of the widest service line wraps or runs over',
    async (pageSize) => {
      const examiner = { ...sample.examiner, npi: '8088088088' };
      const dates = { ...sample.case, dateOfExam: '2026-09-28' };
      const line = {
        code: 'ML201',
        modifiers: ['GP', 'GO', 'GN', '95'],
        charge: '88888.88',
        diagnosisPointers: [1, 2],
      };
      const claim = { placeOfService: '99', lines: [line, { ...line, code: '99456' }, { ...line, code: 'G8652' }] };
      const evaluation = sampleWith({ examiner, case: dates, claim });
      const path = folder.file(`widest-${pageSize}.pdf`, await buildReport(evaluation, { ...OPTIONS, pageSize }));
      const rows = rowsOfWords(run('pdftotext', '-bbox', path, '-'), 'Pointer');
      const [head, ...lines] = rows;
      expect(lines.slice(0, 4).map((words) => words.map(({ text }) => text).join(' '))).toEqual([
        'Sep 28, 2026 99 ML201 GP GO GN 95 AB 88888.88 1 8088088088',
        'Sep 28, 2026 99 99456 GP GO GN 95 AB 88888.88 1 8088088088',
        expect.stringContaining('99 G8652 GP GO GN 95 AB 88888.88 1 8088088088'),
        'Total 266666.64',
      ]);
      // Each cell stays clear of its neighbour's column; numbers end where their heads do.
      const starts = new Map(head?.map(({ text, left }) => [text, left]));
      const ends = new Map(head?.map(({ text, right }) => [text, right]));
      for (const words of lines.slice(0, 3)) {
        const at = (index: number) => words.at(index) ?? expect.unreachable();
        expect(at(2).right).toBeLessThan((starts.get('Place') ?? 0) - 4);
        expect(at(3).right).toBeLessThan((starts.get('Code') ?? 0) - 4);
        expect(at(4).right).toBeLessThan((starts.get('Modifiers') ?? 0) - 4);
        expect(at(8).right).toBeLessThan((starts.get('Pointer') ?? 0) - 4);
        expect(at(9).right).toBeLessThan(at(10).left - 4);
        expect(at(10).right).toBeCloseTo(ends.get('USD') ?? 0, 0);
        expect(at(11).right).toBeCloseTo(ends.get('Units') ?? 0, 0);
        expect(at(12).left).toBeCloseTo(starts.get('Rendering') ?? 0, 0);
        expect(at(12).right).toBeLessThan(pageSize === 'a4' ? 531 : 548);
      }
    },
  );

  test('an empty claim prints nothing', async () => {
    const lines = linesOf(folder.file('none.pdf', await buildReport(sampleWith({ claim: {} }), OPTIONS)));
    expect(lines).not.toContain('Claim lines');
  });
});
