import { Exact, toDecimalString } from '../../domain/decimal.ts';
import { displayExact, displaySigned } from '../../domain/display.ts';
import type { ResidualInput } from '../../domain/evaluation/rating.ts';
import type { Canvas } from '../layout/canvas.ts';
import type { FigureOptions } from '../layout/figure.ts';
import type { ColorName } from '../layout/theme.ts';

type Change = Extract<ResidualInput, { method: 'change' }>;

interface Lane {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly value: string;
  readonly color: ColorName;
}

const HEIGHT = 112;
const LABELS = 96;
const VALUES = 64;
const FIRST_LANE = 16;
const LANE = 24;
const AXIS = FIRST_LANE + 3 * LANE - 4;

/** Values farther out are no functional status (R1: 0 to 100), and no scale could show them. */
const FARTHEST = 1000;

/**
 * Actual change, predicted change and residual drawn one below the other on one scale of functional status; null for values
 * that lie far outside of it. All three values of R1 must be there.
 */
export function numberLine({ intake, discharge, predictedChange }: Change): FigureOptions | null {
  const start = new Exact(intake ?? 0);
  const end = new Exact(discharge ?? 0);
  const predicted = start.plus(predictedChange ?? 0);
  const residual = displaySigned(toDecimalString(end.minus(predicted)));
  const actualChange = displaySigned(toDecimalString(end.minus(start)));
  const expected = displaySigned(predictedChange ?? '0');
  // Places on paper need no more than binary precision.
  const [a, b, c] = [start.toNumber(), end.toNumber(), predicted.toNumber()];
  if (![a, b, c].every((value) => Math.abs(value) <= FARTHEST)) return null;
  const lanes: Lane[] = [
    { label: 'Actual change', from: a, to: b, value: actualChange, color: 'accent' },
    { label: 'Predicted change', from: a, to: c, value: expected, color: 'muted' },
    { label: 'Residual', from: c, to: b, value: residual, color: b < c ? 'caution' : 'accent' },
  ];
  return {
    height: HEIGHT,
    alt:
      `Number line of functional status: intake ${displayExact(toDecimalString(start))}, discharge ` +
      `${displayExact(toDecimalString(end))}, predicted at discharge ${displayExact(toDecimalString(predicted))}. ` +
      `Actual change ${actualChange}, predicted change ${expected}, residual ${residual}.`,
    draw: (canvas) => {
      drawLanes(canvas, lanes, [a, b, c]);
    },
  };
}

function drawLanes(canvas: Canvas, lanes: readonly Lane[], values: readonly number[]): void {
  const { low, high, step } = scaleFor(values);
  const left = LABELS;
  const right = canvas.width - VALUES;
  const x = (value: number): number => left + ((value - low) / (high - low)) * (right - left);
  for (const value of new Set(values)) {
    canvas.line(x(value), 6, x(value), AXIS, { color: 'rule', width: 0.6, dash: [2, 2] });
  }
  lanes.forEach((lane, index) => {
    const y = FIRST_LANE + index * LANE;
    const isLast = index === lanes.length - 1;
    const weight = isLast ? 'semibold' : 'regular';
    canvas.text(lane.label, 0, y + 3, { style: { color: isLast ? 'ink' : 'muted', weight } });
    drawArrow(canvas, x(lane.from), x(lane.to), y, lane.color, isLast ? 3 : 2);
    canvas.text(lane.value, canvas.width, y + 3.5, {
      align: 'right',
      style: { size: 10, color: lane.color === 'muted' ? 'ink' : lane.color, weight: 'semibold', tabular: true },
    });
  });
  canvas.line(left, AXIS, right, AXIS, { color: 'muted', width: 0.6 });
  for (let tick = low; tick <= high; tick += step) {
    canvas.line(x(tick), AXIS, x(tick), AXIS + 3, { color: 'muted', width: 0.6 });
    canvas.text(displayExact(String(tick)), x(tick), AXIS + 13, { align: 'center', style: { size: 8, tabular: true } });
  }
  canvas.text('Functional status', 0, AXIS + 13, { style: { size: 8 } });
}

/** A line from one value to another with a head at its end; a ring where the change is too small to draw. */
function drawArrow(canvas: Canvas, from: number, to: number, y: number, color: ColorName, width: number): void {
  const length = Math.abs(to - from);
  if (length < 3) {
    canvas.circle(to, y, 3, { fill: 'white', stroke: { color, width: 1.5 } });
    return;
  }
  const direction = Math.sign(to - from);
  const head = Math.min(7, length);
  canvas.line(from, y, to - direction * head, y, { color, width });
  canvas.polyline(
    [
      [to, y],
      [to - direction * head, y - 4],
      [to - direction * head, y + 4],
    ],
    { fill: color },
  );
}

/** Round ends and about six ticks around the values, never less than ten points wide. */
function scaleFor(values: readonly number[]): { low: number; high: number; step: number } {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const span = Math.max(10, (most - least) * 1.5);
  const step = [2, 5, 10, 20, 50].find((each) => span / each <= 7) ?? 100;
  const middle = (least + most) / 2;
  return {
    low: Math.floor((middle - span / 2) / step) * step,
    high: Math.ceil((middle + span / 2) / step) * step,
    step,
  };
}
