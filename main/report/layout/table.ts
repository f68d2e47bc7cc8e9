import { drawLines, setting, type ElementContext } from './elements.ts';
import type { Box } from './box.ts';
import { breakBlock, type Align, type Inline, type Line } from './inline.ts';
import type { ReportPage } from './page.ts';
import { printable } from './printable.ts';
import type { StructNode } from './structure.ts';
import { RULES, SPACE, STYLES, type ColorName, type TextStyle } from './theme.ts';

export interface TableColumn {
  readonly header: Inline;
  /** Width in points; without it the column takes a share of what is left. */
  readonly width?: number;
  /** Share of what fixed columns leave; 1 unless given. */
  readonly flex?: number;
  readonly align?: Align;
  /** The cells of this column name their rows. */
  readonly rowHeader?: boolean;
}

/** A row: its cells, or its cells with emphasis (a total), or one heading over all columns. */
export type TableRow =
  readonly Inline[] | { readonly cells: readonly Inline[]; readonly emphasis: true } | { readonly group: Inline };

export interface TableOptions {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Set above the table and part of it. */
  readonly caption?: Inline;
  readonly after?: number;
  /** Whether the last rows stay with what follows, such as a note. */
  readonly keepWithNext?: boolean;
  /** What a cell is, for the message when a character cannot be printed. Rows and columns count from 0. */
  readonly source?: string | ((row: number, column: number) => string);
}

interface Cell {
  readonly lines: readonly Line[];
  readonly style: TextStyle;
  readonly align: Align;
  readonly left: number;
  readonly width: number;
  readonly node: StructNode | undefined;
}

const PAD = 3.25;
const GAP = 14;
/** Rows of this many lines or more may be split between pages, so that long ones leave no gaps behind. */
const SPLIT_FROM = 7;
/** Least number of lines of a split row on each page. */
const SPLIT_KEEP = 3;
/** A row of this many lines looks well alone below the head of its table. */
const ALONE_FROM = 4;

/**
 * Sets a table. The head is repeated on each page; only long rows are split between pages.
 *
 * @throws Error when a row has not as many cells as there are columns.
 */
export function addTable(context: ElementContext, options: TableOptions): void {
  const { columns, rows } = options;
  const source = (row: number, column: number): string =>
    typeof options.source === 'function' ? options.source(row, column) : (options.source ?? 'Table cell');
  const heads = columns.map(({ header }, index) => longestWord(context, header, source(-1, index)));
  const tracks = trackWidths(columns, heads, context.flow.area.width);
  const table = context.parent.add('Table');
  const caption = options.caption === undefined ? [] : captionBoxes(context, table, options.caption, source(-1, 0));

  const headRow = table.add('THead').add('TR');
  const headCells = columns.map((column, index) =>
    cellOf(
      context,
      column.header,
      STYLES.cellHead,
      tracks[index],
      column.align,
      source(-1, index),
      scoped(headRow, 'Column'),
    ),
  );
  const headHeight = rowHeight(headCells);
  const repeated = headCells.map((cell) => ({ ...cell, node: undefined }));
  const repeat: Box['repeat'] = {
    height: headHeight,
    draw: (page, x, y) => {
      drawRow(page, repeated, x, y, headHeight, { tracks, color: 'accent' });
    },
  };
  const head = rowBox(headCells, headHeight, { tracks, color: 'accent' }, undefined);
  const body = table.add('TBody');
  const bodyBoxes = rows.map((row, index) => {
    const node = body.add('TR');
    const cells = rowCells(context, row, columns, tracks, node, (column) => source(index, column));
    return { cells, isGroup: 'group' in row };
  });
  const tallest = context.flow.pageHeight - headHeight;
  const boxes = bodyBoxes.flatMap(({ cells, isGroup }, index) => {
    const height = rowHeight(cells);
    const look = { tracks, color: 'rule' as const };
    if (height > tallest || longest(cells) >= SPLIT_FROM) return splitRow(cells, look, repeat);
    // A group heading stays with its first row, and no low row stands alone below the head or at the head of the last page.
    const isFirst = index === 0 || (index === 1 && bodyBoxes[0]?.isGroup === true);
    const isLowest = index === rows.length - 2 && isLow(bodyBoxes[index + 1]?.cells ?? []);
    const keep = isGroup || (isFirst && isLow(cells)) || isLowest;
    return [{ ...rowBox(cells, height, look, repeat), keepWithNext: keep && index < rows.length - 1 }];
  });
  const last = boxes.at(-1);
  if (last !== undefined) {
    const { after = SPACE.l, keepWithNext = false } = options;
    boxes[boxes.length - 1] = { ...last, after, keepWithNext };
  }
  context.flow.push([...caption, { ...head, keepWithNext: boxes.length > 0 }, ...boxes]);
}

