import { Canvas } from './canvas.ts';
import { OWN_WORDS } from './text-elements.ts';
import type { ElementContext } from './elements.ts';
import type { ReportPage } from './page.ts';
import type { StructNode } from './structure.ts';
import { SPACE } from './theme.ts';

export interface FigureOptions {
  /** Points; the whole width unless given. */
  readonly width?: number;
  readonly height: number;
  /** What the figure shows, in words, for those who cannot see it. */
  readonly alt: string;
  readonly before?: number;
  readonly after?: number;
  readonly keepWithNext?: boolean;
  readonly source?: string;
  readonly draw: (canvas: Canvas) => void;
}

/** Sets a drawing at the left edge, tagged as a figure with its text alternative. One larger than a page is scaled. */
export function addFigure(context: ElementContext, options: FigureOptions): void {
  const { area, pageHeight } = context.flow;
  const asked = { width: options.width ?? area.width, height: options.height };
  const factor = Math.min(1, area.width / asked.width, pageHeight / asked.height);
  placeFigure(context, options, { width: asked.width * factor, height: asked.height * factor }, (page, node, x, y) => {
    const painter = page.tag(node);
    const canvas = new Canvas(painter, context.fonts, { x, y, ...asked }, options.source ?? OWN_WORDS);
    if (factor === 1) options.draw(canvas);
    else
      painter.scaled(x, y, factor, () => {
        options.draw(canvas);
      });
  });
}

/** Reserves the place of a figure of a size that a page can hold, and tags what `draw` draws there. */
export function placeFigure(
  context: ElementContext,
  options: Pick<FigureOptions, 'alt' | 'before' | 'after' | 'keepWithNext'>,
  { width, height }: { width: number; height: number },
  draw: (page: ReportPage, node: StructNode, x: number, y: number) => void,
): void {
  const { alt } = options;
  if (alt.trim() === '') throw new Error('A figure needs a text alternative.');
  const node = context.parent.add('Figure', { alt });
  context.flow.push([
    {
      height,
      before: options.before ?? SPACE.m,
      after: options.after ?? SPACE.m,
      keepWithNext: options.keepWithNext ?? false,
      notes: [],
      draw: (page, x, y) => {
        const lower = page.painter.height - y - height;
        const box = [x, lower, x + width, lower + height].map((value) => Math.round(value * 100) / 100);
        node.options = { alt, attributes: { owner: 'Layout', values: { Placement: 'Block', BBox: box } } };
        draw(page, node, x, y);
      },
    },
  ]);
}
