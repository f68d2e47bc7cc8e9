import { Canvas } from './canvas.ts';
import { OWN_WORDS } from './text-elements.ts';
import type { ElementContext } from './elements.ts';
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

/** Sets a drawing at the left edge, tagged as a figure with its text alternative. */
export function addFigure(context: ElementContext, options: FigureOptions): void {
  if (options.alt.trim() === '') throw new Error('A figure needs a text alternative.');
  const width = options.width ?? context.flow.area.width;
  const { height, alt } = options;
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
        const area = { x, y, width, height };
        options.draw(new Canvas(page.tag(node), context.fonts, area, options.source ?? OWN_WORDS));
      },
    },
  ]);
}
