import { expect, test } from 'vitest';
import { checkTimeGuideline } from '../../main/domain/check-time-guideline.ts';
import { checkEvaluation } from '../../main/domain/check.ts';
import { DATES, evaluation, marks } from './support.ts';

function check(reportProfile: string, faceToFaceMinutes: number | null) {
  return checkTimeGuideline(evaluation({ case: { reportProfile, faceToFaceMinutes } }));
}

test('P2: less than the guideline of California is a warning that asks for the reasons', () => {
  expect(check('us-ca-workers-comp', 20)).toEqual([]);
  const problems = check('us-ca-workers-comp', 19);
  expect(marks(problems)).toEqual(['warning /case/faceToFaceMinutes']);
  expect(problems[0]?.message).toMatch(/49\.2.*20 minutes.*4628\(b\)/);
});

test('the warning is answered by the reasons, not by a blank', () => {
  const theCase = { reportProfile: 'us-ca-workers-comp', faceToFaceMinutes: 19 };
  const withReason = (timeVariance: string) =>
    checkTimeGuideline(evaluation({ case: theCase, disclosures: { timeVariance } }));
  expect(withReason('The examinee had to leave.')).toEqual([]);
  expect(withReason(' ')).toHaveLength(1);
});

test('no warning while no time is documented, and under other profiles', () => {
  expect([...check('us-ca-workers-comp', null), ...check('general', 5), ...check('us-federal-expert', 5)]).toEqual([]);
});

test('is part of the check of an evaluation', () => {
  const short = { ...DATES.case, reportProfile: 'us-ca-workers-comp', faceToFaceMinutes: 10 };
  expect(marks(checkEvaluation(evaluation({ ...DATES, case: short })))).toEqual(['warning /case/faceToFaceMinutes']);
});
