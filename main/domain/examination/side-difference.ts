import { Exact, toDecimalString } from '../decimal.ts';
import type { DecimalString } from '../decimal.ts';
import { displayExact } from '../display.ts';
import type { Side } from '../evaluation/instruments.ts';

type BothSides = Readonly<Record<Side, DecimalString | null>>;

/** "The left limb is 0.8 cm shorter than the right."; null unless both sides were measured. Centimetres. */
export function limbLengthText(lengths: BothSides): string | null {
  return text(lengths, 'limb', 'shorter', 'Both limbs are equally long.');
}

/** "The left thigh is 1.5 cm thinner than the right."; null unless both sides were measured. Centimetres. */
export function girthText(girths: BothSides): string | null {
  return text(girths, 'thigh', 'thinner', 'Both thighs are equally thick.');
}

function text({ left, right }: BothSides, part: string, less: string, equal: string): string | null {
  if (left === null || right === null) return null;
  const difference = new Exact(left).minus(right);
  if (difference.isZero()) return equal;
  const [smaller, larger] = difference.isNegative() ? ['left', 'right'] : ['right', 'left'];
  const size = displayExact(toDecimalString(difference.abs()));
  return `The ${smaller} ${part} is ${size} cm ${less} than the ${larger}.`;
}
