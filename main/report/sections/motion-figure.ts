import { SIDES, type Side } from '../../domain/evaluation/instruments.ts';
import type { MotionComparison, UsedMotion } from '../../domain/examination/motion.ts';
import { degrees, kindShown, motionAlternative, signedDegrees } from '../../domain/examination/motion-words.ts';
import { USUAL_MOTION } from '../../domain/examination/usual-motion.ts';
import { MOTION_LABELS } from '../../domain/labels.ts';
import type { Canvas } from '../layout/canvas.ts';
import type { FigureOptions } from '../layout/figure.ts';

const HEAD = 12;
const ROW = 27;
const BAR = 8;
const GAP = 2;
/** Left edges and widths in points: names of the motions, sides, values, differences. */
const NAMES = 84;
const SIDE_NAMES = 28;
const VALUES = { plain: 40, mixed: 74 };
const DIFFERENCES = 74;

const SIDE_LOOK = { left: { name: 'Left', color: 'accent' }, right: { name: 'Right', color: 'muted' } } as const;

/** Paired bars of the motion of both hips, each against the usual motion, with the difference of the sides. */
export function motionFigure(comparisons: readonly MotionComparison[]): FigureOptions {
  const isMixed = kindShown(comparisons) === 'mixed';
  return {
    height: HEAD + comparisons.length * ROW,
    alt: motionAlternative(comparisons),
    source: '/examination/rangeOfMotion',
    draw: (canvas) => {
      canvas.text('Left less right', canvas.width, HEAD - 4, { align: 'right', style: { size: 8 } });
      comparisons.forEach((comparison, index) => {
        drawMotion(canvas, comparison, HEAD + index * ROW, isMixed);
      });
    },
  };
}

function drawMotion(canvas: Canvas, comparison: MotionComparison, top: number, isMixed: boolean): void {
  const { motion, difference } = comparison;
  const usual = USUAL_MOTION[motion];
  const left = NAMES + SIDE_NAMES;
  const right = canvas.width - DIFFERENCES - (isMixed ? VALUES.mixed : VALUES.plain);
  // Places on paper need no more than binary precision. Each motion has its own scale, from 0 to the larger of the
  // usual and the measured motion, so that a small motion is as readable as a large one.
  const furthest = Math.max(usual, ...SIDES.map((side) => lengthOf(comparison[side])));
  const width = (value: number): number => (value / furthest) * (right - left);
  const y = top + 4;
  const height = 2 * BAR + GAP;
  const middle = y + height / 2 + 3;
  canvas.rect(left, y, width(usual), height, { fill: 'faint' });
  canvas.text(MOTION_LABELS[motion], 0, middle, { style: { size: 9, color: 'ink' } });
  SIDES.forEach((side, index) => {
    drawSide(canvas, side, comparison[side], { y: y + index * (BAR + GAP), left, right, isMixed, width });
  });
  canvas.line(left + width(usual), y - 2, left + width(usual), y + height + 2, { color: 'ink', width: 1 });
  if (difference === null) return;
  canvas.text(signedDegrees(difference), canvas.width, middle, {
    align: 'right',
    style: { size: 9, color: 'ink', weight: 'semibold', tabular: true },
  });
}

interface BarPlace {
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly isMixed: boolean;
  readonly width: (value: number) => number;
}

function drawSide(canvas: Canvas, side: Side, used: UsedMotion | null, place: BarPlace): void {
  const { name, color } = SIDE_LOOK[side];
  const baseline = place.y + BAR - 1;
  canvas.text(name, NAMES, baseline, { style: { size: 7.5 } });
  if (used !== null && lengthOf(used) > 0) {
    canvas.rect(place.left, place.y, place.width(lengthOf(used)), BAR, { fill: color });
  }
  const plain = used === null ? 'none' : degrees(used.mean);
  const text = used !== null && place.isMixed ? `${plain} ${used.kind}` : plain;
  canvas.text(text, place.right + 8, baseline, { style: { size: 8, color: 'ink', tabular: true } });
}

/** A contracture, below 0, has no bar. */
function lengthOf(used: UsedMotion | null): number {
  return Math.max(0, Number(used?.mean ?? 0));
}
