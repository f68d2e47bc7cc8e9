import { describe, expect, test } from 'vitest';
import { checkDiagnoses } from '../../main/domain/check-diagnoses.ts';
import { checkEvaluation } from '../../main/domain/check.ts';
import { DATES, evaluation, marks } from './support.ts';

function check(side: string | null, ...codes: (string | null)[]) {
  return checkDiagnoses(
    evaluation({ side, opinions: { diagnoses: codes.map((code) => ({ code, description: 'As written' })) } }),
  );
}

describe('P1: codes of the diagnoses', () => {
  test('a good code, an unknown code and an empty one are no problem', () => {
    expect(check('left', 'M16.12', 'G20.A1', '', null, 'M16.0', 'Z47.1')).toEqual([]);
  });

  test.each([
    ['m16.12', 'write M16.12'],
    ['M1612', 'write M16.12'],
    [' M16.12 ', 'write M16.12'],
    ['osteoarthritis', 'it looks like M16.12'],
    ['M16.', 'write M16'],
  ])('"%s" is an error that says how to mend it', (code, hint) => {
    const problems = check('left', code);
    expect(marks(problems)).toEqual(['error /opinions/diagnoses/0/code']);
    expect(problems[0]?.message).toContain(hint);
  });

  test('a code of the other side is a warning', () => {
    const problems = check('right', 'M16.11', 'M16.12');
    expect(marks(problems)).toEqual(['warning /opinions/diagnoses/1/code']);
    expect(problems[0]?.message).toMatch(/left side.*right side/);
  });

  test('a header is a warning that names a code of the side', () => {
    const problems = check('left', 'M16.1');
    expect(marks(problems)).toEqual(['warning /opinions/diagnoses/0/code']);
    expect(problems[0]?.message).toContain('M16.12');
  });

  test('the second of two equal codes is a warning', () => {
    expect(marks(check('left', 'M16.12', 'M25.552', 'M16.12'))).toEqual(['warning /opinions/diagnoses/2/code']);
  });

  test('is part of the check of an evaluation, told once', () => {
    const whole = evaluation({ ...DATES, side: 'left', opinions: { diagnoses: [{ code: 'hip' }] } });
    expect(marks(checkEvaluation(whole))).toEqual(['error /opinions/diagnoses/0/code']);
  });
});
