import { describe, expect, test } from 'vitest';
import { checkEvaluation } from '../../main/domain/check.ts';
import {
  modifierOn,
  MODIFIERS,
  modifiersFor,
  NO_PAYER_POLICY,
  PAYERS,
  proposedModifiers,
  qualityCharge,
  SITES,
} from '../../main/domain/claim.ts';
import {
  codeDescriptor,
  companionCode,
  HIP_BENCHMARKS,
  isQualityDataCode,
  offeredCompanionCodes,
} from '../../main/domain/codes.ts';
import { DATES, evaluation, marks } from './support.ts';

/** Problems of one line beside the line of the evaluation. */
function line(parts: object) {
  const lines = [{ code: '99456', ...parts }, { code: '99199' }];
  return checkEvaluation(evaluation({ claim: { lines } }));
}

/** Problems of a quality data code's line; the residual gives G8652. */
function quality(parts: object) {
  const residual = { method: 'direct', value: '-1' };
  const lines = [{ code: 'G8652', diagnosisPointers: [1], ...parts }, { code: '99456' }];
  return marks(checkEvaluation(evaluation({ ...DATES, residual, opinions: { diagnoses: [{}] }, claim: { lines } })));
}

describe('M1: modifiers', () => {
  test('the list offered', () => {
    expect(MODIFIERS.map(({ code }) => code).join(' ')).toBe(
      '22 23 24 25 26 32 50 51 52 53 57 58 59 76 77 78 79 80 81 82 95 LT RT GP GO GN KX CQ CO',
    );
  });

  test('an unknown modifier is named at its place', () => {
    const problems = line({ modifiers: ['32', 'ZZ'] });
    expect(marks(problems)).toEqual(['error /claim/lines/0/modifiers/1']);
    expect(problems[0]?.message).toContain('"ZZ"');
    expect(marks(line({ modifiers: ['lt'] }))).toEqual(['error /claim/lines/0/modifiers/0']);
  });

  test('at most four a line, each once', () => {
    expect(marks(line({ modifiers: ['24', '25', '26', '32'] }))).toEqual([]);
    expect(marks(line({ modifiers: ['24', '25', '26', '32', '57'] }))).toEqual(['error /claim/lines/0/modifiers']);
    expect(marks(line({ modifiers: ['32', '32'] }))).toEqual(['error /claim/lines/0/modifiers/1']);
  });

  test('LT and RT together are refused in favour of 50', () => {
    const problems = line({ modifiers: ['32', 'RT', 'LT'] });
    expect(marks(problems)).toEqual(['error /claim/lines/0/modifiers/2']);
    expect(problems[0]?.message).toContain('use 50');
    expect(marks(line({ modifiers: ['LT'] }))).toEqual([]);
    expect(marks(line({ modifiers: ['50', 'LT'] }))).toEqual(['warning /claim/lines/0/modifiers/1']);
  });

  test('22 requires a justification', () => {
    expect(marks(line({ modifiers: ['22'] }))).toEqual(['error /claim/lines/0/justification']);
    expect(marks(line({ modifiers: ['22'], justification: '  ' }))).toEqual(['error /claim/lines/0/justification']);
    expect(marks(line({ modifiers: ['22'], justification: 'Four hours of records.' }))).toEqual([]);
  });

  test('23 is listed with a warning', () => {
    expect(marks(line({ modifiers: ['23'] }))).toEqual(['warning /claim/lines/0/modifiers/0']);
  });

  test('1P, 2P, 3P and 8P are refused on a G code', () => {
    for (const modifier of ['1P', '2P', '3P', '8P']) {
      expect(quality({ modifiers: [modifier] })).toEqual(['error /claim/lines/0/modifiers/0']);
      expect(marks(line({ code: 'G0101', modifiers: [modifier] }))).toEqual(['error /claim/lines/0/modifiers/0']);
      expect(marks(line({ modifiers: [modifier] }))).toEqual(['error /claim/lines/0/modifiers/0']);
      expect(marks(line({ code: '1125F', modifiers: [modifier] }))).toEqual([]);
    }
  });

  test('a quality data code carries no modifier', () => {
    expect(quality({ modifiers: ['LT'] })).toEqual(['error /claim/lines/0/modifiers/0']);
    expect(quality({ code: 'M1113', modifiers: ['32'] })).toEqual(['error /claim/lines/0/modifiers/0']);
    expect(quality({})).toEqual([]);
  });

  test('LT or RT against the side of the evaluation is doubtful', () => {
    const at = (side: string, modifier: string) =>
      marks(checkEvaluation(evaluation({ side, claim: { lines: [{ code: '99456', modifiers: [modifier] }] } })));
    expect(at('left', 'RT')).toEqual(['warning /claim/lines/0/modifiers/0']);
    expect(at('right', 'LT')).toEqual(['warning /claim/lines/0/modifiers/0']);
    expect([...at('left', 'LT'), ...at('bilateral', 'RT')]).toEqual([]);
    const both = evaluation({ side: 'left', claim: { lines: [{ code: '99456', modifiers: ['LT', 'RT'] }] } });
    expect(marks(checkEvaluation(both))).toEqual(['error /claim/lines/0/modifiers/1']);
  });

  test('medical-legal codes of California have modifiers of their own', () => {
    expect(modifiersFor('ML201').map(({ code }) => code)).toEqual(['92', '93', '94', '95', '96', '97', '98']);
    expect(modifiersFor('99456')).toBe(MODIFIERS);
    expect(modifierOn('ML201', '95')?.meaning).toContain('panel');
    expect(modifierOn('99456', '95')?.meaning).toContain('video');
    expect(marks(line({ code: 'ML201', modifiers: ['93', '94'] }))).toEqual([]);
    expect(marks(line({ modifiers: ['93'] }))).toEqual(['error /claim/lines/0/modifiers/0']);
    const agreed = evaluation({
      case: { referral: { kind: 'agreed' } },
      examinee: { interpreter: { used: true } },
    });
    expect(proposedModifiers(agreed, 'ML201').map(({ code }) => code)).toEqual(['93', '94']);
    expect(proposedModifiers(agreed)).toEqual([]);
    const panel = evaluation({ case: { referral: { kind: 'panel' } } });
    expect(proposedModifiers(panel, 'ML201').map(({ code }) => code)).toEqual(['95']);
    expect(proposedModifiers(panel)).toEqual([]);
    expect(proposedModifiers(evaluation({ case: { referral: { kind: 'insurer' } } }), 'ML201')).toEqual([]);
  });

  test('32 is proposed for referrals that mandate the service', () => {
    const proposed = (kind: string | null) =>
      proposedModifiers(evaluation({ case: { referral: { kind } } })).map(({ code }) => code);
    for (const kind of ['insurer', 'employer', 'court', 'claims-administrator']) expect(proposed(kind)).toEqual(['32']);
    for (const kind of ['examinee', 'physician', 'agreed', 'attorney-applicant', null])
      expect(proposed(kind)).toEqual([]);
  });
});

