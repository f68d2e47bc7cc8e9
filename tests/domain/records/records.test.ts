import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../../main/domain/changes.ts';
import { checkEvaluation, problemsUnder } from '../../../main/domain/check.ts';
import { evaluationSchema } from '../../../main/domain/evaluation/evaluation.ts';
import { readiness } from '../../../main/domain/readiness.ts';
import { duplicateRecords } from '../../../main/domain/records/duplicates.ts';
import { chronological, inOrderOfTime, isChronological, printedNumbers } from '../../../main/domain/records/order.ts';
import { suggestions } from '../../../main/domain/records/used-values.ts';
import { inverse } from '../../../main/domain/undo.ts';

const SHA = 'ab'.repeat(32);
const FILE = { sha256: SHA, name: 'scan.pdf', mediaType: 'application/pdf', sizeInBytes: 9, pages: 2 };

function withRecords(recordsReviewed: object[], rest: object = {}) {
  return evaluationSchema.parse({ format: 'residua-evaluation/1', recordsReviewed, ...rest });
}
const records = (...list: object[]) => withRecords(list).recordsReviewed;

describe('the one order of records (P1)', () => {
  const dates = fc.array(fc.option(fc.constantFrom('2023-05-01', '2024-01-31', '2024-02-01'), { nil: null }));

  test('by date, without a date last, records of one day as entered', () => {
    const list = [null, '2024-02-01', '2023-05-01', null, '2024-02-01'].map((date) => ({ date }));
    expect(chronological(list)).toEqual([2, 1, 4, 0, 3]);
    expect(printedNumbers(list)).toEqual([4, 2, 1, 5, 3]);
  });

  test('the printed numbers are the places in the sorted list, and sorting twice changes nothing', () => {
    fc.assert(
      fc.property(dates, (days) => {
        const list = days.map((date, index) => ({ date, index }));
        const sorted = inOrderOfTime(list);
        const numbers = printedNumbers(list);
        expect(sorted.map(({ index }) => numbers[index])).toEqual(sorted.map((_, place) => place + 1));
        expect(isChronological(sorted)).toBe(true);
        expect(inOrderOfTime(sorted)).toEqual(sorted);
      }),
    );
  });

  test('sorting is one change that undo takes back, and waivers follow their records (P5)', () => {
    const evaluation = withRecords([{ date: '2024-02-01' }, { date: '2023-05-01' }], {
      waivers: [{ item: 'recordsReviewed.0', reason: 'Read twice.' }],
    });
    const value = inOrderOfTime(evaluation.recordsReviewed);
    const changes = [{ op: 'set' as const, path: '/recordsReviewed', value }];
    const sorted = applyChanges(evaluation, changes);
    expect(sorted.waivers).toEqual([{ item: 'recordsReviewed.1', reason: 'Read twice.' }]);
    expect(applyChanges(sorted, inverse(evaluation, changes))).toEqual(evaluation);
  });

  test('readiness names a record by its printed number (P5)', () => {
    const complete = { author: 'A', kind: 'B', pages: 1, summary: 'C' };
    const evaluation = withRecords([
      { ...complete, date: '2024-02-01', pages: null },
      { ...complete, date: '2023-05-01' },
    ]);
    expect(readiness(evaluation).map(({ text }) => text)).toContain('Record 2: pages');
  });
});

describe('duplicates', () => {
  const visit = { date: '2024-02-01', author: 'Dr. Adams', kind: 'Progress note', pages: 3, summary: 'Seen.' };

  test('same date, author, kind and pages, whatever the case, accents and punctuation', () => {
    const twice = records(visit, { ...visit, author: 'dr ÁDAMS', kind: 'progress-note' }, { ...visit, pages: 4 });
    expect(duplicateRecords(twice)).toEqual([{ index: 1, of: 0, reason: 'the same date, author, kind and pages' }]);
  });

  test('the same file, or the same summary when it is long enough not to be chance', () => {
    const summary = 'Left hip pain since the fall from the ladder.';
    const list = records(
      { date: '2024-01-01', attachments: [FILE], summary },
      { date: '2024-01-02', attachments: [{ ...FILE, name: 'copy.pdf' }] },
      { date: '2024-01-03', summary: summary.toUpperCase() },
      { date: '2024-01-04', summary: 'Follow-up.' },
      { date: '2024-01-05', summary: 'Follow-up.' },
    );
    expect(duplicateRecords(list)).toEqual([
      { index: 1, of: 0, reason: 'the same file attached' },
      { index: 2, of: 0, reason: 'the same summary' },
    ]);
  });

  test('records without anything in them are not each other’s duplicates', () => {
    expect(duplicateRecords(records({}, {}, { date: '2024-01-01' }, { date: '2024-01-01' }))).toEqual([]);
  });

  test('a warning at the row names the other by its printed number and stops nothing', () => {
    const evaluation = withRecords([{ ...visit, date: '2024-03-01' }, visit, visit]);
    expect(problemsUnder(checkEvaluation(evaluation), '/recordsReviewed')).toEqual([
      {
        path: '/recordsReviewed/2',
        severity: 'warning',
        message: 'looks like record 1: the same date, author, kind and pages; remove one, or tell them apart',
      },
    ]);
  });
});

describe('values used before', () => {
  const used = ['MRI report', 'Progress note', 'Progress note', 'Operative report', null, ' '];

  test('the ones used most first; beginnings before words inside', () => {
    expect(suggestions(used, '', 9)).toEqual(['Progress note', 'MRI report', 'Operative report']);
    expect(suggestions(used, 'rep', 9)).toEqual(['MRI report', 'Operative report']);
    expect(suggestions(['Report', ...used], 'rep', 1)).toEqual(['Report']);
  });

  test('what is typed in full is not offered again', () => {
    expect(suggestions(used, 'Progress note', 9)).toEqual([]);
  });
});
