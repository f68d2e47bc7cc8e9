import { describe, expect, test } from 'vitest';
import { checkEvaluation } from '../../main/domain/check.ts';
import { exhibitFileName, exhibitLabel, namedExhibits } from '../../main/domain/exhibits.ts';
import { stepOfPointer } from '../../main/domain/step-of-pointer.ts';
import { evaluation } from './support.ts';

const [PLAN, FILM] = ['1'.repeat(64), '2'.repeat(64)];
const file = (sha256: string) => ({ sha256, name: 'a.png', mediaType: 'image/png', sizeInBytes: 9, pages: 1 });
const recordsReviewed = [
  { date: '2026-03-01', attachments: [file(FILM)] },
  { date: '2026-01-01', attachments: [file(PLAN)] },
];
const problems = (exhibits: readonly object[]) =>
  checkEvaluation(evaluation({ recordsReviewed, exhibits })).filter(({ path }) => path.startsWith('/exhibits'));

describe('P2 exhibits of a report', () => {
  test('are lettered like columns of a spreadsheet, by their order alone', () => {
    expect([0, 1, 25, 26, 27, 51, 52, 99].map(exhibitLabel)).toEqual(['A', 'B', 'Z', 'AA', 'AB', 'AZ', 'BA', 'CV']);
  });

  test('know their file and the printed number of its record', () => {
    const exhibits = [{ sha256: FILM, title: 'Film' }, { sha256: PLAN }];
    const named = namedExhibits(evaluation({ recordsReviewed, exhibits }));
    expect(named.map(({ label, record, recordNumber }) => [label, record, recordNumber])).toEqual([
      ['A', 0, 2],
      ['B', 1, 1],
    ]);
    expect(named.map(exhibitFileName)).toEqual(['residua-exhibit-A-22222222.pdf', 'residua-exhibit-B-11111111.pdf']);
  });

  test('keep their letter when one before them has lost its file', () => {
    const exhibits = [{ sha256: '3'.repeat(64) }, { sha256: PLAN }];
    expect(namedExhibits(evaluation({ recordsReviewed, exhibits })).map(({ label }) => label)).toEqual(['B']);
  });

  test('are refused when their file is attached to no record, or is an exhibit already', () => {
    expect(problems([{ sha256: FILM }, { sha256: PLAN }])).toEqual([]);
    expect(problems([{ sha256: '3'.repeat(64) }])).toMatchObject([
      { path: '/exhibits/0', severity: 'error', message: expect.stringContaining('attached to no record') as string },
    ]);
    expect(problems([{ sha256: FILM }, { sha256: PLAN }, { sha256: FILM }])).toMatchObject([
      { path: '/exhibits/2', severity: 'error', message: expect.stringContaining('exhibit A') as string },
    ]);
  });

  test('belong to the step of the records; evaluations from before have none', () => {
    expect(stepOfPointer('/exhibits/0/title')).toBe('records');
    expect(evaluation({}).exhibits).toEqual([]);
  });
});
