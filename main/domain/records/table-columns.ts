import { foldText } from './fold.ts';
import { readDate } from './table-date.ts';

export const COLUMN_MEANINGS = ['date', 'author', 'kind', 'pages', 'summary', 'ignore'] as const;
export type ColumnMeaning = (typeof COLUMN_MEANINGS)[number];

/** Rows of cells as they stand in the table, the first row included. */
export type TableRows = readonly (readonly string[])[];

export interface TableGuess {
  /** Whether the first row holds headings. */
  readonly hasHeader: boolean;
  /** One meaning for each column of the widest row. */
  readonly columns: readonly ColumnMeaning[];
}

/** Headings, folded, as such lists are headed. */
const HEADINGS: ReadonlyMap<string, ColumnMeaning> = new Map(
  (
    [
      ['date', 'date|dates|dated|dos|date of service|service date|record date|date of record|doc date|document date'],
      ['date', 'date of document|report date|date of report|exam date|visit date|date of visit|encounter date|day'],
      ['author', 'author|authors|provider|provider name|physician|doctor|dr|clinician|source|from|by|written by|name'],
      ['author', 'signed by|treating physician|treater|examiner|facility|provider facility|author provider|surgeon'],
      ['author', 'author facility|practitioner|author source|physician provider'],
      ['kind', 'kind|kind of record|type|record type|type of record|document type|type of document|doc type|document'],
      ['kind', 'category|record|title|document title|form|class|kind type|report type|type of report|specialty'],
      ['pages', 'pages|page|pp|pg|pgs|page s|page count|pagecount|no of pages|number of pages|pages no|num pages'],
      ['pages', 'of pages|total pages|pages count|count|nr of pages|page total'],
      ['summary', 'summary|description|comment|comments|note|notes|finding|findings|content|contents|remarks|details'],
      [
        'summary',
        'synopsis|abstract|review|summary of record|record summary|summary of findings|text|relevance|remark',
      ],
      [
        'ignore',
        'no|number|nr|item|item no|row|id|index|exhibit|exhibit no|tab|bates|bates no|bates number|bates range',
      ],
      ['ignore', 'record no|record number|file|filename|file name|document no'],
    ] as const
  ).flatMap(([meaning, names]) => names.split('|').map((name) => [name, meaning] as const)),
);

const KIND_WORDS =
  /\b(?:report|note|notes|letter|mri|ct|x ?rays?|radiographs?|operative|records?|chart|evaluation|consultation|imaging|discharge|emergency|form|deposition|physical therapy|lab|laboratory|prescription|bill)\b/i;
const AUTHOR_WORDS =
  /\b(?:dr|md|do|dpm|dc|pt|dpt|np|pa|pac|rn|hospital|clinic|medical|center|centre|radiology|orthop\w+|associates|health|physician|inc|llc)\b/i;
/** Enough rows to guess from; the rest of a long table is like them. */
const SAMPLE = 200;
const ANY_YEAR = 2026;

/** What the columns of a table mean: by their headings where these are known, else by what the cells hold. */
export function guessColumns(rows: TableRows): TableGuess {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const headings = Array.from({ length: width }, (_, column) => headingMeaning(rows[0]?.[column] ?? ''));
  const hasHeader = isHeader(rows, headings);
  const body = rows.slice(hasHeader ? 1 : 0, SAMPLE);
  const columns: (ColumnMeaning | null)[] = hasHeader ? onceEach(headings) : headings.map(() => null);
  guessByContent(columns, body);
  return { hasHeader, columns: columns.map((meaning) => meaning ?? 'ignore') };
}

/** What a heading says; null when it is not a known one. */
function headingMeaning(heading: string): ColumnMeaning | null {
  return HEADINGS.get(foldText(heading)) ?? null;
}

/** A first row is headings when it holds a known one and no date. */
function isHeader(rows: TableRows, headings: readonly (ColumnMeaning | null)[]): boolean {
  const first = rows[0] ?? [];
  if (first.some((cell) => readDate(cell, 'month-first', ANY_YEAR).kind === 'date')) return false;
  return headings.some((meaning) => meaning !== null && meaning !== 'ignore');
}

/** The first column of each meaning keeps it; a second "source" beside the author is left for the person to place. */
function onceEach(meanings: readonly (ColumnMeaning | null)[]): (ColumnMeaning | null)[] {
  const used = new Set<ColumnMeaning>();
  return meanings.map((meaning) => {
    if (meaning === null || meaning === 'ignore') return meaning;
    if (used.has(meaning)) return 'ignore';
    used.add(meaning);
    return meaning;
  });
}

function guessByContent(columns: (ColumnMeaning | null)[], body: TableRows): void {
  const cellsOf = (column: number): string[] =>
    body.flatMap((row) => {
      const cell = (row[column] ?? '').trim();
      return cell === '' ? [] : [cell];
    });
  const free = new Map(
    columns.flatMap((meaning, column) => (meaning === null ? [[column, cellsOf(column)] as const] : [])),
  );
  const take = (meaning: ColumnMeaning, rate: (cells: readonly string[]) => number): void => {
    if (columns.includes(meaning)) return;
    let best: { column: number; rate: number } | null = null;
    for (const [column, cells] of free) {
      const rated = cells.length === 0 ? 0 : rate(cells);
      if (rated > 0 && (best === null || rated > best.rate)) best = { column, rate: rated };
    }
    if (best === null) return;
    columns[best.column] = meaning;
    free.delete(best.column);
  };
  take('date', (cells) => atLeast(0.5, share(cells, isDateLike)));
  take('pages', (cells) => (isRunningNumber(cells) ? 0 : atLeast(0.6, share(cells, isCountLike))));
  take('kind', (cells) =>
    atLeast(
      0.3,
      share(cells, (cell) => cell.length < 60 && KIND_WORDS.test(cell)),
    ),
  );
  take('author', (cells) =>
    atLeast(
      0.3,
      share(cells, (cell) => cell.length < 80 && AUTHOR_WORDS.test(cell)),
    ),
  );
  const isText = (cells: readonly string[]): boolean => share(cells, isCountLike) < 0.5 && !isRunningNumber(cells);
  const lengthOf = (cells: readonly string[]): number =>
    cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length;
  take('summary', (cells) => (isText(cells) ? atLeast(25, lengthOf(cells)) : 0));
  take('author', (cells) => (isText(cells) ? 1 : 0));
  take('kind', (cells) => (isText(cells) ? 1 : 0));
  take('summary', (cells) => (isText(cells) ? 1 : 0));
}

function share(cells: readonly string[], is: (cell: string) => boolean): number {
  return cells.filter(is).length / cells.length;
}

function atLeast(least: number, value: number): number {
  return value >= least ? value : 0;
}

function isDateLike(cell: string): boolean {
  return ['date', 'partial', 'ambiguous'].includes(readDate(cell, null, ANY_YEAR).kind) && !/^\d{1,4}$/.test(cell);
}

function isCountLike(cell: string): boolean {
  return /^\d{1,4}(?: ?(?:pp?|pgs?|pages?)\.?)?$/i.test(cell);
}

/** 1, 2, 3 …: the number of the row, not of pages. */
function isRunningNumber(cells: readonly string[]): boolean {
  return cells.length > 2 && cells.every((cell, index) => Number(cell.replace(/\.$/, '')) === index + 1);
}
