import { describe, expect, test } from 'vitest';
import type { Evaluation } from '../../main/domain/evaluation/evaluation.ts';
import { stepOfPointer, STEPS, stepStates } from '../../main/domain/steps.ts';
import { complete, evaluation } from './support.ts';

describe('steps', () => {
  const states = (parts: Evaluation) =>
    Object.fromEntries(Object.entries(stepStates(parts)).map(([id, { state }]) => [id, state]));

  test('an untouched evaluation is empty in every step; the examiner it brings along does not count', () => {
    const fresh = evaluation({ examiner: { name: 'Dr. Example' }, residual: { method: 'change' } });
    expect(new Set(Object.values(states(fresh)))).toEqual(new Set(['empty']));
    expect(Object.keys(states(fresh))).toEqual(STEPS.map(({ id }) => id));
  });

  test('a complete evaluation is complete, but for the optional steps', () => {
    expect(states(complete())).toMatchObject({
      referral: 'complete',
      examinee: 'complete',
      records: 'complete',
      history: 'complete',
      examination: 'complete',
      instruments: 'complete',
      residual: 'complete',
      rating: 'empty',
      opinions: 'complete',
      codes: 'empty',
      review: 'complete',
    });
  });

  test('begun while something is open, attention while there is an error', () => {
    expect(states(complete({ complaints: {} }))).toMatchObject({ history: 'begun', opinions: 'complete' });
    expect(states(complete({ examination: { heightCm: 1 } }))['examination']).toBe('attention');
    expect(states(complete({ claim: { lines: [{ code: '' }] } }))['codes']).toBe('attention');
    expect(states(complete({ examination: { heightCm: 1 } }))['review']).not.toBe('complete');
    expect(states(complete({ imaging: [], waivers: [{ item: 'imaging', reason: 'x' }] }))['examination']).toBe(
      'complete',
    );
  });

  test('counts records, administrations and questions without an answer', () => {
    const theCase = {
      ...complete().case,
      referral: { name: 'x', questions: ['a', 'b', { question: 'c', answer: 'd' }] },
    };
    const counted = stepStates(complete({ case: theCase }));
    expect([counted.records.count, counted.instruments.count, counted.opinions.count]).toEqual([1, 1, 2]);
    expect([counted.residual.count, stepStates(complete()).opinions.count]).toEqual([null, null]);
  });

  test.each([
    ['/case/dateOfExam', 'referral'],
    ['/case/referral/questions/0/question', 'referral'],
    ['/case/referral/questions/12/answer', 'opinions'],
    ['/side', 'referral'],
    ['/examinee/name', 'examinee'],
    ['/examiner/name', 'review'],
    ['/examination/gait', 'examination'],
    ['/operativeReports/0', 'examination'],
    ['/recordsReviewed', 'records'],
    ['/complaints/current', 'history'],
    ['/episode/start', 'residual'],
    ['/claim/lines/0/modifiers/1', 'codes'],
    ['/disclosures/county', 'review'],
  ])('%s is filled in the step %s', (pointer, step) => {
    expect(stepOfPointer(pointer)).toBe(step);
  });
});
