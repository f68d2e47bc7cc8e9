import type { Box } from './box.ts';
import type { Flow } from './flow.ts';
import type { FontBook } from './fonts.ts';
import { drawLine } from './draw-line.ts';
import { type Align, type Line, type NoteMaker, type SetText } from './inline.ts';
import type { ReportPage } from './page.ts';
import type { StructNode } from './structure.ts';
import type { TextStyle } from './theme.ts';

/** What every element of the report needs to be set. */
export interface ElementContext {
  readonly fonts: FontBook;
  readonly flow: Flow;
  /** The element of the structure tree that new elements become part of. */
  readonly parent: StructNode;
  readonly makeNote: NoteMaker;
  /** Headings and statements stand closer together. */
  readonly compact: boolean;
}

export interface LineLook {
  readonly style: TextStyle;
  readonly align: Align;
  /** Distance from the left edge of the box, and the width lines are aligned in; points. */
  readonly left: number;
  readonly width: number;
}

/** How text of an element is set: its fonts, style, notes, and its name for the message of a refusal. */
export function setting(context: ElementContext, style: TextStyle, source: string): SetText {
  return { fonts: context.fonts, style, source, makeNote: context.makeNote };
}

/** Distance from the top of a line's box to its baseline, in points. */
export function baseline(style: TextStyle): number {
  // Ascent and descent of Source Sans 3 in running text, about 0.75 and 0.25 of the size, centred in the leading.
  return (style.leading - style.size) / 2 + style.size * 0.78;
}

/** Draws lines one below the other from y. */
export function drawLines(
  page: ReportPage,
  lines: readonly Line[],
  x: number,
  y: number,
  look: LineLook,
  node: StructNode | undefined,
): void {
  lines.forEach((line, index) => {
    const top = y + index * look.style.leading;
    drawLine(page, line, x + look.left + alignShift(look, line.width), top + baseline(look.style), node);
  });
}

/**
 * Boxes of the lines of one paragraph, which keep at least two lines on each side of a page break.
 *
 * @param extra draws decoration beside a line, after it.
 */
export function lineBoxes(
  lines: readonly Line[],
  look: LineLook,
  node: StructNode,
  space: { before: number; after: number; keepWithNext: boolean },
  extra?: (page: ReportPage, x: number, y: number, index: number) => void,
): Box[] {
  const last = lines.length - 1;
  return lines.map((line, index) => ({
    height: look.style.leading,
    before: index === 0 ? space.before : 0,
    after: index === last ? space.after : 0,
    keepWithNext: index === last ? space.keepWithNext : index === 0 || index === last - 1,
    notes: line.notes,
    draw: (page, x, y) => {
      // Decoration first: what is drawn before the text comes before it in reading order too, as a list's label does.
      extra?.(page, x, y, index);
      drawLines(page, [line], x, y, look, node);
    },
  }));
}

function alignShift(look: LineLook, width: number): number {
  if (look.align === 'right') return look.width - width;
  return look.align === 'center' ? (look.width - width) / 2 : 0;
}
