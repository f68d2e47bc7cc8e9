import { CODES_ADDED_ON, codeDescriptor, codeFamily } from './codes.ts';
import { ageOn, compareDates } from './dates.ts';
import type { PlainDateString } from './dates.ts';
import { Exact, toDecimalString } from './decimal.ts';
import type { DecimalString } from './decimal.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { Exclusion, ResidualInput } from './evaluation/rating.ts';
import type { Problem } from './problems.ts';
import type { ResidualResult } from './score-result.ts';

/** Completed years at the episode's start from which the measure counts a patient (SPEC R3). */
const MINIMUM_AGE = 14;

/** Companion codes of the exclusions that never give a family code (SPEC R3); `unable` depends on the date. */
const EXCLUSION_COMPANIONS: Readonly<Record<Exclude<Exclusion, 'unable'>, string>> = {
  neurological: 'M1112',
  refused: 'G9728',
  'home-program': 'M1113',
  referred: 'M1113',
  'consultation-only': 'M1113',
  'medical-discharge': 'M1114',
  'self-discharge': 'M1115',
};
const UNABLE_COMPANION = 'G9729';

/** What the decision table gives; the rest of the result does not depend on it. */
type Decision = Pick<ResidualResult, 'status' | 'code' | 'companionCodes'>;

const UNDETERMINED: Decision = { status: 'undetermined', code: null, companionCodes: [] };

/** The day the code is decided for (SPEC R3): the episode's discharge, else the examination; null while neither is known. */
function dateOfService(evaluation: Evaluation): PlainDateString | null {
  return evaluation.episode.discharge ?? evaluation.case.dateOfExam;
}

/**
 * The residual and its code by SPEC R1–R3. The value is exact and is reported whenever it can be calculated, also when
 * no code follows from it. `undetermined` only while a date that the decision needs is missing.
 */
export function scoreResidual(evaluation: Evaluation): { result: ResidualResult; problems: Problem[] } {
  const value = residualValue(evaluation.residual);
  const decision = decide(evaluation, value);
  const result: ResidualResult = {
    region: evaluation.region,
    status: decision.status,
    value,
    code: decision.code,
    companionCodes: decision.companionCodes,
    actualChange: actualChange(evaluation.residual),
    descriptor: decision.code === null ? null : codeDescriptor(decision.code),
    dateOfService: dateOfService(evaluation),
  };
  const overruled = evaluation.episode.exclusion !== null && value !== null;
  return { result, problems: overruled ? [exclusionWarning(evaluation.residual)] : [] };
}

/** The rows of R3 in their order; the first that fits decides. */
function decide(evaluation: Evaluation, value: DecimalString | null): Decision {
  const day = dateOfService(evaluation);
  const { dateOfBirth } = evaluation.examinee;
  const ageDay = evaluation.episode.start ?? day;
  if (dateOfBirth === null || ageDay === null) return UNDETERMINED;
  if (ageOn(dateOfBirth, ageDay) < MINIMUM_AGE) {
    return { status: 'not-in-denominator', code: null, companionCodes: [] };
  }
  const { exclusion } = evaluation.episode;
  if (exclusion !== null && exclusion !== 'unable') return excluded(EXCLUSION_COMPANIONS[exclusion]);
  if (day === null) return UNDETERMINED;
  const family = codeFamily(evaluation.region);
  if (exclusion === 'unable') {
    const { code, lastDay } = family.notAppropriate;
    if (lastDay !== null && compareDates(day, lastDay) > 0) return excluded(UNABLE_COMPANION);
    return familyCode('not-measured', code, evaluation, day);
  }
  if (value === null) return familyCode('not-measured', family.notMeasured, evaluation, day);
  const code = new Exact(value).isNegative() ? family.belowZero : family.zeroOrAbove;
  return familyCode('calculated', code, evaluation, day);
}

function excluded(companionCode: string): Decision {
  return { status: 'excluded', code: null, companionCodes: [companionCode] };
}

/** A family gives codes from the day it was added to its last day (SPEC R3). */
function familyCode(
  status: 'calculated' | 'not-measured',
  code: string,
  { region }: Evaluation,
  day: PlainDateString,
): Decision {
  const { lastDay } = codeFamily(region);
  const retired = compareDates(day, CODES_ADDED_ON) < 0 || (lastDay !== null && compareDates(day, lastDay) > 0);
  return retired ? { status: 'code-retired', code: null, companionCodes: [] } : { status, code, companionCodes: [] };
}

/** R1 on the digits that were entered (R2); null while one of them is missing. */
function residualValue(input: ResidualInput | null): DecimalString | null {
  if (input === null) return null;
  // A zero written "-0" has no sign: the shortest form decides, so that the code cannot depend on the spelling.
  if (input.method === 'direct') return input.value === null ? null : toDecimalString(input.value);
  const change = actualChange(input);
  if (change === null || input.predictedChange === null) return null;
  return toDecimalString(new Exact(change).minus(input.predictedChange));
}

/** discharge − intake, functional-status points; null for a direct value and while one is missing. */
function actualChange(input: ResidualInput | null): DecimalString | null {
  if (input?.method !== 'change' || input.intake === null || input.discharge === null) return null;
  return toDecimalString(new Exact(input.discharge).minus(input.intake));
}

function exclusionWarning(input: ResidualInput | null): Problem {
  const what = input?.method === 'direct' ? 'residual entered is' : 'complete scores are';
  return {
    path: '/residual',
    severity: 'warning',
    message: `an exclusion is recorded, so the ${what} not used. Remove the exclusion on the episode if it does not apply.`,
  };
}
