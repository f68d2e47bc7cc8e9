import { describe, expect, test } from 'vitest';
import { evaluationSchema } from '../../../../main/domain/evaluation/evaluation.ts';
import { storedTrials, withTrial } from '../../../../renderer/features/evaluation/examination/motion.ts';
import { withResponse } from '../../../../renderer/features/evaluation/instruments/new-administration.ts';
import { toEdition } from '../../../../renderer/features/evaluation/rating/to-edition.ts';
import { inOrderOfTime } from '../../../../main/domain/records/order.ts';

describe('trials of a motion', () => {
  test('an emptied trial leaves no gap in what is stored', () => {
    expect(storedTrials(withTrial(['98', '100', '102'], 1, null))).toEqual(['98', '102']);
    expect(storedTrials(withTrial([], 2, '90'))).toEqual(['90']);
  });
});

test('a response beyond the answered ones leaves the items between unanswered', () => {
  expect(withResponse([3], 3, 0)).toEqual([3, null, null, 0]);
});

test('records are sorted oldest first, undated last, one day in its order', () => {
  const record = (date: string | null, author: string) => ({ date, author, kind: null, pages: null, summary: null });
  const sorted = inOrderOfTime([
    record(null, 'a'),
    record('2025-02-12', 'b'),
    record('2025-02-11', 'c'),
    record('2025-02-12', 'd'),
  ]);
  expect(sorted.map(({ author }) => author)).toEqual(['c', 'b', 'd', 'a']);
});

test('another edition keeps limbs and diagnoses, and nothing that was read in the other book (A1–A3)', () => {
  const rating = evaluationSchema.parse({
    format: 'residua-evaluation/1',
    rating: {
      edition: 'ama5',
      limbs: [{ side: 'left', entries: [{ percent: '20', diagnosis: 'D', reference: 'T 17-33' }] }],
    },
  }).rating;
  const { limbs } = toEdition(rating, 'ama6-2024');
  expect(limbs).toEqual([{ side: 'left', entries: [{ percent: null, diagnosis: 'D', reference: null }] }]);
  const asDiagnosis = toEdition(rating, 'ama6-2008').limbs[0]?.entries[0];
  expect(asDiagnosis).toMatchObject({ class: null, diagnosis: 'D', reference: null });
  expect(asDiagnosis).not.toHaveProperty('percent');
});
