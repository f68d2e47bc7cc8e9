import { guessColumns, type ColumnMeaning, type TableRows } from '../../../../main/domain/records/table-columns.ts';
import type { DayOrder } from '../../../../main/domain/records/table-date.ts';
import {
  findOrder,
  numberedRows,
  readRows,
  type OrderFinding,
  type ReadRows,
  type TableRow,
} from '../../../../main/domain/records/table-rows.ts';
import { splitTable } from './split-table.ts';

/** A table on its way into the list. What is not taken yet stays here, however long that takes. */
export interface TableImport {
  /** Name of the file; null for pasted rows. */
  readonly name: string | null;
  readonly rows: TableRows;
  readonly hasHeader: boolean;
  readonly columns: readonly ColumnMeaning[];
  /** What the person answered to the one question about day and month. */
  readonly chosenOrder: DayOrder | null;
  /** Rows that are neither taken nor left out. */
  readonly waiting: readonly TableRow[];
  /** Rows that were taken. */
  readonly taken: number;
}

export interface TableReading extends ReadRows {
  readonly question: Extract<OrderFinding, { kind: 'ask' }> | null;
}

/** Null when the text holds no cell at all. */
export function startImport(name: string | null, text: string): TableImport | null {
  const rows = splitTable(text);
  if (rows.length === 0) return null;
  const { hasHeader, columns } = guessColumns(rows);
  const waiting = numberedRows(rows, hasHeader);
  return { name, rows, hasHeader, columns, chosenOrder: null, waiting, taken: 0 };
}

/** Takes the first row as headings or as a record. Only before any row was taken. */
export function withHeader(table: TableImport, hasHeader: boolean): TableImport {
  return { ...table, hasHeader, waiting: numberedRows(table.rows, hasHeader) };
}

/** Dates and pages come from one column; words can come from several, which are joined. */
export function withMeaning(table: TableImport, column: number, meaning: ColumnMeaning): TableImport {
  const isOne = meaning === 'date' || meaning === 'pages';
  const columns = table.columns.map((known, index) =>
    index === column ? meaning : isOne && known === meaning ? 'ignore' : known,
  );
  return { ...table, columns };
}

export function withCell(table: TableImport, number: number, column: number, text: string): TableImport {
  const waiting = table.waiting.map((row) =>
    row.number === number ? { ...row, cells: row.cells.with(column, text) } : row,
  );
  return { ...table, waiting };
}

export function withoutRow(table: TableImport, number: number): TableImport {
  return { ...table, waiting: table.waiting.filter((row) => row.number !== number) };
}

/** The table after its good rows went into the list: the refused ones stay. */
export function afterTaking(table: TableImport, { records, refused }: ReadRows): TableImport {
  return { ...table, waiting: refused, taken: table.taken + records.length };
}

/** What the waiting rows read as. While the order of day and month is in question, the rows it concerns are refused. */
export function readTable(table: TableImport, thisYear: number): TableReading {
  const found = findOrder(numberedRows(table.rows, table.hasHeader), table.columns, thisYear);
  const order = found.kind === 'known' ? found.order : table.chosenOrder;
  const reading = readRows(table.waiting, { columns: table.columns, order, thisYear });
  return { ...reading, question: found.kind === 'ask' ? found : null };
}

/** Whether a pasted text is rows of a table rather than words for one field. */
export function isTable(text: string): boolean {
  return text.split(/\r?\n/, 50).filter((line) => line.includes('\t')).length >= 2;
}
