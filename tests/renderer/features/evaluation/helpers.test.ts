import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluationSchema } from '../../../../main/domain/evaluation/evaluation.ts';
import { heldTrials, shownTrials, type Trial } from '../../../../renderer/features/evaluation/examination/motion.ts';
import { withResponse } from '../../../../renderer/features/evaluation/instruments/new-administration.ts';
import { toEdition } from '../../../../renderer/features/evaluation/rating/to-edition.ts';
import { inOrderOfTime } from '../../../../main/domain/records/order.ts';

describe('trials of a motion', () => {
  const trial = (value: string | null, text: string | null = null): Trial => ({
    value,
    rejected: text === null ? null : { text, message: `${text} is too much` },
  });
  const values = (...shown: Trial[]) => heldTrials(shown, '/a').values;

  test('an emptied trial leaves no gap in what is stored', () => {
    expect(values(trial('98'), trial(null), trial('102'))).toEqual(['98', '102']);
    expect(values(trial(null), trial(null), trial('90'))).toEqual(['90']);
  });

  test('property: every value and every rejected text is stored once, and drawn anew it is stored the same', () => {
    const any = fc
      .tuple(fc.option(fc.constantFrom('90', '95', '100')), fc.option(fc.constantFrom('300', 'x')))
      .map(([value, text]) => trial(value, text));
    fc.assert(
      fc.property(fc.array(any, { minLength: 3, maxLength: 3 }), (shown) => {
        const held = heldTrials(shown, '/a');
        expect(held.values).toEqual(shown.flatMap(({ value }) => value ?? []));
        expect(held.rejected.map(({ text }) => text).sort()).toEqual(
          shown.flatMap(({ rejected }) => rejected?.text ?? []).sort(),
        );
        const again = shownTrials(held, '/a');
        expect(heldTrials(again, '/a')).toEqual(held);
        // A text stays over the value that it was typed over.
        const pairs = (trials: readonly Trial[]) =>
          trials.flatMap(({ value, rejected }) =>
            value === null || rejected === null ? [] : [`${value} ${rejected.text}`],
          );
        expect(pairs(again)).toEqual(pairs(shown));
      }),
    );
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
