import { Temporal } from 'temporal-polyfill';
import type { Change } from './changes.ts';
import type { Evaluation } from './evaluation/evaluation.ts';

/** Time the clock of the face-to-face time ran. Both ends are local times without a zone, minutes exact. */
export type Period = Evaluation['case']['faceToFacePeriods'][number];
type Clock = Pick<Evaluation['case'], 'faceToFacePeriods' | 'faceToFaceMinutes'>;

const PERIODS = '/case/faceToFacePeriods';
const MINUTES = '/case/faceToFaceMinutes';

/** Whole minutes from one local time to another, negative when the second is earlier. Clock changes are not counted. */
export function minutesBetween(start: string, end: string): number {
  return Temporal.PlainDateTime.from(start).until(Temporal.PlainDateTime.from(end), { largestUnit: 'minute' }).minutes;
}

/** Whole minutes of all periods that have ended. A period that ends before it starts counts nothing. */
export function minutesOf(periods: readonly Period[]): number {
  return periods.reduce((sum, { start, end }) => sum + (end === null ? 0 : Math.max(0, minutesBetween(start, end))), 0);
}

/** Index of the period that runs; null when the clock stands. */
export function runningPeriod(periods: readonly Period[]): number | null {
  const index = periods.findIndex(({ end }) => end === null);
  return index === -1 ? null : index;
}

/** Minutes proposed from the periods; null while none has ended. */
export function proposedMinutes(periods: readonly Period[]): number | null {
  return periods.some(({ end }) => end !== null) ? minutesOf(periods) : null;
}

/** Starts the clock at a local time. No change when it runs already. */
export function startClock({ faceToFacePeriods }: Clock, now: string): Change[] {
  if (runningPeriod(faceToFacePeriods) !== null) return [];
  const path = `${PERIODS}/${String(faceToFacePeriods.length)}`;
  return [{ op: 'insert', path, value: { start: now, end: null } }];
}

/**
 * Stops the clock at a local time. The minutes follow the periods, unless other minutes were entered by hand. A clock
 * set back meanwhile ends the period where it began. No change when the clock stands.
 */
export function stopClock(clock: Clock, now: string): Change[] {
  const index = runningPeriod(clock.faceToFacePeriods);
  const running = index === null ? undefined : clock.faceToFacePeriods[index];
  if (index === null || running === undefined) return [];
  const end = minutesBetween(running.start, now) < 0 ? running.start : now;
  const change: Change = { op: 'set', path: `${PERIODS}/${String(index)}/end`, value: end };
  return [change, ...followed(clock, clock.faceToFacePeriods.with(index, { start: running.start, end }))];
}

/** Replaces, adds or removes periods; the minutes follow as when the clock is stopped. */
export function changePeriods(clock: Clock, change: Change, periods: readonly Period[]): Change[] {
  return [change, ...followed(clock, periods)];
}

/** The change of the minutes when the periods become others: none when the minutes were entered by hand. */
function followed({ faceToFacePeriods, faceToFaceMinutes }: Clock, periods: readonly Period[]): Change[] {
  const isOwn = faceToFaceMinutes !== null && faceToFaceMinutes !== proposedMinutes(faceToFacePeriods);
  const next = proposedMinutes(periods);
  return isOwn || next === faceToFaceMinutes ? [] : [{ op: 'set', path: MINUTES, value: next }];
}

/** Hours and minutes of a duration: "0:07", "1:05". */
export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
}
