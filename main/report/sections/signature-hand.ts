import { readFileSync } from 'node:fs';
import { create, type Font, type Glyph } from '@cantoo/fontkit';
import { assetPath } from '../../assets.ts';
import { strokePath, strokesBox, type Strokes } from '../../domain/signature-strokes.ts';
import type { Canvas } from '../layout/canvas.ts';
import type { PathStep } from '../layout/painter.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a hand is drawn with. */
type Pen = Pick<Canvas, 'path' | 'text' | 'textWidth'>;

/** Who signed: by the own hand, or the name in a face like handwriting. */
export interface Hand {
  readonly name: string;
  readonly drawn?: Strokes | undefined;
}

/** Largest size of a written name, points. */
const MOST_SIZE = 34;
/** Width of a drawn line in points. */
const PEN = 1.1;

/** Puts a signature into a box, as lines and curves: its text stands printed below it, so it is no text itself. */
export function drawHand(canvas: Pen, { name, drawn }: Hand, box: Box): void {
  if (drawn === undefined) writeName(canvas, name, box);
  else drawStrokes(canvas, drawn, box);
}

function drawStrokes(canvas: Pen, strokes: Strokes, box: Box): void {
  const drawing = strokesBox(strokes);
  const scale = Math.min(box.width / drawing.width, box.height / drawing.height, 0.3);
  const x = (value: number): number => box.x + (value - drawing.x) * scale;
  const y = (value: number): number => box.y + box.height - (drawing.y + drawing.height - value) * scale;
  for (const stroke of strokes) {
    const steps = strokePath(stroke).map((step): PathStep =>
      step[0] === 'curve'
        ? ['curve', x(step[1]), y(step[2]), x(step[3]), y(step[4]), x(step[5]), y(step[6])]
        : [step[0], x(step[1]), y(step[2])],
    );
    canvas.path(steps, { stroke: { color: 'ink', width: PEN } });
  }
}

let face: Font | undefined;

function script(): Font {
  if (face === undefined) {
    const opened = create(readFileSync(assetPath('fonts', 'GreatVibes-Regular.ttf')));
    if (!('layout' in opened)) throw new Error('GreatVibes-Regular.ttf is a collection, not a font.');
    face = opened;
  }
  return face;
}

/** A name in letters that the face does not have is set as the text below is. */
function writeName(canvas: Pen, name: string, box: Box): void {
  const font = script();
  const text = name.normalize('NFC');
  const known = Array.from(text).every((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
  if (!known) {
    const baseline = box.y + box.height * 0.72;
    const style = { size: 16, italic: true, color: 'ink' } as const;
    const size = Math.min(style.size, (style.size * box.width) / Math.max(1, canvas.textWidth(text, style)));
    canvas.text(text, box.x, baseline, { style: { ...style, size } });
    return;
  }
  const { glyphs, positions } = font.layout(text);
  const advances = glyphs.map((glyph, index) => positions?.[index]?.xAdvance ?? glyph.advanceWidth);
  // Flourishes reach far beyond the letters' own widths and heights: the ink is what has to fit.
  const ink = inkOf(glyphs, advances);
  const scale = Math.min(
    MOST_SIZE / font.unitsPerEm,
    box.width / Math.max(1, ink.right - ink.left),
    box.height / Math.max(1, ink.top - ink.bottom),
  );
  const baseline = box.y + box.height + ink.bottom * scale;
  let left = box.x - ink.left * scale;
  glyphs.forEach((glyph, index) => {
    const steps = outline(glyph.path.commands, left, baseline, scale);
    if (steps.length > 0) canvas.path(steps, { fill: 'ink' });
    left += (advances[index] ?? 0) * scale;
  });
}

/** What glyphs set side by side cover, in units of the face from the pen's start on the baseline, upwards. */
function inkOf(
  glyphs: readonly Glyph[],
  advances: readonly number[],
): { left: number; right: number; top: number; bottom: number } {
  let pen = 0;
  const ink = { left: 0, right: 0, top: 0, bottom: 0 };
  glyphs.forEach(({ bbox }, index) => {
    if (bbox.maxX > bbox.minX) {
      ink.left = Math.min(ink.left, pen + bbox.minX);
      ink.right = Math.max(ink.right, pen + bbox.maxX);
      ink.top = Math.max(ink.top, bbox.maxY);
      ink.bottom = Math.min(ink.bottom, bbox.minY);
    }
    pen += advances[index] ?? 0;
  });
  return ink;
}

interface Command {
  readonly command: string;
  readonly args: readonly number[];
}

/** The outline of a glyph: quadratic curves become cubic ones. */
function outline(commands: readonly Command[], left: number, baseline: number, scale: number): PathStep[] {
  const steps: PathStep[] = [];
  let at: readonly [number, number] = [0, 0];
  for (const { command, args } of commands) {
    const points: [number, number][] = [];
    for (let index = 0; index + 1 < args.length; index += 2) {
      points.push([left + (args[index] ?? 0) * scale, baseline - (args[index + 1] ?? 0) * scale]);
    }
    const [first = at, second = at, third = at] = points;
    if (command === 'closePath') steps.push(['close']);
    else if (command === 'moveTo') steps.push(['move', ...first]);
    else if (command === 'lineTo') steps.push(['line', ...first]);
    else if (command === 'bezierCurveTo') steps.push(['curve', ...first, ...second, ...third]);
    else if (command === 'quadraticCurveTo') {
      const towards = (from: readonly [number, number], to: readonly [number, number]): [number, number] => [
        from[0] + ((to[0] - from[0]) * 2) / 3,
        from[1] + ((to[1] - from[1]) * 2) / 3,
      ];
      steps.push(['curve', ...towards(at, first), ...towards(second, first), ...second]);
    } else throw new Error(`The face like handwriting uses "${command}", which is not known.`);
    at = points.at(-1) ?? at;
  }
  return steps;
}
