import { BODY_OUTLINE, HEAD_OUTLINE } from '../../domain/body-outline.ts';
import { PAIN_QUALITIES, type PainArea } from '../../domain/evaluation/history.ts';
import { PAIN_QUALITY_LABELS, painAreaLabel, qualityWords } from '../../domain/labels-history.ts';
import { HIP_AREAS, HIP_BOX, VIEW_AREAS, VIEW_BOX, type DrawnArea, type PainView } from '../../domain/pain-diagram.ts';
import { markOf, signAt, signsOf, type MarkedArea } from '../../domain/pain-marks.ts';
import { mapPath, type Box, type Path } from '../../domain/paths.ts';
import type { Canvas } from '../layout/canvas.ts';
import type { FigureOptions } from '../layout/figure.ts';
import type { ColorName } from '../layout/theme.ts';

/** Points. */
const HEIGHT = 268;
const TITLE = 18;
const FIGURE_SCALE = (HEIGHT - TITLE) / VIEW_BOX.height;
const HIP_SCALE = 1.42;
const BACK_X = 100;
const HIPS_X = 208;
const LEGEND_X = 368;
/** Half the side of a sign's square. */
const SIGN = 2;

interface Place {
  readonly box: Box;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** The body from the front and the back with the marked areas, the hips larger, and what the signs mean. */
export function painFigure(marks: readonly MarkedArea[]): FigureOptions {
  return {
    height: HEIGHT,
    alt: `Pain diagram of the body from the front and the back. Marked: ${marks.map(inWords).join('; ')}.`,
    draw: (canvas) => {
      drawBody(canvas, 'front', 0, marks);
      drawBody(canvas, 'back', BACK_X, marks);
      drawHips(canvas, 'front', 0, marks);
      drawHips(canvas, 'back', HEIGHT / 2, marks);
      drawLegend(canvas);
    },
  };
}

/** "left groin: aching, burning". */
function inWords({ area, qualities }: MarkedArea): string {
  const name = painAreaLabel(area).toLowerCase();
  const words = qualityWords(qualities);
  return words === null ? name : `${name}: ${words.toLowerCase()}`;
}

function drawBody(canvas: Canvas, view: PainView, left: number, marks: readonly MarkedArea[]): void {
  const place: Place = { box: VIEW_BOX, x: left, y: TITLE, scale: FIGURE_SCALE };
  const middle = left + (VIEW_BOX.width * FIGURE_SCALE) / 2;
  canvas.text(view === 'front' ? 'Front' : 'Back', middle, 9, { align: 'center' });
  drawSides(canvas, view, middle, 30, TITLE + 12);
  drawBorders(canvas, VIEW_AREAS[view], place, 'rule');
  for (const outline of [BODY_OUTLINE, HEAD_OUTLINE]) {
    canvas.path(placed(outline, place), { stroke: { color: 'muted', width: 0.9 } });
  }
  drawMarks(canvas, VIEW_AREAS[view], place, marks);
}

function drawHips(canvas: Canvas, view: PainView, top: number, marks: readonly MarkedArea[]): void {
  const place: Place = { box: HIP_BOX, x: HIPS_X, y: top + TITLE, scale: HIP_SCALE };
  const middle = HIPS_X + (HIP_BOX.width * HIP_SCALE) / 2;
  canvas.text(`Hips, ${view}`, middle, top + 9, { align: 'center' });
  drawSides(canvas, view, middle, 60, top + 9);
  drawBorders(canvas, HIP_AREAS[view], place, 'muted');
  drawMarks(canvas, HIP_AREAS[view], place, marks);
}

/** Seen from the front, the examinee's left is at the viewer's right. */
function drawSides(canvas: Canvas, view: PainView, middle: number, away: number, baseline: number): void {
  const style = { color: 'ink', weight: 'semibold' } as const;
  canvas.text(view === 'front' ? 'R' : 'L', middle - away, baseline, { align: 'center', style });
  canvas.text(view === 'front' ? 'L' : 'R', middle + away, baseline, { align: 'center', style });
}

function drawBorders(canvas: Canvas, areas: readonly DrawnArea[], place: Place, color: ColorName): void {
  for (const { path } of areas) canvas.path(placed(path, place), { stroke: { color, width: 0.5 } });
}

function drawMarks(canvas: Canvas, areas: readonly DrawnArea[], place: Place, marks: readonly MarkedArea[]): void {
  for (const drawn of areas) {
    const mark = markOf(marks, drawn.area);
    if (mark !== null) drawMark(canvas, drawn, mark, place);
  }
}

function drawMark(canvas: Canvas, drawn: DrawnArea, { qualities }: MarkedArea, place: Place): void {
  canvas.path(placed(drawn.path, place), { fill: 'accentSoft', stroke: { color: 'accent', width: 1 } });
  for (const { path } of signsOf(drawn, qualities, SIGN / place.scale)) {
    canvas.path(placed(path, place), { stroke: { color: 'ink', width: 0.7 } });
  }
}

function drawLegend(canvas: Canvas): void {
  const place: Place = { box: { x: 0, y: 0, width: 0, height: 0 }, x: LEGEND_X, y: 0, scale: 1 };
  canvas.text('Signs', LEGEND_X, 9, { style: { color: 'ink', weight: 'semibold' } });
  PAIN_QUALITIES.forEach((quality, index) => {
    const y = TITLE + 9 + index * 16;
    canvas.path(placed(signAt(quality, 6, y - 3, SIGN * 1.6).path, place), { stroke: { color: 'ink', width: 0.9 } });
    canvas.text(PAIN_QUALITY_LABELS[quality], LEGEND_X + 18, y);
  });
  const y = TITLE + 9 + PAIN_QUALITIES.length * 16;
  canvas.rect(LEGEND_X, y - 8, 12, 9, { fill: 'accentSoft', stroke: { color: 'accent', width: 1 } });
  canvas.text('Marked area', LEGEND_X + 18, y);
}

function placed(path: Path, { box, x, y, scale }: Place): Path {
  return mapPath(path, (px, py) => [x + (px - box.x) * scale, y + (py - box.y) * scale]);
}

/** The order of the picture, from head to foot, instead of the order of marking. */
export function inOrderOfBody(marks: readonly MarkedArea[]): MarkedArea[] {
  const order: PainArea[] = [...VIEW_AREAS.front, ...VIEW_AREAS.back].map(({ area }) => area);
  return marks.toSorted((a, b) => order.indexOf(a.area) - order.indexOf(b.area));
}
