import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeFamily } from '../../main/domain/codes.ts';
import { REGIONS } from '../../main/domain/evaluation/evaluation.ts';
import type { Region } from '../../main/domain/evaluation/evaluation.ts';
import type { Exclusion } from '../../main/domain/evaluation/rating.ts';
import { scoreResidual } from '../../main/domain/residual.ts';
import { DATES, evaluation, marks } from './support.ts';

const COMPLETE = { method: 'change', intake: '48.2', discharge: '58.9', predictedChange: '14.2' };

interface Facts {
  readonly region?: Region;
  readonly born?: string;
  readonly start?: string | null;
  readonly discharge?: string | null;
  readonly exam?: string | null;
  readonly exclusion?: Exclusion;
  readonly residual?: object | null;
}

function decide({
  region = 'hip',
  born = '1958-03-02',
  start = null,
  discharge = null,
  exam = '2026-10-05',
  ...facts
}: Facts) {
  return scoreResidual(
    evaluation({
      region,
      case: { dateOfExam: exam },
      examinee: { dateOfBirth: born },
      episode: { start, discharge, exclusion: facts.exclusion ?? null },
      residual: facts.residual === undefined ? COMPLETE : facts.residual,
    }),
  ).result;
}

function direct(value: string) {
  return { method: 'direct', value };
}

/** The families as R3's source lists them, independent of the program's table. */
const FAMILIES: Readonly<
  Record<Region, readonly [zeroOrAbove: string, belowZero: string, unable: string, missing: string]>
> = {
  knee: ['G8647', 'G8648', 'G8649', 'G8650'],
  hip: ['G8651', 'G8652', 'G8653', 'G8654'],
  'lower-leg-foot-ankle': ['G8655', 'G8656', 'G8657', 'G8658'],
  'low-back': ['G8659', 'G8660', 'G8661', 'G8662'],
  shoulder: ['G8663', 'G8664', 'G8665', 'G8666'],
  'elbow-wrist-hand': ['G8667', 'G8668', 'G8669', 'G8670'],
  'general-orthopaedic': ['G8671', 'G8672', 'G8673', 'G8674'],
};

describe.each(REGIONS)('R3 decision table, %s', (region) => {
  const [zeroOrAbove, belowZero, unable, missing] = FAMILIES[region];
  const on = (exam: string, facts: Facts = {}) => decide({ region, exam, ...facts });

  test('a day on which the family is in use', () => {
    const day = '2019-06-30';
    expect(on(day, { residual: direct('0') })).toMatchObject({ status: 'calculated', code: zeroOrAbove, value: '0' });
    expect(on(day, { residual: direct('0.1') })).toMatchObject({ status: 'calculated', code: zeroOrAbove });
    expect(on(day, { residual: direct('-0.1') })).toMatchObject({ status: 'calculated', code: belowZero });
    expect(on(day, { residual: null })).toMatchObject({ status: 'not-measured', code: missing, value: null });
    expect(on(day, { residual: { ...COMPLETE, predictedChange: null } })).toMatchObject({
      status: 'not-measured',
      code: missing,
      value: null,
      actualChange: '10.7',
    });
    expect(on(day, { residual: { method: 'direct', value: null } })).toMatchObject({ code: missing });
  });

  test('unable: the notAppropriate code until its last day, then G9729', () => {
    const facts: Facts = { exclusion: 'unable', residual: null };
    const old = { status: 'not-measured', code: unable, companionCodes: [] };
    const excluded = { status: 'excluded', code: null, companionCodes: ['G9729'] };
    expect(on('2019-12-31', facts)).toMatchObject(old);
    expect(on('2020-01-01', facts)).toMatchObject(region === 'low-back' ? old : excluded);
    expect(on('2026-10-05', facts)).toMatchObject(region === 'low-back' ? old : excluded);
  });

  test('codes begin on 2011-01-01', () => {
    const retired = { status: 'code-retired', code: null, value: '-3.5', companionCodes: [] };
    expect(on('2010-12-31')).toMatchObject(retired);
    expect(on('2011-01-01')).toMatchObject({ status: 'calculated', code: belowZero, value: '-3.5' });
    expect(on('2010-12-31', { residual: null })).toMatchObject({ status: 'code-retired', code: null, value: null });
    expect(on('2010-12-31', { exclusion: 'unable' })).toMatchObject(retired);
  });

  test('a family with a last day gives no code after it', () => {
    const ends = region === 'general-orthopaedic';
    expect(on('2020-12-31')).toMatchObject({ status: 'calculated', code: belowZero });
    expect(on('2021-01-01')).toMatchObject(
      ends ? { status: 'code-retired', code: null, value: '-3.5' } : { status: 'calculated', code: belowZero },
    );
    expect(on('2021-01-01', { residual: null })).toMatchObject(
      ends ? { status: 'code-retired', code: null } : { status: 'not-measured', code: missing },
    );
    expect(codeFamily(region).lastDay).toBe(ends ? '2020-12-31' : null);
  });

  test.each([
    ['neurological', 'M1112'],
    ['refused', 'G9728'],
    ['home-program', 'M1113'],
    ['referred', 'M1113'],
    ['consultation-only', 'M1113'],
    ['medical-discharge', 'M1114'],
    ['self-discharge', 'M1115'],
  ] as const)('exclusion %s gives no code and %s, on every date', (exclusion, companion) => {
    for (const exam of ['2010-12-31', '2019-12-31', '2020-01-01', '2021-01-01', '2026-10-05']) {
      expect(on(exam, { exclusion })).toMatchObject({
        status: 'excluded',
        code: null,
        companionCodes: [companion],
        value: '-3.5',
        descriptor: null,
      });
    }
  });
});

