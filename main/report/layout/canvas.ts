import type { FontBook } from './fonts.ts';
import type { Paint, Painter, PathStep, Stroke } from './painter.ts';
import { styleOf, type StyleName, type TextStyle } from './theme.ts';

export interface CanvasText {
  readonly style?: StyleName | Partial<TextStyle>;
  /** Which point of the text stands at x. */
  readonly align?: 'left' | 'center' | 'right';
}

/**
 * A drawing surface for figures and signature appearances. Lengths in points, origin in the upper left corner,
 * y grows downwards.
 */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly #painter: Painter;
  readonly #fonts: FontBook;
  readonly #x: number;
  readonly #y: number;
  readonly #source: string;

  constructor(
    painter: Painter,
    fonts: FontBook,
    area: { x: number; y: number; width: number; height: number },
    source: string,
  ) {
    this.#painter = painter;
    this.#fonts = fonts;
    this.#x = area.x;
    this.#y = area.y;
    this.width = area.width;
    this.height = area.height;
    this.#source = source;
  }

  /**
   * Draws one line of text with its baseline at y. The default style is 'small'.
   *
   * @throws ResiduaError 'unprintable' when no font has a character.
   */
  text(text: string, x: number, y: number, options: CanvasText = {}): void {
    const style = canvasStyle(options.style);
    const runs = this.#fonts.runs(text, style, this.#source);
    const width = this.#fonts.width(text, style, this.#source);
    const shift = options.align === 'right' ? width : options.align === 'center' ? width / 2 : 0;
    this.#painter.text(this.#x + x - shift, this.#y + y, runs, style);
  }

  /** Width in points that a text takes on one line. */
  textWidth(text: string, style?: StyleName | Partial<TextStyle>): number {
    return this.#fonts.width(text, canvasStyle(style), this.#source);
  }

  line(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): void {
    this.#painter.line(this.#x + x1, this.#y + y1, this.#x + x2, this.#y + y2, stroke);
  }

  rect(x: number, y: number, width: number, height: number, paint: Paint): void {
    this.#painter.rect(this.#x + x, this.#y + y, width, height, paint);
  }

  circle(x: number, y: number, radius: number, paint: Paint): void {
    this.#painter.circle(this.#x + x, this.#y + y, radius, paint);
  }

  /** Draws straight lines from point to point, closed when filled. */
  polyline(points: readonly (readonly [number, number])[], paint: Paint): void {
    const steps = points.map(([x, y], index): PathStep => [index === 0 ? 'move' : 'line', x, y]);
    this.path(paint.fill === undefined ? steps : [...steps, ['close']], paint);
  }

  path(steps: readonly PathStep[], paint: Paint): void {
    this.#painter.path(
      steps.map((step) => this.#moved(step)),
      paint,
    );
  }

  #moved(step: PathStep): PathStep {
    const dx = this.#x;
    const dy = this.#y;
    if (step[0] === 'close') return step;
    if (step[0] !== 'curve') return [step[0], step[1] + dx, step[2] + dy];
    return ['curve', step[1] + dx, step[2] + dy, step[3] + dx, step[4] + dy, step[5] + dx, step[6] + dy];
  }
}

function canvasStyle(style: StyleName | Partial<TextStyle> = 'small'): TextStyle {
  return typeof style === 'string' ? styleOf(style) : { ...styleOf('small'), ...style };
}
