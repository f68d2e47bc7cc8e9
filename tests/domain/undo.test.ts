import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, type Change } from '../../main/domain/changes.ts';
import { emptyEvaluation } from '../../main/domain/evaluation/evaluation.ts';
import { emptyUndo, inverse, recordEdit, redo, undo } from '../../main/domain/undo.ts';

const start = applyChanges(emptyEvaluation(), [
  { op: 'insert', path: '/recordsReviewed/0', value: { author: 'A' } },
  { op: 'insert', path: '/recordsReviewed/1', value: { author: 'B' } },
  { op: 'insert', path: '/recordsReviewed/2', value: { author: 'C' } },
]);
const index = fc.integer({ min: 0, max: 2 });
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    op: fc.constant('set' as const),
    path: fc.constant('/case/claimNumber'),
    value: fc.string({ maxLength: 3 }),
  }),
  index.map((at): Change => ({ op: 'insert', path: `/recordsReviewed/${String(at)}`, value: { author: 'new' } })),
  index.map((at): Change => ({ op: 'remove', path: `/recordsReviewed/${String(at)}` })),
  fc.tuple(index, index).map(([at, to]): Change => ({ op: 'move', path: `/recordsReviewed/${String(at)}`, to })),
);

describe('undo', () => {
  test('the inverse of any change leads back to what was', () => {
    fc.assert(
      fc.property(change, (one) => {
        const after = applyChanges(start, [one]);
        expect(applyChanges(after, inverse(start, [one]))).toEqual(start);
      }),
    );
  });

  test('typing in one field is one step; another field is another', () => {
    const edits: Change[] = ['W', 'WC', 'WC-1'].map((value) => ({ op: 'set', path: '/case/claimNumber', value }));
    edits.push({ op: 'set', path: '/side', value: 'left' });
    let evaluation = start;
    let history = emptyUndo;
    for (const one of edits) {
      history = recordEdit(history, evaluation, [one]);
      evaluation = applyChanges(evaluation, [one]);
    }
    expect(history.done).toHaveLength(2);
    const first = undo(history, evaluation);
    const second = undo(first?.history ?? emptyUndo, applyChanges(evaluation, first?.changes ?? []));
    evaluation = applyChanges(evaluation, [...(first?.changes ?? []), ...(second?.changes ?? [])]);
    expect(evaluation).toEqual(start);
    const again = redo(second?.history ?? emptyUndo, evaluation);
    expect(applyChanges(evaluation, again?.changes ?? []).case.claimNumber).toBe('WC-1');
  });

  test('a step whose place is gone is not taken back', () => {
    const removal: Change = { op: 'set', path: '/recordsReviewed/2/author', value: 'D' };
    const history = recordEdit(emptyUndo, start, [removal]);
    expect(undo(history, emptyEvaluation())).toBeNull();
  });
});