describe('R3: age at the start of the episode', () => {
  const start = '2026-05-04';

  test('the 14th birthday counts, the day before does not', () => {
    expect(decide({ born: '2012-05-04', start }).status).toBe('calculated');
    expect(decide({ born: '2012-05-05', start })).toMatchObject({
      status: 'not-in-denominator',
      code: null,
      companionCodes: [],
      value: '-3.5',
    });
  });

  test('who was 13 at the start stays out, however old on the date of service', () => {
    expect(decide({ born: '2012-05-05', start, discharge: '2027-01-01' }).status).toBe('not-in-denominator');
  });

  test('born on 29 February: the year is complete on 1 March of a common year', () => {
    expect(decide({ born: '2012-02-29', start: '2026-02-28' }).status).toBe('not-in-denominator');
    expect(decide({ born: '2012-02-29', start: '2026-03-01' }).status).toBe('calculated');
    expect(decide({ born: '2014-02-28', start: '2028-02-28' }).status).toBe('calculated');
    expect(decide({ born: '2014-03-01', start: '2028-02-29' }).status).toBe('not-in-denominator');
  });

  test('without an episode the date of service decides: the discharge, else the examination', () => {
    expect(decide({ born: '2012-10-05', exam: '2026-10-05' }).status).toBe('calculated');
    expect(decide({ born: '2012-10-06', exam: '2026-10-05' }).status).toBe('not-in-denominator');
    expect(decide({ born: '2012-10-05', exam: '2026-10-05', discharge: '2026-10-04' }).status).toBe(
      'not-in-denominator',
    );
  });

  test('age stands before every exclusion', () => {
    expect(decide({ born: '2020-01-01', start, exclusion: 'neurological' })).toMatchObject({
      status: 'not-in-denominator',
      companionCodes: [],
    });
  });
});

