import { Exact, toDecimalString } from '../decimal.ts';
import { displayExact, MINUS } from '../display.ts';
import { SIDES, type Side } from '../evaluation/instruments.ts';
import { MOTION_LABELS } from '../labels.ts';
import type { MotionComparison, MotionKind, UsedMotion } from './motion.ts';
import { USUAL_MOTION } from './usual-motion.ts';

/** "95.5°"; the typographic minus. */
export function degrees(value: string): string {
  return `${displayExact(value)}°`;
}

/** "+5°", "−25°", "0°". */
export function signedDegrees(value: string): string {
  return new Exact(value).greaterThan(0) ? `+${degrees(value)}` : degrees(value);
}

/** "mean of 3 passive trials", "one active trial". */
export function trialsText({ kind, trials }: Pick<UsedMotion, 'kind' | 'trials'>): string {
  return trials === 1 ? `one ${kind} trial` : `mean of ${String(trials)} ${kind} trials`;
}

/** Whether the motions shown are all passive, all active, or of both kinds. */
export function kindShown(comparisons: readonly MotionComparison[]): MotionKind | 'mixed' {
  const kinds = new Set(comparisons.flatMap(({ left, right }) => [left, right].flatMap((one) => one?.kind ?? [])));
  const [kind] = kinds;
  return kinds.size === 1 && kind !== undefined ? kind : 'mixed';
}

/** What the picture of the motions shows and how it was measured, in one sentence. */
export function kindSentence(comparisons: readonly MotionComparison[]): string {
  const kind = kindShown(comparisons);
  const shown =
    kind === 'mixed'
      ? 'Passive motion where it was measured, else active'
      : `${kind === 'passive' ? 'Passive' : 'Active'} motion`;
  return `${shown}; mean of the trials, in degrees. The mark shows the usual motion.`;
}

/**
 * The finding of a picture of both hips: the largest difference of the sides, "Flexion of the left hip is 25° less
 * than the right"; with one side, what is furthest below the usual motion.
 */
export function motionFinding(comparisons: readonly MotionComparison[]): string {
  const compared = comparisons.flatMap(({ motion, difference }) =>
    difference === null ? [] : [{ motion, difference: new Exact(difference) }],
  );
  const [first, ...others] = compared;
  if (first === undefined) return findingAgainstUsual(comparisons);
  const largest = others.reduce(
    (most, one) => (one.difference.abs().greaterThan(most.difference.abs()) ? one : most),
    first,
  );
  if (largest.difference.isZero()) return 'Both hips move equally far';
  const [less, more]: readonly [Side, Side] = largest.difference.isNegative() ? ['left', 'right'] : ['right', 'left'];
  const size = degrees(toDecimalString(largest.difference.abs()));
  return `${MOTION_LABELS[largest.motion]} of the ${less} hip is ${size} less than the ${more}`;
}

function findingAgainstUsual(comparisons: readonly MotionComparison[]): string {
  const deficits = comparisons.flatMap((comparison) =>
    SIDES.flatMap((side) => {
      const used = comparison[side];
      if (used === null) return [];
      const { motion } = comparison;
      return [{ motion, side, deficit: new Exact(USUAL_MOTION[motion]).minus(used.mean) }];
    }),
  );
  const below = deficits.filter(({ deficit }) => deficit.greaterThan(0));
  const [first, ...others] = below;
  if (first === undefined) return 'No measured motion is below the usual';
  const { motion, side, deficit } = others.reduce(
    (most, one) => (one.deficit.greaterThan(most.deficit) ? one : most),
    first,
  );
  const usual = String(USUAL_MOTION[motion]);
  return `${MOTION_LABELS[motion]} of the ${side} hip is ${degrees(toDecimalString(deficit))} below the usual ${usual}°`;
}

/** "Flexion: left 100° (passive), right 125° (passive), usual 120°, difference −25°." */
function motionSentence({ motion, left, right, difference }: MotionComparison): string {
  const side = (name: Side, used: UsedMotion | null): string =>
    used === null ? `${name} not measured` : `${name} ${degrees(used.mean)} (${used.kind})`;
  return `${[
    `${MOTION_LABELS[motion]}: ${side('left', left)}`,
    side('right', right),
    `usual ${String(USUAL_MOTION[motion])}°`,
    ...(difference === null ? [] : [`left less right ${signedDegrees(difference)}`]),
  ].join(', ')}.`;
}

/** The picture in words, for those who cannot see it. */
export function motionAlternative(comparisons: readonly MotionComparison[]): string {
  return [
    `Paired bars of the motion of both hips against the usual motion. ${motionFinding(comparisons)}.`,
    ...comparisons.map(motionSentence),
  ].join(' ');
}

/** Grades of strength as they are written: "4+", "4−". */
export function gradeText(grade: string): string {
  return grade.replace('-', MINUS);
}
