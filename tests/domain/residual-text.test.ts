import { describe, expect, test } from 'vitest';
import { performanceRate } from '../../main/domain/performance.ts';
import { scoreResidual } from '../../main/domain/residual.ts';
import { explainResidual, residualDerivation } from '../../main/domain/residual-text.ts';
import { DATES, evaluation } from './support.ts';

function result(parts: object) {
  return scoreResidual(evaluation({ ...DATES, ...parts })).result;
}

function direct(value: string) {
  return result({ residual: { method: 'direct', value } });
}

describe('R4: what the number means, in neutral words', () => {
  const excluded = result({ episode: { exclusion: 'refused' }, residual: { method: 'direct', value: '-1' } });
  const young = result({ examinee: { dateOfBirth: '2020-01-01' } });
  const retired = result({ region: 'general-orthopaedic', residual: { method: 'direct', value: '-4' } });
  const unable = result({ region: 'low-back', episode: { exclusion: 'unable' } });
  const missing = result({});
  const open = scoreResidual(evaluation()).result;

  test('says which way the measured change lay', () => {
    expect(explainResidual(direct('-0.01'))).toContain('smaller than the change predicted');
    expect(explainResidual(direct('0'))).toContain('exactly zero');
    expect(explainResidual(direct('0.01'))).toContain('larger than the change predicted');
    expect(explainResidual(retired)).toContain('smaller than the change predicted');
  });

  test('says why there is no number or no code', () => {
    expect(explainResidual(excluded)).toContain('excluded');
    expect(explainResidual(excluded)).toContain('−1');
    expect(explainResidual(young)).toContain('14 years');
    expect(explainResidual(unable)).toContain('proxy');
    expect(explainResidual(missing)).toContain('missing');
    expect(explainResidual(open)).toContain('date of birth');
  });

  test('never concludes on impairment', () => {
    for (const each of [direct('-9'), direct('0'), direct('9'), excluded, young, retired, unable, missing, open]) {
      const text = explainResidual(each).replace('whether, or how much, impairment remains', '');
      expect(text).not.toMatch(/impair|disab/i);
    }
  });
});

describe('R1: the derivation on paper', () => {
  const change = { method: 'change', instrument: 'foto-lepf' } as const;

  test('discharge − intake − predicted, with all digits', () => {
    expect(residualDerivation({ ...change, intake: '48.2', discharge: '58.9', predictedChange: '14.2' })).toBe(
      '58.9 − 48.2 − 14.2 = −3.5',
    );
    expect(residualDerivation({ ...change, intake: '50', discharge: '40', predictedChange: '-5.25' })).toBe(
      '40 − 50 − (−5.25) = −4.75',
    );
  });

  test('a direct value says so; nothing while a value is missing', () => {
    expect(residualDerivation({ method: 'direct', value: '-0.04', reference: null })).toBe('entered as −0.04');
    expect(residualDerivation({ ...change, intake: '48.2', discharge: null, predictedChange: '14.2' })).toBeNull();
    expect(residualDerivation(null)).toBeNull();
  });
});

describe('R6: performance rate', () => {
  test('below zero and not measured are not met; excluded, other regions and drafts are left out', () => {
    const results = [
      direct('1'),
      direct('0'),
      direct('-1'),
      result({}),
      result({ episode: { exclusion: 'refused' } }),
      result({ region: 'knee', residual: { method: 'direct', value: '1' } }),
      scoreResidual(evaluation()).result,
    ];
    expect(performanceRate(results)).toEqual({ met: 2, notMet: 2, leftOut: 3, rate: '50' });
    expect(performanceRate([direct('1'), direct('1'), direct('-1')]).rate).toBe('66.67');
  });

  test('nothing to count has no rate', () => {
    expect(performanceRate([])).toEqual({ met: 0, notMet: 0, leftOut: 0, rate: null });
  });
});