function captionBoxes(context: ElementContext, table: StructNode, caption: Inline, source: string): Box[] {
  const style = STYLES.caption;
  const { width } = context.flow.area;
  const node = table.add('Caption');
  return breakBlock(caption, width, setting(context, style, source)).map((line, index, lines) => ({
    height: style.leading,
    before: index === 0 ? SPACE.m : 0,
    after: index === lines.length - 1 ? SPACE.xs : 0,
    keepWithNext: true,
    notes: line.notes,
    draw: (page, x, y) => {
      drawLines(page, [line], x, y, { style, align: 'left', left: 0, width }, node);
    },
  }));
}

interface Track {
  readonly left: number;
  readonly width: number;
}

/** Widths of columns as they are asked for; none is narrower than the longest word of its head, if the page allows. */
function trackWidths(columns: readonly TableColumn[], heads: readonly number[], total: number): Track[] {
  const room = total - GAP * (columns.length - 1);
  const asked = columns.map(({ width }, index) =>
    width === undefined ? undefined : Math.max(width, heads[index] ?? 0),
  );
  const widths = shared(columns, asked, room);
  const narrow = widths.findIndex((width, index) => asked[index] === undefined && width < (heads[index] ?? 0));
  if (narrow !== -1) asked[narrow] = heads[narrow];
  const mended = narrow === -1 ? widths : shared(columns, asked, room);
  const fits = mended.every((width) => width > 0) && sum(mended) <= room + 0.01;
  const final = fits
    ? mended
    : shared(
        columns,
        columns.map(({ width }) => width),
        room,
      );
  if (final.some((width) => width <= 0) || sum(final) > room + 0.01)
    throw new Error('The columns of a table are wider than the page.');
  let x = 0;
  return final.map((width) => {
    const track = { left: x, width };
    x += width + GAP;
    return track;
  });
}

/** Widths, with what the fixed ones leave divided among the others by their shares. */
function shared(columns: readonly TableColumn[], fixed: readonly (number | undefined)[], room: number): number[] {
  const left = room - sum(fixed.map((width) => width ?? 0));
  const shares = sum(columns.map(({ flex }, index) => (fixed[index] === undefined ? (flex ?? 1) : 0)));
  return columns.map(({ flex }, index) => fixed[index] ?? (left * (flex ?? 1)) / shares);
}

