import { describe, expect, test } from 'vitest';
import { guessColumns, type ColumnMeaning } from '../../../main/domain/records/table-columns.ts';
import { readDate, type DayOrder } from '../../../main/domain/records/table-date.ts';
import { findOrder, numberedRows, readRows } from '../../../main/domain/records/table-rows.ts';

const COLUMNS: ColumnMeaning[] = ['date', 'author', 'kind', 'pages', 'summary'];
const YEAR = 2026;

function read(cells: string[], order: DayOrder | null = null) {
  return readRows([{ number: 14, cells }], { columns: COLUMNS, order, thisYear: YEAR });
}

describe('dates of a table', () => {
  test.each([
    ['2024-12-31', '2024-12-31'],
    ['2024/12/31', '2024-12-31'],
    ['20241231', '2024-12-31'],
    ['12/31/2024', '2024-12-31'],
    ['31.12.2024', '2024-12-31'],
    ['12/31/24', '2024-12-31'],
    ['12-31-99', '1999-12-31'],
    ['5/5/2024', '2024-05-05'],
    ['31-Dec-24', '2024-12-31'],
    ['Dec. 31, 2024', '2024-12-31'],
    ['December 31 2024', '2024-12-31'],
    ['31 December 2024', '2024-12-31'],
    ['Tue, Dec 31st, 2024', '2024-12-31'],
    ['2024-12-31T00:00:00', '2024-12-31'],
    ['12/31/2024 0:00', '2024-12-31'],
    ['12/31/2024 11:05 AM', '2024-12-31'],
  ])('%s is %s', (cell, date) => {
    expect(readDate(cell, null, YEAR)).toEqual({ kind: 'date', date });
  });

  test.each(['', '  ', 'undated', 'N/A', 'unknown', '—'])('"%s" is no date, and right so', (cell) => {
    expect(readDate(cell, null, YEAR).kind).toBe('none');
  });

  test.each(['2024', 'May 2024', '05/2024', '2024-05', "Dec '24"])('%s names no day', (cell) => {
    expect(readDate(cell, null, YEAR).kind).toBe('partial');
  });

  test.each(['31/31/2024', '2/30/2024', '13.13.13', 'Total', '1/2', '12/31/1800', 'Foo 3, 2024', '45657'])(
    '%s is wrong',
    (cell) => {
      expect(readDate(cell, null, YEAR).kind).toBe('wrong');
    },
  );

  test('5/10/2024 is two days until the order is known', () => {
    expect(readDate('5/10/2024', null, YEAR).kind).toBe('ambiguous');
    expect(readDate('5/10/2024', 'month-first', YEAR)).toEqual({ kind: 'date', date: '2024-05-10' });
    expect(readDate('5/10/2024', 'day-first', YEAR)).toEqual({ kind: 'date', date: '2024-10-05' });
  });
});

describe('the order of day and month is asked once for a table', () => {
  const found = (...dates: string[]) =>
    findOrder(
      numberedRows(
        dates.map((date) => [date]),
        false,
      ),
      ['date'],
      YEAR,
    );

  test('rows that leave no choice decide for the others', () => {
    expect(found('5/10/2024', '12/31/2024')).toEqual({ kind: 'known', order: 'month-first' });
    expect(found('5/10/2024', '31/12/2024')).toEqual({ kind: 'known', order: 'day-first' });
  });

  test('no row decides, or rows of both kinds: the person is asked', () => {
    expect(found('2024-01-02', '5/10/2024')).toEqual({ kind: 'ask', example: '5/10/2024' });
    expect(found('5/10/2024', '12/31/2024', '31/12/2024').kind).toBe('ask');
  });

  test('nothing to choose: nothing is asked', () => {
    expect(found('2024-01-02', '5/5/2024', 'x')).toEqual({ kind: 'known', order: null });
  });
});

describe('what the columns mean', () => {
  test.each([
    ['Date of Service|Provider|Document Type|Page Count|Description', 'date author kind pages summary'],
    ['No.|DOS|Source|Record type|Pgs|Comments', 'ignore date author kind pages summary'],
    ['# Pages|SUMMARY|Author:|Dated|Kind', 'pages summary author date kind'],
    ['Date|Author|Provider|Kind', 'date author ignore kind'],
    ['Bates no.|Date|Physician|Title|PP|Findings', 'ignore date author kind pages summary'],
  ])('headings %s', (headings, meanings) => {
    const row = headings.split('|');
    expect(guessColumns([row, row.map(() => '')])).toEqual({ hasHeader: true, columns: meanings.split(' ') });
  });

  test('without headings the cells tell', () => {
    const guess = guessColumns([
      ['1', '1/5/2024', 'Dr. A. Adams', 'Progress note', '3', 'Pain in the left hip on walking, no fall.'],
      ['2', '2/7/2024', 'Harbor Radiology', 'MRI report', '2', 'Labral tear at the anterosuperior quadrant.'],
      ['3', '3/9/2024', 'B. Baker, MD', 'Operative report', '11', 'Arthroscopy of the left hip without complication.'],
    ]);
    expect(guess).toEqual({ hasHeader: false, columns: ['ignore', 'date', 'author', 'kind', 'pages', 'summary'] });
  });

  test('no table, no meaning', () => {
    expect(guessColumns([])).toEqual({ hasHeader: false, columns: [] });
  });
});

describe('rows', () => {
  test.each([
    ['12', 12],
    ['12 pp', 12],
    ['12 pp.', 12],
    ['pp. 12', 12],
    ['12 pages', 12],
    ['1 page', 1],
    ['1,200', 1200],
    ['12.0', 12],
    ['', null],
    ['n/a', null],
  ])('pages "%s" are %s', (cell, pages) => {
    expect(read(['2024-01-02', 'A', 'B', cell, 'C']).records[0]?.pages).toBe(pages);
  });

  test.each(['1-12', 'twelve', '12.5', '-3', '9999999'])('"%s" is no number of pages', (cell) => {
    const [row] = read(['2024-01-02', 'A', 'B', cell, 'C']).refused;
    expect(row?.problems).toEqual([
      { column: 3, meaning: 'pages', message: `"${cell}" is no number of pages; write it as 12` },
    ]);
  });

  test('a refused row keeps its number, its cells and every reason', () => {
    const cells = ['31/31/2024', 'A', 'B', 'many', 'C'];
    expect(read(cells).refused).toEqual([
      {
        number: 14,
        cells,
        problems: [
          { column: 3, meaning: 'pages', message: '"many" is no number of pages; write it as 12' },
          { column: 0, meaning: 'date', message: '"31/31/2024" is no date; write it as 2024-12-31' },
        ],
      },
    ]);
  });

  test('a month alone is refused with what to do about it', () => {
    expect(read(['May 2024', 'A', 'B', '1', 'C']).refused[0]?.problems[0]?.message).toBe(
      '"May 2024" names no day; write it as 2024-12-31, or leave it empty',
    );
  });

  test('several columns of words become one, an author stays on one line, an over-long one is refused', () => {
    const columns: ColumnMeaning[] = ['author', 'author', 'summary', 'summary'];
    const options = { columns, order: null, thisYear: YEAR };
    const rows = [
      { number: 1, cells: ['Adams\nMD', 'Harbor Clinic', 'First.', 'Second.'] },
      { number: 2, cells: ['x'.repeat(501), '', '', ''] },
    ];
    const { records, refused } = readRows(rows, options);
    expect(records[0]).toMatchObject({ author: 'Adams MD, Harbor Clinic', summary: 'First.\nSecond.' });
    expect(refused[0]?.problems[0]?.message).toBe('this text is longer than 500 characters; shorten it');
  });
});