describe('M2–M4: place, payer, charge', () => {
  test('place of service is two digits; each site has one', () => {
    const place = (placeOfService: string) => marks(checkEvaluation(evaluation({ claim: { placeOfService } })));
    expect([...place('11'), ...place('02'), ...place('')]).toEqual([]);
    for (const wrong of ['1', '111', 'AB']) expect(place(wrong)).toEqual(['error /claim/placeOfService']);
    expect(SITES.map(({ placeOfService }) => placeOfService).sort()).toEqual(['11', '11', '22', '62']);
  });

  test('payers offered; no policy is invented', () => {
    expect(PAYERS).toEqual(['Aetna', 'Blue Cross Blue Shield', 'Cigna Health', 'UnitedHealthcare', 'Medicare']);
    expect(NO_PAYER_POLICY).toBe('Data not available');
  });

  test('a quality data code is charged 0.00, or 0.01 where zero is refused', () => {
    expect([qualityCharge(false), qualityCharge(true)]).toEqual(['0.00', '0.01']);
    for (const charge of [null, '0', '0.00', '0.01']) expect(quality({ charge })).toEqual([]);
    for (const charge of ['0.02', '450', '-0.01']) expect(quality({ charge })).toEqual(['error /claim/lines/0/charge']);
    expect(marks(line({ charge: '450' }))).toEqual([]);
    expect(marks(line({ charge: '-1' }))).toEqual(['error /claim/lines/0/charge']);
  });

  test('M4: the charge follows the setting of the payer', () => {
    const charged = (payerRefusesZero: boolean, charge: string) => {
      const lines = [{ code: 'G8652', charge, diagnosisPointers: [1] }, { code: '99456' }];
      const residual = { method: 'direct', value: '-1' };
      const opinions = { diagnoses: [{}] };
      return marks(checkEvaluation(evaluation({ ...DATES, residual, opinions, claim: { payerRefusesZero, lines } })));
    };
    expect([...charged(true, '0.01'), ...charged(false, '0')]).toEqual([]);
    expect(charged(true, '0')).toEqual(['warning /claim/lines/0/charge']);
    expect(charged(false, '0.01')).toEqual(['warning /claim/lines/0/charge']);
  });

  test('M4: a quality data code points to a diagnosis that is there', () => {
    const at = '/claim/lines/0/diagnosisPointers';
    expect(quality({ diagnosisPointers: [] })).toEqual([`warning ${at}`]);
    expect(quality({ diagnosisPointers: [2] })).toEqual([`error ${at}/0`]);
    expect(quality({ diagnosisPointers: [1, 1] })).toEqual([`error ${at}/1`]);
    const many = (...diagnosisPointers: readonly number[]) => {
      const diagnoses = Array.from({ length: 12 }, () => ({}));
      const lines = [{ code: '99456', diagnosisPointers }];
      return marks(checkEvaluation(evaluation({ opinions: { diagnoses }, claim: { lines } })));
    };
    expect(many(1, 2, 3, 12)).toEqual([]);
    expect(many(1, 2, 3, 4, 5)).toEqual([`error ${at}`]);
    expect(many(13)).toEqual([`error ${at}/0`]);
    expect(many()).toEqual([]);
  });

  test('it needs the encounter on the same claim, and is the code that the evaluation gives', () => {
    const lines = (...codes: readonly string[]) => {
      const residual = { method: 'direct', value: '-1' };
      const lines = codes.map((code) => ({ code, diagnosisPointers: [1] }));
      const opinions = { diagnoses: [{}] };
      return marks(checkEvaluation(evaluation({ ...DATES, residual, opinions, claim: { lines } })));
    };
    expect(lines('G8652')).toEqual(['warning /claim/lines']);
    expect(lines('G8652', '99456')).toEqual([]);
    expect(lines('G8651', '99456')).toEqual(['warning /claim/lines/0/code']);
    expect(lines('', '99456')).toEqual(['error /claim/lines/0/code']);
    expect(lines('9945', '99456')).toEqual(['error /claim/lines/0/code']);
    expect(lines('ML204')).toEqual([]);
  });

  test('a claim form takes twelve diagnoses: those beyond are told, not dropped in silence', () => {
    const of = (length: number) => {
      const diagnoses = Array.from({ length }, () => ({}));
      const lines = [{ code: '99456', diagnosisPointers: [1] }];
      return checkEvaluation(evaluation({ opinions: { diagnoses }, claim: { lines } }));
    };
    expect(of(12)).toEqual([]);
    expect(marks(of(14))).toEqual(['warning /opinions/diagnoses/12']);
    expect(of(14)[0]?.message).toContain('there are 14');
    const without = { opinions: { diagnoses: Array.from({ length: 14 }, () => ({})) } };
    expect(checkEvaluation(evaluation(without))).toEqual([]);
  });
});

