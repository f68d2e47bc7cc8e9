import { baseline, drawLines, lineBoxes, setting, type ElementContext, type LineLook } from './elements.ts';
import { drawLine } from './draw-line.ts';
import { breakBlock, breakLines, type Align, type Inline } from './inline.ts';
import type { ReportPage } from './page.ts';
import { RULES, SPACE, STYLES, styleOf, type StyleName, type TextStyle } from './theme.ts';

export interface ParagraphOptions {
  /** Default 'body'. */
  readonly style?: StyleName | TextStyle;
  readonly align?: Align;
  /** Distance from the left edge in points. */
  readonly indent?: number;
  /** Least distances to the neighbours in points. */
  readonly before?: number;
  readonly after?: number;
  readonly keepWithNext?: boolean;
  /** What the text is, for the message when a character cannot be printed. */
  readonly source?: string;
}

export type HeadingLevel = 1 | 2 | 3;

const HEADINGS = {
  1: { style: STYLES.h1, before: SPACE.xl, after: SPACE.m },
  2: { style: STYLES.h2, before: 20, after: SPACE.s },
  3: { style: STYLES.h3, before: SPACE.l, after: SPACE.xs },
} as const;

/** Share of the space above headings and around statements that a compact document has. */
const COMPACT = 0.6;

/** Lines and paragraphs without a named source are the report's own words. */
export const OWN_WORDS = 'Report text';

/** Sets one or more paragraphs. */
export function addParagraph(context: ElementContext, content: Inline, options: ParagraphOptions = {}): void {
  const style = styleOf(options.style ?? 'body');
  const left = options.indent ?? 0;
  const look: LineLook = { style, align: options.align ?? 'left', left, width: context.flow.area.width - left };
  const paragraphs = breakLines(content, look.width, setting(context, style, options.source ?? OWN_WORDS));
  paragraphs.forEach((lines, index) => {
    const isLast = index === paragraphs.length - 1;
    const space = {
      before: index === 0 ? (options.before ?? 0) : 0,
      after: isLast ? (options.after ?? SPACE.s) : SPACE.s,
      keepWithNext: options.keepWithNext ?? false,
    };
    context.flow.push(lineBoxes(lines, look, context.parent.add('P'), space));
  });
}

/** Sets a heading, which stays with what follows; `onPlaced` learns the page and the upper edge, when it is drawn. */
export function addHeading(
  context: ElementContext,
  level: HeadingLevel,
  text: string,
  source: string,
  onPlaced: (page: ReportPage, y: number) => void,
  mark?: object,
): void {
  const { style, after } = HEADINGS[level];
  const before = HEADINGS[level].before * (context.compact ? COMPACT : 1);
  const look: LineLook = { style, align: 'left', left: 0, width: context.flow.area.width };
  const lines = breakBlock(text, look.width, setting(context, style, source));
  const boxes = lineBoxes(
    lines,
    look,
    context.parent.add(`H${String(level) as '1' | '2' | '3'}`),
    { before, after, keepWithNext: true },
    (page, _x, y, index) => {
      if (index === 0) onPlaced(page, y);
    },
  );
  context.flow.push(
    boxes.map((box, index) => ({
      ...box,
      keepWithNext: true,
      ...(index === 0 && mark !== undefined ? { mark } : {}),
    })),
  );
}

export interface ListOptions {
  readonly ordered?: boolean;
  readonly style?: StyleName | TextStyle;
  readonly after?: number;
  readonly source?: string;
}

/** Sets a list with bullets or numbers. Paragraphs inside an item stay in that item. */
export function addList(context: ElementContext, items: readonly Inline[], options: ListOptions = {}): void {
  if (items.length === 0) return;
  const ordered = options.ordered ?? false;
  const style = styleOf(options.style ?? 'body');
  const source = options.source ?? OWN_WORDS;
  const labels = items.map((_item, index) => (ordered ? `${String(index + 1)}.` : '•'));
  const labelStyle: TextStyle = { ...style, color: ordered ? style.color : 'accent', tabular: true };
  const labelWidth = Math.max(...labels.map((label) => context.fonts.width(label, labelStyle, source)));
  const left = labelWidth + SPACE.s;
  const look: LineLook = { style, align: 'left', left, width: context.flow.area.width - left };
  const list = context.parent.add('L', {
    attributes: { owner: 'List', values: { ListNumbering: ordered ? 'Decimal' : 'Disc' } },
  });
  items.forEach((item, index) => {
    const lines = breakBlock(item, look.width, setting(context, style, source));
    const node = list.add('LI');
    const label = node.add('Lbl');
    const [labelLine] = breakBlock(labels[index] ?? '', labelWidth + 1, setting(context, labelStyle, source));
    const isLast = index === items.length - 1;
    // No single line of a list stands alone before or after a page break.
    const keepWithNext = lines.length === 1 && !isLast && (index === 0 || index === items.length - 2);
    const space = { before: 0, after: isLast ? (options.after ?? SPACE.m) : SPACE.xs, keepWithNext };
    const drawLabel = (page: ReportPage, x: number, y: number, line: number): void => {
      if (line > 0 || labelLine === undefined) return;
      const shift = ordered ? labelWidth - labelLine.width : 0;
      drawLine(page, labelLine, x + shift, y + baseline(style), label);
    };
    context.flow.push(lineBoxes(lines, look, node.add('LBody'), space, drawLabel));
  });
}

