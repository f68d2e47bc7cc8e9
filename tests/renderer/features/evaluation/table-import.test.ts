import { describe, expect, test } from 'vitest';
import {
  afterTaking,
  isTable,
  readTable,
  startImport,
  withCell,
  withMeaning,
  withoutRow,
  type TableImport,
} from '../../../../renderer/features/evaluation/records/table-import.ts';

const BAD: ReadonlyMap<number, readonly [string, string]> = new Map([
  [14, ['31/31/2024', '3']],
  [200, ['May 2024', '2']],
  [451, ['2024-02-01', 'many']],
]);

/** 500 rows under headings, of which rows 14, 200 and 451 of the sheet are bad. */
function sheet(): TableImport {
  const rows = Array.from({ length: 500 }, (_, index) => {
    const [date, pages] = BAD.get(index + 2) ?? ['2023-04-05', '3 pp'];
    return [date, 'Dr. Adams', 'Progress note', pages, `Visit ${String(index)}`].join('\t');
  });
  const table = startImport(null, ['Date\tAuthor\tType\tPages\tSummary', ...rows].join('\n'));
  if (table === null) throw new Error('The table was not read.');
  return table;
}

describe('500 rows of which three are bad', () => {
  test('497 are taken, three stay with their numbers and reasons, and nothing is lost', () => {
    const table = sheet();
    const reading = readTable(table, 2026);
    expect(reading.records).toHaveLength(497);
    expect(reading.records[0]).toMatchObject({ date: '2023-04-05', pages: 3, summary: 'Visit 0' });
    expect(reading.refused.map(({ number, problems }) => [number, problems[0]?.message])).toEqual([
      [14, '"31/31/2024" is no date; write it as 2024-12-31'],
      [200, '"May 2024" names no day; write it as 2024-12-31, or leave it empty'],
      [451, '"many" is no number of pages; write it as 12'],
    ]);

    const rest = afterTaking(table, reading);
    expect(rest).toMatchObject({ taken: 497 });
    expect(readTable(rest, 2026).records).toEqual([]);

    const mended = withoutRow(withCell(withCell(rest, 14, 0, '2024-12-31'), 200, 0, ''), 451);
    const last = readTable(mended, 2026);
    expect(last.refused).toEqual([]);
    expect(last.records.map(({ date, summary }) => [date, summary])).toEqual([
      ['2024-12-31', 'Visit 12'],
      [null, 'Visit 198'],
    ]);
    expect(afterTaking(mended, last)).toMatchObject({ taken: 499, waiting: [] });
  });
});

describe('the order of day and month', () => {
  const table = startImport(null, 'Date\tAuthor\n5/10/2024\tA\n6/7/2024\tB');

  test('is asked once; until then the rows in question are not taken', () => {
    if (table === null) throw new Error('The table was not read.');
    const asked = readTable(table, 2026);
    expect(asked.question).toEqual({ kind: 'ask', example: '5/10/2024' });
    expect(asked.records).toEqual([]);
    const answered = readTable({ ...table, chosenOrder: 'day-first' }, 2026);
    expect(answered.records.map(({ date }) => date)).toEqual(['2024-10-05', '2024-07-06']);
  });
});

describe('what the columns mean', () => {
  test('one column holds the date; words may come from several', () => {
    const table = sheet();
    expect(withMeaning(table, 4, 'date').columns).toEqual(['ignore', 'author', 'kind', 'pages', 'date']);
    expect(withMeaning(table, 4, 'kind').columns).toEqual(['date', 'author', 'kind', 'pages', 'kind']);
  });
});

describe('what is pasted', () => {
  test('rows of a table are told from words for one field', () => {
    expect(isTable('a\tb\nc\td')).toBe(true);
    expect(isTable('a\tb')).toBe(false);
    expect(isTable('First line.\nSecond line.')).toBe(false);
    expect(startImport(null, ' \n\t\n ')).toBeNull();
  });
});
