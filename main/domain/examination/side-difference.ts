import { Exact, toDecimalString } from '../decimal.ts';
import type { DecimalString } from '../decimal.ts';
import { displayExact } from '../display.ts';
import type { Side } from '../evaluation/instruments.ts';

/** The sentence of an entered difference, centimetres; null while it is not known which limb is shorter. */
export function enteredDifferenceText(cm: DecimalString | null, shorter: Side | null): string | null {
  if (cm === null) return null;
  if (new Exact(cm).isZero()) return EQUAL_LIMBS;
  if (shorter === null) return null;
  return sentence(shorter, 'limb', cm, 'shorter');
}

const EQUAL_LIMBS = 'Both limbs are equally long.';

type BothSides = Readonly<Record<Side, DecimalString | null>>;

/** "The left limb is 0.8 cm shorter than the right."; null unless both sides were measured. Centimetres. */
export function limbLengthText(lengths: BothSides): string | null {
  return text(lengths, 'limb', 'shorter', EQUAL_LIMBS);
}

/** "The left thigh is 1.5 cm thinner than the right."; null unless both sides were measured. Centimetres. */
export function girthText(girths: BothSides): string | null {
  return text(girths, 'thigh', 'thinner', 'Both thighs are equally thick.');
}

function text({ left, right }: BothSides, part: string, less: string, equal: string): string | null {
  if (left === null || right === null) return null;
  const difference = new Exact(left).minus(right);
  if (difference.isZero()) return equal;
  return sentence(difference.isNegative() ? 'left' : 'right', part, toDecimalString(difference.abs()), less);
}

function sentence(smaller: Side, part: string, cm: DecimalString, less: string): string {
  const larger = smaller === 'left' ? 'right' : 'left';
  return `The ${smaller} ${part} is ${displayExact(cm)} cm ${less} than the ${larger}.`;
}
