import { baseline, drawLines, setting, type ElementContext, type LineLook } from './elements.ts';
import type { Box } from './box.ts';
import { drawLine } from './draw-line.ts';
import { breakBlock, type Inline, type Line } from './inline.ts';
import type { ReportPage } from './page.ts';
import type { StructNode } from './structure.ts';
import { SPACE, STYLES } from './theme.ts';

export interface KeyValue {
  readonly key: string;
  readonly value: Inline;
  /** What the value is, for the message when a character cannot be printed. The key unless given. */
  readonly source?: string;
}

export interface KeyValueOptions {
  /** Pairs side by side, read row by row. Default 1. */
  readonly columns?: 1 | 2;
  /** Width of the keys in points; as wide as the widest key unless given. */
  readonly keyWidth?: number;
  readonly after?: number;
}

interface Pair {
  readonly label: StructNode;
  readonly body: StructNode;
  readonly keyLines: readonly Line[];
  readonly valueLines: readonly Line[];
}

const KEY = STYLES.label;
const VALUE = STYLES.body;
const ROW_SPACE = 1.5;
const COLUMN_GAP = 24;
/** Rows of this many lines or more may be split between pages. */
const SPLIT_FROM = 8;

/** Sets names with their values, tagged as a list whose labels are the names. */
export function addKeyValues(context: ElementContext, items: readonly KeyValue[], options: KeyValueOptions = {}): void {
  if (items.length === 0) return;
  const columns = options.columns ?? 1;
  const total = context.flow.area.width;
  const track = (total - COLUMN_GAP * (columns - 1)) / columns;
  const widest = Math.max(...items.map(({ key }) => context.fonts.width(key, KEY, key)));
  const keyWidth = options.keyWidth ?? Math.min(widest, track * (columns === 2 ? 0.42 : 0.3));
  const left = keyWidth + (columns === 2 ? SPACE.m : SPACE.l);
  const list = context.parent.add('L', { attributes: { owner: 'List', values: { ListNumbering: 'None' } } });
  const pairs = items.map(({ key, value, source }): Pair => {
    const node = list.add('LI');
    return {
      label: node.add('Lbl'),
      body: node.add('LBody'),
      keyLines: breakBlock(key, keyWidth + 0.1, setting(context, KEY, key)),
      valueLines: breakBlock(value, track - left, setting(context, VALUE, source ?? key)),
    };
  });
  const look: LineLook = { style: VALUE, align: 'left', left, width: track - left };
  const boxes: Box[] = [];
  const rows = Math.ceil(pairs.length / columns);
  for (let row = 0; row < rows; row += 1) {
    // No row stands alone before or after a page break.
    const keepWithNext = row < rows - 1 && (row === 0 || row === rows - 2);
    const inRow = pairs.slice(row * columns, (row + 1) * columns);
    boxes.push(...rowBoxes(inRow, look, track + COLUMN_GAP, keepWithNext));
  }
  const last = boxes.at(-1);
  if (last !== undefined) boxes[boxes.length - 1] = { ...last, after: options.after ?? SPACE.m };
  context.flow.push(boxes);
}

/** One box for a row, or one for each of its lines when it is long, so that it can go on over a page break. */
function rowBoxes(row: readonly Pair[], look: LineLook, step: number, keepWithNext: boolean): Box[] {
  const count = Math.max(...row.flatMap(({ keyLines, valueLines }) => [keyLines.length, valueLines.length]));
  if (count < SPLIT_FROM) return [{ ...rowBox(row, 0, count, look, step), after: ROW_SPACE, keepWithNext }];
  return Array.from({ length: count }, (_, line) => ({
    ...rowBox(row, line, line + 1, look, step),
    keepWithNext: line === 0 || line === count - 2,
    after: line === count - 1 ? ROW_SPACE : 0,
  }));
}

function rowBox(row: readonly Pair[], from: number, to: number, look: LineLook, step: number): Box {
  const slice = row.map((pair) => ({
    ...pair,
    keyLines: pair.keyLines.slice(from, to),
    valueLines: pair.valueLines.slice(from, to),
  }));
  return {
    height: (to - from) * VALUE.leading,
    before: 0,
    after: 0,
    keepWithNext: false,
    notes: slice.flatMap(({ valueLines }) => valueLines.flatMap((line) => line.notes)),
    draw: (page, x, y) => {
      slice.forEach((pair, index) => {
        drawKey(page, pair, x + index * step, y);
        drawLines(page, pair.valueLines, x + index * step, y, look, pair.body);
      });
    },
  };
}

function drawKey(page: ReportPage, pair: Pair, x: number, y: number): void {
  pair.keyLines.forEach((line, index) => {
    // On the baseline of the value, not in the middle of its own line: the sizes differ.
    drawLine(page, line, x, y + index * VALUE.leading + baseline(VALUE), pair.label);
  });
}
