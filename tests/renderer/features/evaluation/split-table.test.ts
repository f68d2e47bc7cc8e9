import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessColumns } from '../../../../main/domain/records/table-columns.ts';
import { findOrder, numberedRows, readRows } from '../../../../main/domain/records/table-rows.ts';
import { recordReviewedSchema } from '../../../../main/domain/evaluation/case.ts';
import { splitTable } from '../../../../renderer/features/evaluation/records/split-table.ts';

describe('splitting a table into cells', () => {
  test('a spreadsheet’s copy: tabs part the cells, quoted line ends stay in theirs', () => {
    expect(splitTable('Date\tSummary\r\n1/2/2024\t"First line\nsecond, ""quoted"""\r\n')).toEqual([
      ['Date', 'Summary'],
      ['1/2/2024', 'First line\nsecond, "quoted"'],
    ]);
  });

  test('a quotation mark that nobody closes does not swallow the rows behind it', () => {
    expect(splitTable('a\t"hip\nb\tknee\nc\tankle')).toEqual([
      ['a', '"hip'],
      ['b', 'knee'],
      ['c', 'ankle'],
    ]);
  });

  test.each([',', ';'])('a file separated by “%s”, with a byte order mark', (comma) => {
    const text = `\uFEFFdate${comma}author\n2024-12-31${comma}"Adams${comma} MD"\n`;
    expect(splitTable(text)).toEqual([
      ['date', 'author'],
      ['2024-12-31', `Adams${comma} MD`],
    ]);
  });

  test('empty rows in between keep the numbers, empty edges go', () => {
    const rows = splitTable('a\tb\t\t\n\n\nc\td\n\n\n');
    expect(numberedRows(rows, false).map(({ number }) => number)).toEqual([1, 4]);
    expect(rows[0]).toEqual(['a', 'b']);
  });

  test('a single column and no text at all', () => {
    expect(splitTable('one\ntwo')).toEqual([['one'], ['two']]);
    expect(splitTable(' \n\t\n')).toEqual([]);
  });
});

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('__proto__', 'constructor', 'toString', '=HYPERLINK("x")', '+1', '@cmd', '31/31/2024', '5/10/24'),
  fc.constantFrom('"', '""', '\t', '\n', '\r', '\u0000', '\uD800', '12 pp', '1,200', 'Date', 'Pages', 'May 2024'),
);

describe('any text at all', () => {
  test('becomes records and refused rows, and never throws; no row with words is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }),
        fc.constantFrom('\t', ',', ';', '|'),
        (table, separator) => {
          const rows = splitTable(table.map((row) => row.join(separator)).join('\n'));
          const { hasHeader, columns } = guessColumns(rows);
          const numbered = numberedRows(rows, hasHeader);
          const found = findOrder(numbered, columns, 2026);
          const order = found.kind === 'known' ? found.order : 'month-first';
          const { records, refused } = readRows(numbered, { columns, order, thisYear: 2026 });
          for (const record of records) expect(recordReviewedSchema.parse(record)).toEqual(record);
          expect(records.length + refused.length).toBeLessThanOrEqual(numbered.length);
          for (const row of refused) expect(row.problems.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('any text pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(() => guessColumns(splitTable(text))).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  test('names of an object’s own parts are harmless, and formulas stay letters', () => {
    const rows = splitTable('Date\tAuthor\tSummary\n2024-01-02\t__proto__\t=SUM(A1:A9)\n\tconstructor\t@x');
    const { columns, hasHeader } = guessColumns(rows);
    const { records } = readRows(numberedRows(rows, hasHeader), { columns, order: null, thisYear: 2026 });
    expect(records.map(({ author, summary }) => [author, summary])).toEqual([
      ['__proto__', '=SUM(A1:A9)'],
      ['constructor', '@x'],
    ]);
    expect(({} as Record<string, unknown>)['author']).toBeUndefined();
  });
});
