import Papa from 'papaparse';
import type { TableRows } from '../../../../main/domain/records/table-columns.ts';

/** Far more rows than a list of records takes (5,000): such a table is read this far and then refused as too long. */
const TABLE_ROWS_MAX = 20_000;
const COLUMNS_MAX = 60;
const GUESS_ROWS = 30;

/** No text holds it: for tables whose quotation marks are part of their words. */
const NO_QUOTE = '\u0000';

/**
 * The cells of a table: tab-separated as spreadsheets copy it, or separated by commas, semicolons or bars. Where the
 * quotation marks do not pair up they are taken as letters, so that one of them cannot swallow the rows behind it.
 * Never throws; every cell is text as it stands.
 */
export function splitTable(text: string): TableRows {
  const plain = text.replace(/^\uFEFF/, '').replaceAll(NO_QUOTE, '');
  const delimiter = delimiterOf(plain);
  const quoted = parse(plain, delimiter, '"');
  const rows = quoted.errors.some(({ type }) => type === 'Quotes')
    ? parse(plain, delimiter, NO_QUOTE).data
    : quoted.data;
  return withoutEmptyEdges(rows.slice(0, TABLE_ROWS_MAX).map((row) => row.slice(0, COLUMNS_MAX)));
}

function parse(
  text: string,
  delimiter: string,
  quoteChar: string,
  preview = TABLE_ROWS_MAX + 1,
): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, {
    header: false,
    dynamicTyping: false,
    worker: false,
    skipEmptyLines: false,
    delimiter,
    quoteChar,
    escapeChar: quoteChar,
    preview,
  });
}

/** A table copied from a spreadsheet holds tabs; else what parts most of the first rows into equally many cells. */
function delimiterOf(text: string): string {
  if (text.includes('\t')) return '\t';
  let best = { delimiter: ',', alike: 0, width: 1 };
  for (const delimiter of [',', ';', '|']) {
    const rows = parse(text, delimiter, '"', GUESS_ROWS).data;
    const width = rows[0]?.length ?? 1;
    const alike = width === 1 ? 0 : rows.filter((row) => row.length === width).length;
    if (alike > best.alike || (alike === best.alike && width > best.width)) best = { delimiter, alike, width };
  }
  return best.delimiter;
}

/** Spreadsheets end with empty rows and columns; rows in between keep their numbers. */
function withoutEmptyEdges(rows: readonly string[][]): string[][] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell.trim() !== ''));
  const kept = rows.slice(0, last + 1);
  const width = kept.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => cell.trim() !== '') + 1), 0);
  return kept.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
}
