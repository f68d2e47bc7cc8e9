import { Exact, toDecimalString } from '../decimal.ts';
import type { DecimalString } from '../decimal.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { MOTIONS, type Motion } from '../evaluation/findings.ts';
import { SIDES, type Side } from '../evaluation/instruments.ts';

export type RangeOfMotion = Evaluation['examination']['rangeOfMotion'];
export type MotionKind = 'active' | 'passive';

/** Trials of one motion that differ by more than this many degrees are flagged. */
export const MOST_SPREAD = 10;
/** Passive motion smaller than active motion by more than this many degrees is unusual. */
const MOST_PASSIVE_DEFICIT = 5;

/** Places of a mean that is scored. */
const EXACT_PLACES = 12;

/** What up to three trials of one motion amount to, in degrees. */
export interface MotionSummary {
  readonly trials: number;
  /** The exact sum divided once and rounded half away from zero to one place: the number that is written. */
  readonly mean: DecimalString;
  /** The same to twelve places, since a third has no exact decimal: the number that is scored. */
  readonly exactMean: DecimalString;
  /** Largest trial less smallest trial, exact. */
  readonly spread: DecimalString;
  readonly spreadOver10: boolean;
}

/** Mean and spread of the trials of a motion; null without one. */
export function motionSummary(trials: readonly DecimalString[]): MotionSummary | null {
  if (trials.length === 0) return null;
  const mean = sum(trials).div(trials.length);
  const spread = Exact.max(...trials).minus(Exact.min(...trials));
  return {
    trials: trials.length,
    mean: toDecimalString(mean.toDecimalPlaces(1, Exact.ROUND_HALF_UP)),
    exactMean: toDecimalString(mean.toDecimalPlaces(EXACT_PLACES, Exact.ROUND_HALF_UP)),
    spread: toDecimalString(spread),
    spreadOver10: spread.greaterThan(MOST_SPREAD),
  };
}

/** Whether the mean of the passive trials is more than 5° below the mean of the active ones, decided exactly. */
export function passiveFallsShort(active: readonly DecimalString[], passive: readonly DecimalString[]): boolean {
  if (active.length === 0 || passive.length === 0) return false;
  // Both means times both counts: thirds have no exact decimal.
  const deficit = sum(active).times(passive.length).minus(sum(passive).times(active.length));
  return deficit.greaterThan(MOST_PASSIVE_DEFICIT * active.length * passive.length);
}

/** The mean of the passive trials, else of the active ones. */
export interface UsedMotion extends MotionSummary {
  readonly kind: MotionKind;
}

/** What counts as the motion of one side: passive if it was measured, else active; null without any trial. */
export function usedMotion(trials: Readonly<Record<MotionKind, readonly DecimalString[]>>): UsedMotion | null {
  const kind = trials.passive.length > 0 ? 'passive' : 'active';
  const summary = motionSummary(trials[kind]);
  return summary === null ? null : { ...summary, kind };
}

/** One motion of both sides. */
export interface MotionComparison {
  readonly motion: Motion;
  readonly left: UsedMotion | null;
  readonly right: UsedMotion | null;
  /** Left less right, of the written means; null unless both sides were measured in the same way. */
  readonly difference: DecimalString | null;
}

/**
 * The motions that were measured, both sides in the same way where that is possible: passive when both sides have it,
 * else active when both have it, else what each side has.
 */
export function motionComparisons(rangeOfMotion: RangeOfMotion): MotionComparison[] {
  return MOTIONS.flatMap((motion): MotionComparison[] => {
    const common = (['passive', 'active'] as const).find((kind) =>
      SIDES.every((side) => rangeOfMotion[side][motion][kind].length > 0),
    );
    const of = (side: Side): UsedMotion | null => {
      const trials = rangeOfMotion[side][motion];
      if (common === undefined) return usedMotion(trials);
      const summary = motionSummary(trials[common]);
      return summary === null ? null : { ...summary, kind: common };
    };
    const left = of('left');
    const right = of('right');
    if (left === null && right === null) return [];
    const difference =
      common === undefined || left === null || right === null
        ? null
        : toDecimalString(new Exact(left.mean).minus(right.mean));
    return [{ motion, left, right, difference }];
  });
}

function sum(trials: readonly DecimalString[]): InstanceType<typeof Exact> {
  return trials.reduce((total, trial) => total.plus(trial), new Exact(0));
}
