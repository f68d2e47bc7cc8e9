import { Exact, toDecimalString } from '../decimal.ts';
import type { DecimalString } from '../decimal.ts';
import type { HarrisAdministration, RomMethod } from '../evaluation/instruments.ts';

export const HARRIS_MOTIONS = ['flexion', 'abduction', 'adduction', 'externalRotation', 'internalRotation'] as const;
export type HarrisMotion = (typeof HARRIS_MOTIONS)[number];

/** Degrees of each motion as entered. */
export type HarrisMotions = HarrisAdministration['responses']['rangeOfMotion'];

/** The two published methods, which disagree; a report names the one used (SPEC I3). */
export const HARRIS_ROM_METHODS: Readonly<Record<RomMethod, { readonly title: string; readonly description: string }>> =
  {
    'arc-sum': {
      title: 'Sum of arcs',
      description: 'The arcs of five motions are capped and added; the sum falls into one of six bins.',
    },
    'harris-1969': {
      title: 'Harris 1969 index',
      description: 'Each part of an arc is multiplied by its index value; the points are 0.05 × the sum, at most 5.',
    },
  };

export interface RomScore {
  readonly method: RomMethod;
  /** 0–5. */
  readonly points: DecimalString;
  /** Degrees (arc-sum) or index points (harris-1969), before they become points. */
  readonly sum: DecimalString;
  readonly motions: readonly {
    readonly motion: HarrisMotion;
    readonly degrees: DecimalString;
    /** What the motion adds to `sum`. */
    readonly counted: DecimalString;
  }[];
}

/** Largest arc that counts, degrees. */
const ARC_CAPS: Readonly<Record<HarrisMotion, number>> = {
  flexion: 140,
  abduction: 40,
  adduction: 40,
  externalRotation: 40,
  internalRotation: 40,
};

/** Half-open bins: a sum above `above` gives the points. */
const ARC_BINS = [
  { above: 210, points: '5' },
  { above: 160, points: '4' },
  { above: 100, points: '3' },
  { above: 60, points: '2' },
  { above: 30, points: '1' },
];

/** Index per degree from the end of the part before up to `to`; what lies above the last part counts nothing. */
const INDEX_PARTS: Readonly<Record<HarrisMotion, readonly { readonly to: number; readonly index: string }[]>> = {
  flexion: [
    { to: 45, index: '1.0' },
    { to: 90, index: '0.6' },
    { to: 110, index: '0.3' },
  ],
  abduction: [
    { to: 15, index: '0.8' },
    { to: 20, index: '0.3' },
  ],
  adduction: [{ to: 15, index: '0.2' }],
  externalRotation: [{ to: 15, index: '0.4' }],
  internalRotation: [],
};
const INDEX_FACTOR = '0.05';
const MAXIMUM = 5;

/** Places of the sum: thirds of means that add up to a whole make that whole, and do not fall beside a bin. */
const SUM_PLACES = 9;

/**
 * Points 0–5 for the range of motion (SPEC I3), exact. Null while a motion is missing. An angle below 0 counts as 0:
 * a range cannot be negative, and `check.ts` refuses it.
 */
export function scoreRom(method: RomMethod, motions: HarrisMotions): RomScore | null {
  const counted = [];
  for (const motion of HARRIS_MOTIONS) {
    const degrees = motions[motion];
    if (degrees === null) return null;
    const counts = method === 'arc-sum' ? cappedArc(motion, degrees) : indexValue(motion, degrees);
    counted.push({ motion, degrees, counted: counts });
  }
  const sum = counted
    .reduce((total, entry) => total.plus(entry.counted), new Exact(0))
    .toDecimalPlaces(SUM_PLACES, Exact.ROUND_HALF_UP);
  const points =
    method === 'arc-sum'
      ? (ARC_BINS.find(({ above }) => sum.greaterThan(above))?.points ?? '0')
      : toDecimalString(Exact.min(sum.times(INDEX_FACTOR), MAXIMUM));
  return { method, points, sum: toDecimalString(sum), motions: counted };
}

function cappedArc(motion: HarrisMotion, degrees: DecimalString): DecimalString {
  return toDecimalString(Exact.max(0, Exact.min(degrees, ARC_CAPS[motion])));
}

function indexValue(motion: HarrisMotion, degrees: DecimalString): DecimalString {
  let from = 0;
  let value = new Exact(0);
  for (const { to, index } of INDEX_PARTS[motion]) {
    const inPart = Exact.max(0, Exact.min(degrees, to).minus(from));
    value = value.plus(inPart.times(index));
    from = to;
  }
  return toDecimalString(value);
}