describe('R3, R6: code tables', () => {
  test('hip codes have their full text, sister regions none', () => {
    expect(codeDescriptor('G8652')).toBe(
      'Residual score for the hip impairment successfully calculated and the score was less than zero (< 0)',
    );
    expect(codeDescriptor('G8651')).toContain('equal to zero (0) or greater than zero (> 0)');
    expect(codeDescriptor('G8648')).toBeNull();
    expect(companionCode('M1113')).toMatchObject({ byPattern: true });
    expect(codeDescriptor('M1113')).toContain('home program only, referral to another provider or facility');
  });

  test('quality data codes are the seven families and the companion codes', () => {
    for (const code of ['G8652', 'G8661', 'G8674', 'M1010', 'G9728']) expect(isQualityDataCode(code)).toBe(true);
    for (const code of ['99456', 'G8646', 'G8675', 'M1009']) expect(isQualityDataCode(code)).toBe(false);
  });

  test('M1111 at the start, M1010 at the discharge, hip only', () => {
    const offered = (parts: object) => offeredCompanionCodes(evaluation(parts)).map(({ code, date }) => [code, date]);
    expect(offered(DATES)).toEqual([
      ['M1111', '2026-05-04'],
      ['M1010', '2026-10-05'],
    ]);
    expect(offered({ episode: { start: '2026-05-04' } })).toEqual([['M1111', '2026-05-04']]);
    expect(offered({ ...DATES, region: 'knee' })).toEqual([]);
    expect(offered({})).toEqual([]);
  });

  test('benchmarks, newest first', () => {
    expect(HIP_BENCHMARKS.years.map(({ year, mean }) => [year, mean])).toEqual([
      [2026, 78.38],
      [2025, 70.73],
      [2024, 69.33],
      [2023, 56.81],
    ]);
    expect(HIP_BENCHMARKS.years[0]?.percentiles.map(({ percentile }) => percentile)).toEqual([
      10, 20, 30, 40, 50, 60, 70,
    ]);
    expect(HIP_BENCHMARKS.years[1]?.percentiles).toEqual([{ percentile: 50, value: 71.6 }]);
  });
});
