import { turned, type ImageBox, type Turn } from './image-turn.ts';
import { PDFHexString, type PDFRef } from 'pdf-lib';
import { visualOffsets } from './bidi.ts';
import type { FontFace } from './font-face.ts';
import { widthOfRuns, type TextRun } from './fonts.ts';
import { COLORS, type ColorName, type TextStyle } from './theme.ts';

export interface Stroke {
  readonly color: ColorName;
  /** Line width in points. */
  readonly width: number;
  /** Lengths of dash and gap in points. */
  readonly dash?: readonly [number, number];
}

/** A picture by its name in the resources of the page. */
interface PaintedImage {
  readonly name: string;
  readonly ref: PDFRef;
}

export interface Paint {
  readonly fill?: ColorName;
  readonly stroke?: Stroke;
}

export type PathStep =
  | readonly ['move' | 'line', number, number]
  | readonly ['curve', number, number, number, number, number, number]
  | readonly ['close'];

/** How far glyphs are raised, in the operand of a run. */
const RAISED = /\|(-?\d+)\|/g;

/** Distance of a circle's control points from its ends, in radii. */
const ARC = 0.5523;

/**
 * Writes the operators of one content stream. Lengths in points; x grows to the right, y grows downwards from the
 * upper edge, and is turned into the file's upward axis here and nowhere else.
 */
export class Painter {
  readonly height: number;
  readonly operators: string[] = [];
  readonly faces = new Set<FontFace>();
  readonly images = new Map<string, PDFRef>();

  constructor(height: number) {
    this.height = height;
  }

  /** Draws runs in reading order, each at its place on the baseline y of a line that begins at x. */
  text(x: number, y: number, runs: readonly TextRun[], style: TextStyle, rise = 0): void {
    if (runs.length === 0) return;
    const offsets = placesOf(runs, style.size);
    let operators = `BT ${fillColor(style.color)}`;
    runs.forEach((run, index) => {
      this.faces.add(run.face);
      const left = x + (offsets[index] ?? 0);
      const place = `/${run.face.name} ${number(style.size * run.face.factor)} Tf 1 0 0 1 ${this.#point(left, y - rise)} Tm`;
      const shown = `[${run.glyphs.replace(RAISED, (_mark, by: string) => `] TJ ${number((Number(by) * style.size) / 1000)} Ts [`)}] TJ`;
      operators +=
        run.actualText === undefined
          ? ` ${place} ${shown}`
          : ` /Span <</ActualText ${PDFHexString.fromText(run.actualText).toString()}>> BDC ${place} ${shown} EMC`;
    });
    this.operators.push(`${operators} ET`);
  }

  /** Shows a picture with its upper left corner at x, y. */
  image(image: PaintedImage, { x, y, width, height }: ImageBox, turn: Turn = 1): void {
    this.images.set(image.name, image.ref);
    const lower = this.height - y - height;
    const matrix = turned(turn, { x, y: lower, width, height }).map(number).join(' ');
    this.operators.push(`q ${matrix} cm /${image.name} Do Q`);
  }

  /** Draws what `draw` draws, made smaller or larger around the point x, y. */
  scaled(x: number, y: number, factor: number, draw: () => void): void {
    const fixed = this.height - y;
    // Six decimals: a factor is multiplied by lengths of a page.
    const rate = String(Math.round(factor * 1e6) / 1e6);
    this.operators.push(`q ${rate} 0 0 ${rate} ${number(x * (1 - factor))} ${number(fixed * (1 - factor))} cm`);
    draw();
    this.operators.push('Q');
  }

  line(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): void {
    this.path(
      [
        ['move', x1, y1],
        ['line', x2, y2],
      ],
      { stroke },
    );
  }

  rect(x: number, y: number, width: number, height: number, paint: Paint): void {
    this.path(
      [['move', x, y], ['line', x + width, y], ['line', x + width, y + height], ['line', x, y + height], ['close']],
      paint,
    );
  }

  circle(x: number, y: number, radius: number, paint: Paint): void {
    const k = radius * ARC;
    this.path(
      [
        ['move', x + radius, y],
        ['curve', x + radius, y + k, x + k, y + radius, x, y + radius],
        ['curve', x - k, y + radius, x - radius, y + k, x - radius, y],
        ['curve', x - radius, y - k, x - k, y - radius, x, y - radius],
        ['curve', x + k, y - radius, x + radius, y - k, x + radius, y],
        ['close'],
      ],
      paint,
    );
  }

  path(steps: readonly PathStep[], paint: Paint): void {
    const parts = ['q'];
    if (paint.fill !== undefined) parts.push(fillColor(paint.fill));
    if (paint.stroke !== undefined) {
      const { color, width, dash } = paint.stroke;
      parts.push(`${rgb(color)} RG ${number(width)} w`);
      if (dash !== undefined) parts.push(`[${number(dash[0])} ${number(dash[1])}] 0 d`);
    }
    for (const step of steps) {
      if (step[0] === 'close') parts.push('h');
      else if (step[0] === 'curve') {
        const [, x1, y1, x2, y2, x3, y3] = step;
        parts.push(`${this.#point(x1, y1)} ${this.#point(x2, y2)} ${this.#point(x3, y3)} c`);
      } else parts.push(`${this.#point(step[1], step[2])} ${step[0] === 'move' ? 'm' : 'l'}`);
    }
    parts.push(paint.fill === undefined ? 'S' : paint.stroke === undefined ? 'f' : 'B', 'Q');
    this.operators.push(parts.join(' '));
  }

  #point(x: number, y: number): string {
    return `${number(x)} ${number(this.height - y)}`;
  }
}

/** Distance of each run, given in reading order, from the left edge of all of them; points. */
function placesOf(runs: readonly TextRun[], size: number): number[] {
  return visualOffsets(runs.map((run) => ({ level: run.level, width: widthOfRuns([run], size) })));
}

/** A number as content streams take it: no exponent, at most three decimals, no negative zero. */
function number(value: number): string {
  if (!Number.isFinite(value)) throw new Error('A coordinate of the report is not a number.');
  return String(Math.round(value * 1000) / 1000 + 0);
}

function fillColor(color: ColorName): string {
  return `${rgb(color)} rg`;
}

function rgb(color: ColorName): string {
  const hex = COLORS[color];
  return [1, 3, 5].map((start) => number(Number.parseInt(hex.slice(start, start + 2), 16) / 255)).join(' ');
}
