import { codeFamily } from './codes.ts';
import { displayExact, MINUS } from './display.ts';
import { Exact, toDecimalString } from './decimal.ts';
import type { ResidualInput } from './evaluation/rating.ts';
import type { ResidualResult } from './score-result.ts';

/** SPEC R5, beside every code. */
export const RESIDUAL_NOTE = 'Documents the outcome; not separately payable.';

/** SPEC R5 in full, for help and for the report. */
export const RESIDUAL_NOTE_LONG =
  'The code is a quality data code with the payment status "not billable to the Medicare contractor"; it documents the ' +
  'outcome and is not separately payable. The measure (MIPS 218, submitted through a registry) runs per treatment ' +
  'episode; an examination that is a consultation only normally has none.';

/** SPEC R3, beside every companion code. */
export const PATTERN_NOTE = 'That this code belongs to the hip is inferred from the pattern of the sister measures.';

const NOT_AN_IMPAIRMENT = 'It does not by itself say whether, or how much, impairment remains.';

/**
 * What the result means, in neutral words (SPEC R4). It compares two changes and infers nothing about impairment;
 * what the examiner concludes is the examiner's own text.
 */
export function explainResidual(result: ResidualResult): string {
  switch (result.status) {
    case 'calculated':
      return `${meaning(result.value)} ${NOT_AN_IMPAIRMENT}`;
    case 'not-measured':
      return result.code === codeFamily(result.region).notAppropriate.code
        ? 'The residual was not measured: the patient could not complete the survey and no adequate proxy was available.'
        : 'The residual was not measured: the functional status at intake, at discharge or the predicted change is missing, and no reason is recorded.';
    case 'excluded':
      return `The episode is excluded from the measure for the recorded reason, so no residual code applies.${unused(result)}`;
    case 'not-in-denominator':
      return `The measure counts patients of 14 years and over; the examinee was younger, so no residual code applies.${unused(result)}`;
    case 'code-retired':
      return result.value === null
        ? 'No residual code existed on the date of service.'
        : `${meaning(result.value)} No residual code existed on the date of service, so none is assigned.`;
    case 'undetermined':
      return 'The code cannot be decided yet: enter the date of birth and the date of the examination or discharge.';
  }
}

/**
 * R1 as one writes it on paper, with all digits: "58.9 − 48.2 − 14.2 = −3.5". A direct value reads
 * "entered as −0.04". Null while a value is missing.
 */
export function residualDerivation(input: ResidualInput | null): string | null {
  if (input === null) return null;
  if (input.method === 'direct') return input.value === null ? null : `entered as ${displayExact(input.value)}`;
  const { intake, discharge, predictedChange } = input;
  if (intake === null || discharge === null || predictedChange === null) return null;
  const residual = toDecimalString(new Exact(discharge).minus(intake).minus(predictedChange));
  const terms = [displayExact(discharge), term(intake), term(predictedChange)].join(` ${MINUS} `);
  return `${terms} = ${displayExact(residual)}`;
}

function term(value: string): string {
  return new Exact(value).lessThan(0) ? `(${displayExact(value)})` : displayExact(value);
}

function meaning(value: string | null): string {
  const sign = value === null ? 0 : new Exact(value).comparedTo(0);
  if (sign < 0) {
    return 'A residual below zero means that the measured change was smaller than the change predicted for a patient with those characteristics.';
  }
  return sign === 0
    ? 'A residual of exactly zero means that the measured change equalled the change predicted for a patient with those characteristics.'
    : 'A residual above zero means that the measured change was larger than the change predicted for a patient with those characteristics.';
}

function unused(result: ResidualResult): string {
  return result.value === null
    ? ''
    : ` The residual of ${displayExact(result.value)} is reported for information only.`;
}
