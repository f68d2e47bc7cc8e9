import { PDFHexString, type PDFContext } from 'pdf-lib';
import { drawLines, setting, type ElementContext, type LineLook } from './elements.ts';
import { breakBlock, type Line } from './inline.ts';
import { destination, type Bookmark } from './outline.ts';
import type { ReportPage } from './page.ts';
import type { StructNode, Structure } from './structure.ts';
import { OWN_WORDS } from './text-elements.ts';
import { RULES, SPACE, STYLES, type TextStyle } from './theme.ts';

/** A heading that the table of contents names. */
export interface ContentsEntry {
  readonly level: number;
  readonly title: string;
  readonly mark: object;
}

export interface Contents {
  /** False when the report is too short to need one. */
  isPlaced(): boolean;
  /** Makes each entry a link to its heading. To be called when everything is drawn. */
  link(pdf: PDFContext, structure: Structure, bookmarks: readonly Bookmark[]): void;
}

interface Row {
  readonly entry: ContentsEntry;
  readonly lines: readonly Line[];
  readonly height: number;
  node?: StructNode;
  /** Where it stands: page, and rectangle in the file's coordinates. */
  place?: { readonly page: ReportPage; readonly rect: number[]; readonly number: string };
}

/** A report of more pages than this has a table of contents. */
const SHORT_REPORT = 8;
const TITLE = 'Contents';
const ENTRY: TextStyle = { ...STYLES.body, size: 9.5, leading: 13 };
const NUMBER: TextStyle = { ...ENTRY, color: 'muted', tabular: true };
const NUMBER_WIDTH = 24;
const COLUMN_GAP = 24;
const PAD = 2.5;

/** Sets a table of contents in two columns, once the number of pages is known. */
export function addContents(
  context: ElementContext,
  source: { entries: () => readonly ContentsEntry[]; heading: (title: string) => void },
): Contents {
  const { flow } = context;
  const width = (flow.area.width - COLUMN_GAP) / 2;
  let rows: Row[] = [];
  let numbers: ReadonlyMap<object, number> = new Map();
  flow.defer({
    boxes: (pages) => {
      const entries = source.entries();
      if (pages <= SHORT_REPORT || entries.length === 0) return [];
      rows = entries.map((entry) => {
        const lines = breakBlock(entry.title, width - NUMBER_WIDTH - SPACE.s, setting(context, ENTRY, OWN_WORDS));
        return { entry, lines, height: lines.length * ENTRY.leading + 2 * PAD };
      });
      return flow.collect(() => {
        source.heading(TITLE);
        pushRows();
      });
    },
    placed: (pageOf) => {
      numbers = pageOf;
    },
  });

  function pushRows(): void {
    const table = context.parent.add('TOC');
    for (const row of rows) row.node = table.add('TOCI').add('Reference').add('Link');
    const columns = inTwo(rows);
    flow.push([
      {
        height: Math.max(...columns.map((column) => column.reduce((sum, { height }) => sum + height, 0))),
        before: 0,
        after: SPACE.l,
        keepWithNext: false,
        notes: [],
        draw: (page, x, y) => {
          columns.forEach((column, index) => {
            let top = y;
            for (const row of column) {
              drawRow(page, row, x + index * (width + COLUMN_GAP), top);
              top += row.height;
            }
          });
        },
      },
    ]);
  }

  function drawRow(page: ReportPage, row: Row, x: number, y: number): void {
    const number = String(numbers.get(row.entry.mark) ?? '');
    const look: LineLook = { style: ENTRY, align: 'left', left: 0, width };
    drawLines(page, row.lines, x, y + PAD, look, row.node);
    const set = breakBlock(number, NUMBER_WIDTH, setting(context, NUMBER, OWN_WORDS));
    const last = y + PAD + (row.lines.length - 1) * ENTRY.leading;
    drawLines(page, set, x, last, { style: NUMBER, align: 'right', left: 0, width }, row.node);
    page.artifact().line(x, y + row.height, x + width, y + row.height, { color: 'rule', width: RULES.hair });
    const { height } = page.painter;
    row.place = { page, number, rect: [x, height - y - row.height, x + width, height - y].map(rounded) };
  }

  return {
    isPlaced: () => rows.length > 0,
    link: (pdf, structure, bookmarks) => {
      for (const { entry, node, place } of rows) {
        const target = bookmarks.find(({ mark }) => mark === entry.mark);
        if (node === undefined || place === undefined || target === undefined)
          throw new Error('An entry of the table of contents leads nowhere.');
        const page = place.page.pdfPage;
        const annotation = pdf.register(
          pdf.obj({
            Type: 'Annot',
            Subtype: 'Link',
            Rect: place.rect,
            Border: [0, 0, 0],
            // Printed with the page, as PDF/A asks of every annotation.
            F: 4,
            P: page.ref,
            Contents: PDFHexString.fromText(`${entry.title}, page ${place.number}`),
            Dest: destination(target),
            StructParent: structure.registerObject(node),
          }),
        );
        page.node.addAnnot(annotation);
        node.kids.push({ pageRef: page.ref, object: annotation });
      }
    },
  };
}

/** Rows in two columns of nearly equal height, the left one not the lower. */
function inTwo(rows: readonly Row[]): [Row[], Row[]] {
  const half = rows.reduce((sum, { height }) => sum + height, 0) / 2;
  const left: Row[] = [];
  let used = 0;
  for (const row of rows) {
    if (used >= half - 0.01) break;
    left.push(row);
    used += row.height;
  }
  return [left, rows.slice(left.length)];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
