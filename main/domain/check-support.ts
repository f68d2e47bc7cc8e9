import { Exact } from './decimal.ts';
import type { DecimalString } from './decimal.ts';
import { displayExact } from './display.ts';
import type { Limit } from './limits.ts';
import type { Problem } from './problems.ts';

export function error(path: string, message: string): Problem {
  return { path, severity: 'error', message };
}

export function warning(path: string, message: string): Problem {
  return { path, severity: 'warning', message };
}

/** An error when a number lies outside its limit: "flexion is at most 150°; you entered 300". Nothing while it is empty. */
export function outside(
  path: string,
  value: DecimalString | number | null,
  { label, unit, min, max }: Limit,
): Problem[] {
  if (value === null) return [];
  const exact = new Exact(value);
  const entered = `you entered ${displayExact(String(value))}`;
  if (exact.greaterThan(max))
    return [error(path, `${label} is at most ${displayExact(String(max))}${unit}; ${entered}`)];
  if (exact.lessThan(min)) return [error(path, `${label} is at least ${displayExact(String(min))}${unit}; ${entered}`)];
  return [];
}

/** As `outside`, for each number of a list. */
export function outsideEach(path: string, values: readonly (DecimalString | null)[], limit: Limit): Problem[] {
  return values.flatMap((value, index) => outside(`${path}/${String(index)}`, value, limit));
}
