import { describe, expect, test } from 'vitest';
import { EXCLUSIONS } from '../../main/domain/evaluation/rating.ts';
import { REGIONS } from '../../main/domain/evaluation/evaluation.ts';
import {
  dateOfServiceReason,
  EXCLUSION_MEANINGS,
  exclusionOutcome,
  familyCodes,
  residualFinding,
  retiredReason,
} from '../../main/domain/residual-reasons.ts';
import { scoreResidual } from '../../main/domain/residual.ts';
import { DATES, evaluation } from './support.ts';

describe('R3: what each exclusion means and gives', () => {
  test('every exclusion has a meaning, and its outcome is what the decision table gives', () => {
    for (const exclusion of EXCLUSIONS) {
      const { result } = scoreResidual(evaluation({ ...DATES, episode: { exclusion } }));
      const outcome = exclusionOutcome(evaluation(DATES), exclusion);
      expect(EXCLUSION_MEANINGS[exclusion]).toMatch(/\.$/);
      for (const code of result.companionCodes) expect(outcome).toContain(code);
      if (result.code !== null) expect(outcome).toContain(result.code);
    }
  });

  test('"unable" gives G8653 to the end of 2019 and G9729 afterwards', () => {
    const on = (discharge: string) => exclusionOutcome(evaluation({ ...DATES, episode: { discharge } }), 'unable');
    expect(on('2019-12-31')).toBe('Code G8653, in use to 2019-12-31');
    expect(on('2020-01-01')).toBe('No residual code, companion code G9729; to 2019-12-31 it was G8653');
  });

  test('without a date, and under 14 years, it says so', () => {
    const born = { examinee: { dateOfBirth: '1960-01-01' } };
    expect(exclusionOutcome(evaluation(born), 'unable')).toContain('depends on the date of service');
    const young = { ...DATES, examinee: { dateOfBirth: '2020-01-01' } };
    expect(exclusionOutcome(evaluation(young), 'refused')).toContain('younger than 14');
  });
});

describe('R3: date of service', () => {
  test('the discharge, else the examination, with its reason', () => {
    const dateOfExam = '2026-10-05';
    expect(dateOfServiceReason(evaluation({ case: { dateOfExam }, episode: { discharge: '2026-09-30' } }))).toContain(
      'day of discharge',
    );
    expect(dateOfServiceReason(evaluation({ case: { dateOfExam } }))).toContain('day of the examination');
    expect(dateOfServiceReason(evaluation())).toBeNull();
  });

  test('a retired family and a date before the first are told apart', () => {
    const residual = { method: 'direct', value: '-4' };
    const of = (parts: object) => retiredReason(scoreResidual(evaluation({ ...DATES, residual, ...parts })).result);
    expect(of({ region: 'general-orthopaedic' })).toContain('in use to 2020-12-31');
    expect(of({ episode: { discharge: '2010-12-31' } })).toContain('added on 2011-01-01');
    expect(of({})).toBeNull();
  });
});

test('R3: all seven regions have four codes; only the hip’s texts are there', () => {
  for (const region of REGIONS) {
    const codes = familyCodes(region);
    expect(new Set(codes.map(({ code }) => code)).size).toBe(4);
    expect(codes.every(({ descriptor }) => (descriptor !== null) === (region === 'hip'))).toBe(true);
  }
  expect(familyCodes('low-back').at(-1)?.lastDay).toBeNull();
  expect(familyCodes('general-orthopaedic').map(({ lastDay }) => lastDay)).toEqual([
    '2020-12-31',
    '2020-12-31',
    '2020-12-31',
    '2019-12-31',
  ]);
});

test('R4: the finding says which way the change lay, and nothing else', () => {
  expect(residualFinding('-3.5')).toBe('The measured change is 3.5 points below the predicted change');
  expect(residualFinding('0.04')).toBe('The measured change is 0.04 points above the predicted change');
  expect(residualFinding('0')).toBe('The measured change equals the predicted change');
});
