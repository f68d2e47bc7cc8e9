import { describe, expect, test } from 'vitest';
import { checkEvaluation } from '../../main/domain/check.ts';
import { DATES, evaluation, marks } from './support.ts';

function check(parts: object) {
  return checkEvaluation(evaluation({ ...DATES, ...parts }));
}

function motion(trials: object) {
  return check({ examination: { rangeOfMotion: { left: { flexion: trials } } } });
}

describe('doubtful motion', () => {
  test('trials that spread over more than 10° are flagged at the motion', () => {
    const problems = motion({ active: ['90', '97', '104'] });
    expect(marks(problems)).toEqual(['warning /examination/rangeOfMotion/left/flexion/active']);
    expect(problems[0]?.message).toBe(
      'the trials of active flexion differ by 14°, more than 10°; measure again, or say why under other findings',
    );
    expect(motion({ active: ['90', '100'] })).toEqual([]);
  });

  test('passive motion well below active motion is unusual', () => {
    const problems = motion({ active: ['100'], passive: ['90', '91'] });
    expect(marks(problems)).toEqual(['warning /examination/rangeOfMotion/left/flexion/passive']);
    expect(problems[0]?.message).toBe(
      'passive flexion, 90.5°, is less than active flexion, 100°, which is unusual; check both',
    );
    expect(motion({ active: ['100'], passive: ['95'] })).toEqual([]);
  });
});

test('normal gait stands alone; the height of the girth is above the patella', () => {
  const found = check({ examination: { gaitPatterns: ['normal', 'antalgic'], thighGirthAbovePatellaCm: '41' } });
  expect(marks(found)).toEqual(['error /examination/thighGirthAbovePatellaCm', 'warning /examination/gaitPatterns']);
  expect(found[0]?.message).toBe('the height above the patella is at most 40 cm; you entered 41');
  expect(check({ examination: { gaitPatterns: ['antalgic', 'trendelenburg'] } })).toEqual([]);
});

describe('dates of studies, operations and implants', () => {
  test('after the examination they are doubtful', () => {
    const date = '2026-10-06';
    const found = check({ imaging: [{ date }], operativeReports: [{ date }], implants: [{ date }] });
    expect(marks(found)).toEqual([
      'warning /imaging/0/date',
      'warning /operativeReports/0/date',
      'warning /implants/0/date',
    ]);
    expect(found[2]?.message).toBe('the implant is dated after the examination, 2026-10-05; check the date');
  });

  test('before the birth they cannot be; on the day of the examination and of the other hip they can', () => {
    expect(marks(check({ implants: [{ date: '1958-03-01' }] }))).toEqual(['error /implants/0/date']);
    const date = '2026-10-05';
    expect(check({ side: 'left', imaging: [{ date }], implants: [{ date, side: 'right' }] })).toEqual([]);
  });
});
