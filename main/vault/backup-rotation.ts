import { Temporal } from 'temporal-polyfill';

/** How many backups stay: of the last days, weeks and months that have one, the newest each. */
export interface Rotation {
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

export const DEFAULT_ROTATION: Rotation = { daily: 7, weekly: 4, monthly: 12 };

/** Nothing younger than this goes, hours: several of one day may each be the one that is wanted. */
const SPARED_HOURS = 24;

/**
 * The backups that may go, by their instants (ISO 8601, UTC). The newest never does, nor one that a clock which was set
 * wrong dates into the future.
 */
export function superseded(instants: readonly string[], rotation: Rotation, now: Date): string[] {
  const newestFirst = instants.toSorted((one, other) => (one < other ? 1 : -1));
  const spared = new Date(now.getTime() - SPARED_HOURS * 3_600_000).toISOString();
  const kept = new Set([
    ...newestFirst.slice(0, 1),
    ...newestFirst.filter((instant) => instant >= spared),
    ...newestOfEach(newestFirst, (day) => day.toString(), rotation.daily),
    ...newestOfEach(newestFirst, (day) => `${String(day.yearOfWeek)}-${String(day.weekOfYear)}`, rotation.weekly),
    ...newestOfEach(newestFirst, (day) => day.toPlainYearMonth().toString(), rotation.monthly),
  ]);
  return newestFirst.filter((instant) => !kept.has(instant));
}

/** Of the newest `count` spans of time that have a backup, the newest backup each. */
function newestOfEach(
  newestFirst: readonly string[],
  spanOf: (day: Temporal.PlainDate) => string,
  count: number,
): string[] {
  const newest = new Map<string, string>();
  for (const instant of newestFirst) {
    const span = spanOf(Temporal.PlainDate.from(instant.slice(0, 10)));
    if (!newest.has(span)) newest.set(span, instant);
  }
  return [...newest.values()].slice(0, count);
}