export interface CalloutOptions {
  /** Small line above. */
  readonly label?: string;
  /** The statement itself, set large. */
  readonly title: Inline;
  /** Text below. */
  readonly body?: Inline;
  readonly titleStyle?: StyleName | TextStyle;
  readonly source?: string;
}

/** Sets a statement that must not be overlooked: large, with a bar at its left, never split. */
export function addCallout(context: ElementContext, options: CalloutOptions): void {
  const left = SPACE.l;
  const width = context.flow.area.width - left;
  const source = options.source ?? OWN_WORDS;
  const space = SPACE.l * (context.compact ? COMPACT : 1);
  const parts: [Inline, TextStyle, number][] = [];
  if (options.label !== undefined) parts.push([options.label, { ...STYLES.label, leading: 13 }, 0]);
  parts.push([options.title, styleOf(options.titleStyle ?? 'code'), parts.length > 0 ? 1 : 0]);
  if (options.body !== undefined) parts.push([options.body, STYLES.body, SPACE.xs]);
  let height = 0;
  const blocks = parts.flatMap(([content, style, gap]) =>
    breakLines(content, width, setting(context, style, source)).map((lines, index) => {
      const top = height + (index === 0 ? gap : SPACE.xs);
      height = top + lines.length * style.leading;
      return { lines, style, top, node: context.parent.add('P') };
    }),
  );
  context.flow.push([
    {
      height,
      before: space,
      after: space,
      keepWithNext: false,
      notes: blocks.flatMap(({ lines }) => lines.flatMap((line) => line.notes)),
      draw: (page, x, y) => {
        page.artifact().rect(x, y, RULES.bar, height, { fill: 'accent' });
        for (const { lines, style, top, node } of blocks)
          drawLines(page, lines, x, y + top, { style, align: 'left', left, width }, node);
      },
    },
  ]);
}

/** Sets a name with lines below it at the left, and lines at the right, above a rule: the examiner's letterhead. */
export function addLetterhead(
  context: ElementContext,
  content: { name: string; lines?: readonly string[]; right?: readonly string[]; source?: string },
): void {
  const { width } = context.flow.area;
  const half = width / 2 - SPACE.m;
  const source = content.source ?? 'Letterhead';
  const head = STYLES.letterhead;
  const text = { ...STYLES.small, leading: 11.5 };
  const block = (lines: readonly string[] | undefined) =>
    breakBlock((lines ?? []).join('\n'), half, setting(context, text, source));
  const name = breakBlock(content.name, half, setting(context, head, source));
  const leftLines = block(content.lines);
  const rightLines = block(content.right);
  const nameHeight = name.length * head.leading;
  const height = Math.max(nameHeight + leftLines.length * text.leading, rightLines.length * text.leading + SPACE.xs);
  const nodes = { name: context.parent.add('P'), left: leftLines.length > 0 ? context.parent.add('P') : undefined };
  const rightNode = rightLines.length > 0 ? context.parent.add('P') : undefined;
  context.flow.push([
    {
      height: height + SPACE.m,
      before: 0,
      after: SPACE.xl,
      keepWithNext: true,
      notes: [],
      draw: (page, x, y) => {
        drawLines(page, name, x, y, { style: head, align: 'left', left: 0, width: half }, nodes.name);
        drawLines(page, leftLines, x, y + nameHeight, { style: text, align: 'left', left: 0, width: half }, nodes.left);
        const right: LineLook = { style: text, align: 'right', left: width - half, width: half };
        drawLines(page, rightLines, x, y + SPACE.xs, right, rightNode);
        const rule = y + height + SPACE.m;
        page.artifact().line(x, rule, x + width, rule, { color: 'accent', width: RULES.thin });
      },
    },
  ]);
}
