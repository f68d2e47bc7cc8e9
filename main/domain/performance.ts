import { Exact, toDecimalString } from './decimal.ts';
import type { DecimalString } from './decimal.ts';
import { codeFamily } from './codes.ts';
import type { ResidualResult } from './score-result.ts';

export interface PerformanceRate {
  /** Hip evaluations whose code says zero or above. */
  readonly met: number;
  /** Below zero, or not measured. */
  readonly notMet: number;
  /** Other regions, excluded, not in the denominator, retired, undetermined. */
  readonly leftOut: number;
  /** Percent, two places; null when nothing counts. */
  readonly rate: DecimalString | null;
}

/**
 * The bare performance rate over many evaluations (SPEC R6): share of the calculated and not measured hip evaluations
 * whose code is zeroOrAbove. A pattern of the sister measure, without risk adjustment of the group.
 */
export function performanceRate(results: readonly ResidualResult[]): PerformanceRate {
  const counted = results.filter(
    ({ region, status }) => region === 'hip' && (status === 'calculated' || status === 'not-measured'),
  );
  const met = counted.filter(({ code }) => code === codeFamily('hip').zeroOrAbove).length;
  const rate = new Exact(met)
    .times(100)
    .div(counted.length === 0 ? 1 : counted.length)
    .toDecimalPlaces(2);
  return {
    met,
    notMet: counted.length - met,
    leftOut: results.length - counted.length,
    rate: counted.length === 0 ? null : toDecimalString(rate),
  };
}
