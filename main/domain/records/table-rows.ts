import type { RecordReviewed } from './order.ts';
import type { ColumnMeaning, TableRows } from './table-columns.ts';
import { orderProvenBy, readDate, type DayOrder } from './table-date.ts';

const LINE_MAX = 500;
const TEXT_MAX = 100_000;
const PAGES_MAX = 1_000_000;

/** A row of the table with its number as the spreadsheet shows it, from 1. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** What is wrong with one cell, as a sentence ends it: `"31/31/2024" is no date; write it as 2024-12-31`. */
export interface CellProblem {
  readonly column: number;
  readonly meaning: Exclude<ColumnMeaning, 'ignore'>;
  readonly message: string;
}

export interface RefusedRow extends TableRow {
  readonly problems: readonly CellProblem[];
}

export interface ReadRows {
  readonly records: readonly RecordReviewed[];
  readonly refused: readonly RefusedRow[];
}

export interface TableOptions {
  readonly columns: readonly ColumnMeaning[];
  readonly order: DayOrder | null;
  /** The current year, for years of two digits. */
  readonly thisYear: number;
}

/** The rows that hold anything, numbered as in the table; without the first when it holds headings. */
export function numberedRows(rows: TableRows, hasHeader: boolean): TableRow[] {
  return rows.flatMap((cells, index) =>
    (index === 0 && hasHeader) || cells.every((cell) => cell.trim() === '') ? [] : [{ number: index + 1, cells }],
  );
}

/** What the dates of a table say about the order of day and month. */
export type OrderFinding =
  /** One order fits, or no date leaves a choice. */
  | { readonly kind: 'known'; readonly order: DayOrder | null }
  /** Dates such as 5/10/2024 and none that proves an order, or some that prove either. */
  | { readonly kind: 'ask'; readonly example: string };

/** Asked once for a whole table: unambiguous rows decide for the others. */
export function findOrder(
  rows: readonly TableRow[],
  columns: readonly ColumnMeaning[],
  thisYear: number,
): OrderFinding {
  const column = columns.indexOf('date');
  const proven = new Set<DayOrder>();
  let example: string | null = null;
  for (const { cells } of column === -1 ? [] : rows) {
    const cell = cells[column] ?? '';
    const proof = orderProvenBy(cell, thisYear);
    if (proof !== null) proven.add(proof);
    if (example === null && readDate(cell, null, thisYear).kind === 'ambiguous') example = cell.trim();
  }
  const [order = null] = proven;
  if (example === null) return { kind: 'known', order: null };
  return proven.size === 1 ? { kind: 'known', order } : { kind: 'ask', example };
}

/** Reads the rows into records; a row with anything wrong is kept apart, whole, with what is wrong in words. */
export function readRows(rows: readonly TableRow[], options: TableOptions): ReadRows {
  const records: RecordReviewed[] = [];
  const refused: RefusedRow[] = [];
  for (const row of rows) {
    const { record, problems } = readRow(row.cells, options);
    if (problems.length > 0) refused.push({ ...row, problems });
    else if (!isEmpty(record)) records.push(record);
  }
  return { records, refused };
}

function readRow(
  cells: readonly string[],
  { columns, order, thisYear }: TableOptions,
): { record: RecordReviewed; problems: CellProblem[] } {
  const problems: CellProblem[] = [];
  const cellOf = (meaning: ColumnMeaning): string => cells[columns.indexOf(meaning)] ?? '';
  const complain = (meaning: CellProblem['meaning'], message: string): null => {
    problems.push({ column: columns.indexOf(meaning), meaning, message });
    return null;
  };
  const words = (meaning: 'author' | 'kind' | 'summary', most: number, separator: string): string | null => {
    const parts = columns.flatMap((column, index) => (column === meaning ? plainText(cells[index] ?? '') : []));
    const text = parts.join(separator);
    if (text.length > most) return complain(meaning, `this text is longer than ${String(most)} characters; shorten it`);
    return text === '' ? null : text;
  };
  const date = readDate(cellOf('date'), order, thisYear);
  const pages = readPages(cellOf('pages'));
  if (pages === 'wrong') complain('pages', `${quote(cellOf('pages'))} is no number of pages; write it as 12`);
  const quoted = quote(cellOf('date'));
  const record: RecordReviewed = {
    date: date.kind === 'date' ? date.date : null,
    author: oneLine(words('author', LINE_MAX, ', ')),
    kind: oneLine(words('kind', LINE_MAX, ', ')),
    pages: pages === 'wrong' ? null : pages,
    summary: words('summary', TEXT_MAX, '\n'),
    attachments: [],
  };
  if (date.kind === 'wrong') complain('date', `${quoted} is no date; write it as 2024-12-31`);
  if (date.kind === 'partial') complain('date', `${quoted} names no day; write it as 2024-12-31, or leave it empty`);
  if (date.kind === 'ambiguous') complain('date', `${quoted} can be two days; write it as 2024-12-31`);
  return { record, problems };
}

/** "12", "12 pp", "pp. 12", "12 pages", "1,200"; null when there are none given. */
function readPages(cell: string): number | null | 'wrong' {
  const text = cell.trim().replaceAll(/\s+/g, ' ');
  if (/^(?:|-+|–|—|\?+|n\/?a|unknown|none)$/i.test(text)) return null;
  const found =
    /^(?:(?:pp?|pgs?|pages?)[.:]? ?)?(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.0{1,2})?(?: ?(?:pp?|pgs?|pages?|page\(s\))\.?)?$/i.exec(
      text,
    );
  const pages = Number((found?.[1] ?? 'none').replaceAll(',', ''));
  return Number.isInteger(pages) && pages <= PAGES_MAX ? pages : 'wrong';
}

/** The text of a cell, as plain text whatever it looks like: "=SUM(A1)" stays these letters. Empty: nothing. */
function plainText(cell: string): string[] {
  const text = cell
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, ' ')
    .toWellFormed()
    .trim();
  return text === '' ? [] : [text];
}

function oneLine(text: string | null): string | null {
  return text?.replaceAll(/\s+/g, ' ') ?? null;
}

function isEmpty({ date, author, kind, pages, summary }: RecordReviewed): boolean {
  return [date, author, kind, pages, summary].every((value) => value === null);
}

function quote(cell: string): string {
  const text = cell.trim().replaceAll(/\s+/g, ' ');
  return `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;
}
