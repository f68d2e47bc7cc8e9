import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, type Change } from '../../main/domain/changes.ts';
import { emptyEvaluation } from '../../main/domain/evaluation/evaluation.ts';
import {
  emptyUndo,
  inverse,
  recordEdit,
  redo,
  undo,
  undoHistory,
  undoUpdate,
  type UndoRecord,
  type UndoUpdate,
} from '../../main/domain/undo.ts';

/** Three records, each waived with the name of its author as the reason. */
const start = applyChanges(emptyEvaluation(), [
  { op: 'insert', path: '/recordsReviewed/0', value: { author: 'A' } },
  { op: 'insert', path: '/recordsReviewed/1', value: { author: 'B' } },
  { op: 'insert', path: '/recordsReviewed/2', value: { author: 'C' } },
  {
    op: 'set',
    path: '/waivers',
    value: [
      { item: 'recordsReviewed.0', reason: 'A' },
      { item: 'recordsReviewed.1.summary:flagged', reason: 'B' },
      { item: 'recordsReviewed.2', reason: 'C' },
      { item: 'case.claimNumber', reason: 'fixed place' },
    ],
  },
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

describe('waivers of list entries (P5)', () => {
  test('follow their entries through every change, and go when the entry goes', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        let evaluation = start;
        for (const one of changes) {
          if (fitsNow(evaluation.recordsReviewed.length, one)) evaluation = applyChanges(evaluation, [one]);
        }
        const authors = evaluation.recordsReviewed.map(({ author }) => author);
        const waived = evaluation.waivers.filter(({ item }) => item.startsWith('recordsReviewed.'));
        for (const { item, reason } of waived) expect(authors[Number(item.split('.')[1])]).toBe(reason);
        const kept = authors.filter((author) => author !== 'new');
        expect(waived.map(({ reason }) => reason).sort()).toEqual([...kept].sort());
        expect(evaluation.waivers.at(-1)).toEqual({ item: 'case.claimNumber', reason: 'fixed place' });
      }),
    );
  });

  test('follow entries that are sorted by setting the whole list', () => {
    const reversed = start.recordsReviewed.toReversed();
    const sorted = applyChanges(start, [{ op: 'set', path: '/recordsReviewed', value: reversed }]);
    expect(sorted.waivers.map(({ item }) => item)).toEqual([
      'recordsReviewed.2',
      'recordsReviewed.1.summary:flagged',
      'recordsReviewed.0',
      'case.claimNumber',
    ]);
  });

  test('lists with a similar name are left alone', () => {
    const twelve = Array.from({ length: 12 }, () => 'Why?');
    const before = applyChanges(emptyEvaluation(), [
      { op: 'set', path: '/case/referral/questions', value: twelve },
      { op: 'set', path: '/waivers', value: [{ item: 'case.referral.questions.11.answer', reason: 'r' }] },
    ]);
    const after = applyChanges(before, [{ op: 'remove', path: '/case/referral/questions/1' }]);
    expect(after.waivers).toEqual([{ item: 'case.referral.questions.10.answer', reason: 'r' }]);
    expect(applyChanges(before, [{ op: 'set', path: '/case/claimNumber', value: 'x' }]).waivers).toEqual(
      before.waivers,
    );
  });
});

/** What the store does with an update, in memory. */
function stored(record: UndoRecord, { first, last, cursor, steps }: UndoUpdate): UndoRecord {
  const kept = record.steps.filter(({ step }) => step >= first && step <= last);
  const renewed = new Set(steps.map(({ step }) => step));
  return { cursor, steps: [...kept.filter(({ step }) => !renewed.has(step)), ...steps] };
}

describe('the stored history', () => {
  const act = fc.oneof(change, fc.constantFrom('undo' as const, 'redo' as const, 'save' as const));

  test('is the history of the screen after every save, whatever was edited, undone and redone', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        let evaluation = start;
        let history = emptyUndo;
        let known = emptyUndo;
        let record: UndoRecord = { cursor: 0, steps: [] };
        for (const one of acts) {
          if (one === 'save') {
            record = stored(record, undoUpdate(known, history));
            known = history;
            expect(undoHistory(record)).toEqual(history);
          } else if (one === 'undo' || one === 'redo') {
            const step = (one === 'undo' ? undo : redo)(history, evaluation);
            if (step === null) continue;
            evaluation = applyChanges(evaluation, step.changes);
            history = step.history;
          } else if (fitsNow(evaluation.recordsReviewed.length, one)) {
            history = recordEdit(history, evaluation, [one]);
            evaluation = applyChanges(evaluation, [one]);
          }
        }
        while (undo(history, evaluation) !== null) {
          const step = undo(history, evaluation);
          if (step === null) break;
          evaluation = applyChanges(evaluation, step.changes);
          history = step.history;
        }
        expect(history.done).toEqual([]);
        expect(evaluation).toEqual(start);
      }),
    );
  });

  test('keeps the newest 200 steps', () => {
    let history = emptyUndo;
    let record: UndoRecord = { cursor: 0, steps: [] };
    for (let edit = 0; edit < 230; edit += 1) {
      const path = edit % 2 === 0 ? '/case/claimNumber' : '/case/jurisdiction';
      const next = recordEdit(history, start, [{ op: 'set', path, value: String(edit) }]);
      record = stored(record, undoUpdate(history, next));
      history = next;
    }
    expect(record.steps).toHaveLength(200);
    expect(undoHistory(record)).toEqual(history);
    expect(record.cursor).toBe(230);
  });
});

function fitsNow(length: number, one: Change): boolean {
  if (one.op === 'set') return true;
  const at = Number(one.path.split('/')[2]);
  return at < length + (one.op === 'insert' ? 1 : 0) && !(one.op === 'move' && one.to >= length);
}

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
