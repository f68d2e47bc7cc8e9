import { Exact, toDecimalString } from '../decimal.ts';
import type { DecimalString } from '../decimal.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { Side } from '../evaluation/instruments.ts';

type Examination = Pick<
  Evaluation['examination'],
  'limbLengthCm' | 'limbLengthMethod' | 'limbLengthDifferenceCm' | 'shorterLimb'
>;

/** How much one limb is shorter than the other, centimetres; `shorter` null when they are equal or it was not said. */
export interface LimbDifference {
  readonly cm: DecimalString;
  readonly shorter: Side | null;
  /** From two lengths, or entered as a difference. */
  readonly from: 'lengths' | 'difference';
}

/**
 * The limb-length difference that counts, e.g. for the Harris hip score (SPEC I3): of the two lengths; the entered
 * difference where blocks were used, which give no lengths, or where imaging reported no lengths. Null while neither
 * is known.
 */
export function limbDifference(examination: Examination): LimbDifference | null {
  const { limbLengthMethod, limbLengthDifferenceCm, shorterLimb } = examination;
  const entered: LimbDifference | null =
    limbLengthDifferenceCm === null ? null : { cm: limbLengthDifferenceCm, shorter: shorterLimb, from: 'difference' };
  if (limbLengthMethod === 'blocks') return entered;
  const measured = ofLengths(examination);
  return limbLengthMethod === 'imaging' ? (measured ?? entered) : measured;
}

/** Whether a difference without lengths is an answer to how the limbs were measured. */
export function takesDifference(method: Examination['limbLengthMethod']): boolean {
  return method === 'blocks' || method === 'imaging';
}

/** The difference of two lengths; null unless both are there. */
export function ofLengths({ limbLengthCm: { left, right } }: Pick<Examination, 'limbLengthCm'>): LimbDifference | null {
  if (left === null || right === null) return null;
  const difference = new Exact(left).minus(right);
  const shorter = difference.isZero() ? null : difference.isNegative() ? 'left' : 'right';
  return { cm: toDecimalString(difference.abs()), shorter, from: 'lengths' };
}
