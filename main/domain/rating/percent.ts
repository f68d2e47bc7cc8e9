import { Exact } from '../decimal.ts';
import type { DecimalString } from '../decimal.ts';

/** A percentage 0–100; null when absent or outside, where `check.ts` reports the error. */
export function percentInRange(percent: DecimalString | null): DecimalString | null {
  if (percent === null) return null;
  const exact = new Exact(percent);
  return exact.greaterThanOrEqualTo(0) && exact.lessThanOrEqualTo(100) ? percent : null;
}
