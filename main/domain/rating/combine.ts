import { Exact, toDecimalString } from '../decimal.ts';
import type { DecimalString } from '../decimal.ts';

/** Lower extremity to whole person (SPEC A4). */
const WHOLE_PERSON_FACTOR = '0.40';

/**
 * Combined values (SPEC A5): largest first, A + B × (100 − A) / 100, each step rounded half up to a whole percent
 * before the next. One value stands as it is; null for none. Percentages 0–100; the result is at most 100 and does not
 * depend on the order.
 */
export function combineValues(percents: readonly DecimalString[]): { value: DecimalString | null; steps: string[] } {
  const [largest, ...others] = [...percents].sort((a, b) => new Exact(b).comparedTo(a));
  if (largest === undefined) return { value: null, steps: [] };
  const steps: string[] = [];
  let combined = largest;
  for (const next of others) {
    const exact = new Exact(next).times(new Exact(100).minus(combined)).div(100).plus(combined);
    const rounded = roundHalfUp(exact);
    steps.push(`${combined} + ${next} × (100 − ${combined}) / 100 = ${arrow(exact, rounded)}`);
    combined = rounded;
  }
  return { value: toDecimalString(combined), steps };
}

/** Whole person = lower extremity × 0.40, rounded half up to a whole percent (SPEC A4). */
export function wholePersonOf(lowerExtremity: DecimalString): { value: DecimalString; step: string } {
  const exact = new Exact(lowerExtremity).times(WHOLE_PERSON_FACTOR);
  const value = roundHalfUp(exact);
  return { value, step: `${lowerExtremity} × ${WHOLE_PERSON_FACTOR} = ${arrow(exact, value)}` };
}

function roundHalfUp(value: InstanceType<typeof Exact>): DecimalString {
  return toDecimalString(value.toDecimalPlaces(0, Exact.ROUND_HALF_UP));
}

/** "43.3 → 43"; a value that is whole already needs no arrow. */
function arrow(exact: InstanceType<typeof Exact>, rounded: DecimalString): string {
  const digits = toDecimalString(exact);
  return digits === rounded ? digits : `${digits} → ${rounded}`;
}