describe('R3: date of service and drafts', () => {
  test('the discharge decides, not the examination', () => {
    const facts: Facts = { exclusion: 'unable', residual: null, exam: '2020-01-01', discharge: '2019-12-31' };
    expect(decide(facts)).toMatchObject({ code: 'G8653', dateOfService: '2019-12-31' });
    expect(decide({ ...facts, exam: '2019-12-31', discharge: '2020-01-01' })).toMatchObject({ code: null });
  });

  test('undetermined only while a date that decides is missing', () => {
    const draft = (parts: object) => scoreResidual(evaluation({ residual: COMPLETE, ...parts })).result;
    const open = { status: 'undetermined', code: null, companionCodes: [], value: '-3.5' };
    const examinee = { dateOfBirth: '1958-03-02' };
    expect(draft({})).toMatchObject(open);
    expect(draft({ case: { dateOfExam: '2026-10-05' } })).toMatchObject(open);
    expect(draft({ examinee })).toMatchObject(open);
    expect(draft({ examinee, episode: { start: '2026-05-04' } })).toMatchObject(open);
    expect(draft({ examinee, case: { dateOfExam: '2026-10-05' } })).toMatchObject({ status: 'calculated' });
    expect(draft({ examinee, episode: { start: '2026-05-04', exclusion: 'refused' } })).toMatchObject({
      status: 'excluded',
    });
  });

  test('an exclusion beside a complete set wins and warns at /residual', () => {
    const warned = (exclusion: Exclusion | null, residual: object | null) =>
      marks(scoreResidual(evaluation({ ...DATES, episode: { exclusion }, residual })).problems);
    expect(warned('refused', COMPLETE)).toEqual(['warning /residual']);
    expect(warned('unable', direct('1'))).toEqual(['warning /residual']);
    expect(warned('unable', { ...COMPLETE, intake: null })).toEqual([]);
    expect(warned('unable', null)).toEqual([]);
    expect(warned(null, COMPLETE)).toEqual([]);
  });
});

/** A decimal of up to twelve digits with its exact value in units of 10⁻¹²: BigInt only, nothing of the program's. */
const UNIT = 12;
const decimalText = fc
  .tuple(fc.constantFrom('', '-', '+'), fc.stringMatching(/^\d{1,12}$/), fc.nat({ max: 12 }))
  .map(([sign, digits, places]) => {
    const at = Math.max(digits.length - places, 0);
    const [whole, fraction] = [digits.slice(0, at), digits.slice(at)];
    const text = `${sign}${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
    const units = BigInt(`${whole}${fraction.padEnd(UNIT, '0')}`) * (sign === '-' ? -1n : 1n);
    return { text, units };
  });

describe('R1, R2: exact arithmetic', () => {
  test('61.3 − 48.2 − 13.1 is exactly 0, and 0 is not below zero', () => {
    const result = decide({ residual: { ...COMPLETE, intake: '48.2', discharge: '61.3', predictedChange: '13.1' } });
    expect(result).toMatchObject({ value: '0', code: 'G8651' });
  });

  test('"-0" and "-0.000" are zero', () => {
    for (const value of ['-0', '-0.000', '+0', '.0']) {
      expect(decide({ residual: direct(value) })).toMatchObject({ value: '0', code: 'G8651' });
    }
  });

  test('property: the sign of the exact residual and the code always agree', () => {
    fc.assert(
      fc.property(decimalText, decimalText, decimalText, (intake, discharge, predicted) => {
        const units = discharge.units - intake.units - predicted.units;
        const result = decide({
          residual: {
            method: 'change',
            intake: intake.text,
            discharge: discharge.text,
            predictedChange: predicted.text,
          },
        });
        expect(result.code).toBe(units < 0n ? 'G8652' : 'G8651');
        expect(result.value).toBe(shortest(units));
      }),
      { numRuns: 2000 },
    );
  });

  test('property: whatever makes the difference exactly zero gives "0" and never the code below zero', () => {
    fc.assert(
      fc.property(decimalText, decimalText, (intake, predicted) => {
        const discharge = shortest(intake.units + predicted.units);
        const residual = { method: 'change', intake: intake.text, discharge, predictedChange: predicted.text };
        expect(decide({ residual })).toMatchObject({ value: '0', code: 'G8651' });
      }),
      { numRuns: 1000 },
    );
  });

  test('property: the smallest step below zero is below zero', () => {
    fc.assert(
      fc.property(decimalText, ({ units }) => {
        const [value, below] = [shortest(units), shortest(units - 1n)];
        const residual = { method: 'change', intake: value, discharge: below, predictedChange: '0' };
        expect(decide({ residual })).toMatchObject({ value: '-0.000000000001', code: 'G8652' });
      }),
    );
  });
});

/** F2: shortest form of a number of 10⁻¹² units. */
function shortest(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(UNIT + 1, '0');
  const fraction = digits.slice(-UNIT).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -UNIT)}${fraction === '' ? '' : `.${fraction}`}`;
}
