import { displayInstrumentScore } from '../../domain/display.ts';
import { markLabel, spread, type ChangePicture } from '../../domain/instruments/change-picture.ts';
import type { Canvas } from '../layout/canvas.ts';
import type { ReportDocument } from '../layout/document.ts';
import { SPACE } from '../layout/theme.ts';
import { shortDate } from '../words.ts';

const HEIGHT = 116;
const TOP = 8;
const BOTTOM = HEIGHT - 20;
const LEFT = 66;
const RIGHT = 250;
const LABEL_GAP = 10.5;

/** The change as slope lines over the instrument's whole range, under a title that states what was found (I5). */
export function changeFigure(report: ReportDocument, picture: ChangePicture): void {
  report.keepTogether(() => {
    report.paragraph({ text: picture.title, weight: 'semibold' }, { before: SPACE.l });
    report.figure({
      height: HEIGHT,
      alt: picture.alt,
      source: 'Changes',
      draw: (canvas) => {
        draw(canvas, picture);
      },
    });
  });
}

function draw(canvas: Canvas, { id, range, betterIsUp, columns, lines, marks }: ChangePicture): void {
  const worst = betterIsUp ? range.min : range.max;
  const best = betterIsUp ? range.max : range.min;
  const y = (score: string | number): number => BOTTOM - ((Number(score) - worst) / (best - worst)) * (BOTTOM - TOP);
  const x = (column: number): number => LEFT + (column / Math.max(1, columns.length - 1)) * (RIGHT - LEFT);

  columns.forEach((date, column) => {
    canvas.line(x(column), TOP, x(column), BOTTOM, { color: 'rule', width: 0.8 });
    canvas.text(shortDate(date), x(column), HEIGHT - 6, { align: 'center', style: { size: 8, tabular: true } });
  });
  for (const end of [best, worst]) canvas.text(String(end), 0, y(end) + 3, { style: { size: 8, tabular: true } });
  for (const { at, reached } of marks) {
    const dash = reached ? ([5, 2.5] as const) : ([1.5, 2.5] as const);
    canvas.line(LEFT, y(at), RIGHT, y(at), { color: 'muted', width: 0.6, dash });
  }

  const starts = spread(
    lines.map(({ points }) => y(points[0] ?? worst)),
    LABEL_GAP,
    BOTTOM,
  );
  const ends = lines.map(({ label, points }) => {
    const last = points.findLast((point) => point !== null) ?? String(worst);
    const score = displayInstrumentScore(id, last);
    return { at: y(last), text: label === null ? score : `${score} ${label}`, isScore: true };
  });
  lines.forEach(({ points }, line) => {
    const drawn = points.flatMap((point, column): [number, number][] =>
      point === null ? [] : [[x(column), y(point)]],
    );
    canvas.polyline(drawn, { stroke: { color: 'accent', width: 1.5 } });
    for (const [cx, cy] of drawn) canvas.circle(cx, cy, 2.6, { fill: 'accent' });
    canvas.text(displayInstrumentScore(id, points[0] ?? '0'), LEFT - 7, (starts[line] ?? 0) + 3, {
      align: 'right',
      style: { color: 'ink', weight: 'semibold', tabular: true },
    });
  });

  const labels = [...ends, ...marks.map((mark) => ({ at: y(mark.at), text: markLabel(id, mark), isScore: false }))];
  const places = spread(
    labels.map(({ at }) => at),
    LABEL_GAP,
    BOTTOM,
  );
  labels.forEach(({ at, text, isScore }, index) => {
    const place = places[index] ?? at;
    canvas.polyline(
      [
        [RIGHT + 5, at],
        [RIGHT + 11, place],
        [RIGHT + 14, place],
      ],
      { stroke: { color: 'rule', width: 0.6 } },
    );
    const style = isScore ? ({ color: 'ink', weight: 'semibold', tabular: true } as const) : {};
    canvas.text(text, RIGHT + 17, place + 3, { style });
  });
}