/** Width in points of the longest word of a head. */
function longestWord(context: ElementContext, header: Inline, source: string): number {
  const spans = typeof header === 'string' || 'text' in header ? [header] : header;
  const text = spans.map((span) => (typeof span === 'string' ? span : span.text)).join('');
  const words = printable(text).split(/\s+/u);
  return Math.max(...words.map((word) => context.fonts.width(word, STYLES.cellHead, source))) + 0.1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function rowCells(
  context: ElementContext,
  row: TableRow,
  columns: readonly TableColumn[],
  tracks: readonly Track[],
  node: StructNode,
  source: (column: number) => string,
): Cell[] {
  if ('group' in row) {
    const style: TextStyle = { ...STYLES.cell, weight: 'semibold', color: 'accent' };
    const heading = node.add('TH', tableAttributes({ Scope: 'Row', ColSpan: columns.length }));
    const whole = { left: 0, width: context.flow.area.width };
    return [cellOf(context, row.group, style, whole, 'left', source(0), heading)];
  }
  const cells = 'cells' in row ? row.cells : row;
  if (cells.length !== columns.length)
    throw new Error(`A table row has ${String(cells.length)} cells for ${String(columns.length)} columns.`);
  const style: TextStyle = 'cells' in row ? { ...STYLES.cell, weight: 'semibold' } : STYLES.cell;
  return columns.map((column, index) => {
    const cellNode = column.rowHeader === true ? scoped(node, 'Row') : node.add('TD');
    return cellOf(context, cells[index] ?? '', style, tracks[index], column.align, source(index), cellNode);
  });
}

function scoped(row: StructNode, scope: 'Row' | 'Column'): StructNode {
  return row.add('TH', tableAttributes({ Scope: scope }));
}

function tableAttributes(values: Record<string, string | number>) {
  return { attributes: { owner: 'Table', values } };
}

function cellOf(
  context: ElementContext,
  content: Inline,
  style: TextStyle,
  track: Track | undefined,
  align: Align = 'left',
  source: string,
  node: StructNode,
): Cell {
  const { left, width } = track ?? { left: 0, width: 0 };
  return { lines: breakBlock(content, width, setting(context, style, source)), style, align, left, width, node };
}

function rowHeight(cells: readonly Cell[]): number {
  return Math.max(...cells.map(({ lines, style }) => Math.max(1, lines.length) * style.leading)) + 2 * PAD;
}

interface RowLook {
  readonly tracks: readonly Track[];
  readonly color: ColorName;
}

function rowBox(cells: readonly Cell[], height: number, look: RowLook, repeat: Box['repeat']): Box {
  return {
    height,
    before: 0,
    after: 0,
    keepWithNext: false,
    notes: cells.flatMap((cell) => cell.lines.flatMap((line) => line.notes)),
    draw: (page, x, y) => {
      drawRow(page, cells, x, y, height, look);
    },
    ...(repeat === undefined ? {} : { repeat }),
  };
}

function longest(cells: readonly Cell[]): number {
  return Math.max(...cells.map(({ lines }) => lines.length));
}

function isLow(cells: readonly Cell[]): boolean {
  return longest(cells) < ALONE_FROM;
}

/** Boxes of a row that may be split: one for each line of its cells. */
function splitRow(cells: readonly Cell[], look: RowLook, repeat: Box['repeat']): Box[] {
  const count = longest(cells);
  return Array.from({ length: count }, (_, index) => {
    const slice = cells.map((cell) => ({ ...cell, lines: cell.lines.slice(index, index + 1) }));
    const isLast = index === count - 1;
    const height = rowHeight(slice) - (index === 0 ? PAD : isLast ? PAD : 2 * PAD);
    const box = rowBox(slice, height, look, repeat);
    return {
      ...box,
      keepWithNext: !isLast && (index < SPLIT_KEEP - 1 || index >= count - SPLIT_KEEP),
      draw: (page: ReportPage, x: number, y: number) => {
        drawCells(page, slice, x, index === 0 ? y : y - PAD);
        if (isLast) drawRule(page, x, y + height, look);
      },
    };
  });
}

function drawRow(page: ReportPage, cells: readonly Cell[], x: number, y: number, height: number, look: RowLook): void {
  drawCells(page, cells, x, y);
  drawRule(page, x, y + height, look);
}

function drawCells(page: ReportPage, cells: readonly Cell[], x: number, y: number): void {
  for (const cell of cells) drawLines(page, cell.lines, x, y + PAD, cell, cell.node);
}

function drawRule(page: ReportPage, x: number, y: number, look: RowLook): void {
  const last = look.tracks.at(-1);
  if (last === undefined) return;
  const width = look.color === 'accent' ? RULES.thin : RULES.hair;
  page.artifact().line(x, y, x + last.left + last.width, y, { color: look.color, width });
}
