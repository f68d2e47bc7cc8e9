import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, type Change } from '../../main/domain/changes.ts';
import { emptyEvaluation } from '../../main/domain/evaluation/evaluation.ts';
import { rejection } from '../../main/domain/rejected.ts';
import {
  emptyUndo,
  goesOnTyping,
  inverse,
  recordEdit,
  redo,
  undo,
  undoHistory,
  undoUpdate,
  type Typing,
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

  test('keeps the newest 1000 steps', () => {
    let history = emptyUndo;
    let record: UndoRecord = { cursor: 0, steps: [] };
    for (let edit = 0; edit < 1030; edit += 1) {
      const path = edit % 2 === 0 ? '/case/claimNumber' : '/case/jurisdiction';
      const next = recordEdit(history, start, [{ op: 'set', path, value: String(edit) }]);
      record = stored(record, undoUpdate(history, next));
      history = next;
    }
    expect(record.steps).toHaveLength(1000);
    expect(undoHistory(record)).toEqual(history);
    expect(record.cursor).toBe(1030);
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

  test('a step whose place is gone is not taken back', () => {
    const removal: Change = { op: 'set', path: '/recordsReviewed/2/author', value: 'D' };
    const history = recordEdit(emptyUndo, start, [removal]);
    expect(undo(history, emptyEvaluation())).toBeNull();
  });
});

/** What a window does, with its own clock: types into one of two fields, chooses, leaves the field, waits, goes back. */
type Act =
  | { readonly type: 'type'; readonly field: 'claimNumber' | 'jurisdiction'; readonly text: string }
  | { readonly type: 'choose'; readonly side: 'left' | 'right' }
  | { readonly type: 'reject'; readonly text: string }
  | { readonly type: 'leave' | 'undo' | 'redo' }
  | { readonly type: 'wait'; readonly ms: number };

const typed: fc.Arbitrary<Act> = fc.record({
  type: fc.constant('type' as const),
  field: fc.constantFrom('claimNumber' as const, 'jurisdiction' as const),
  text: fc.string({ maxLength: 3 }),
});
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: typed },
  fc.record({ type: fc.constant('choose' as const), side: fc.constantFrom('left' as const, 'right' as const) }),
  fc.record({ type: fc.constant('reject' as const), text: fc.string({ minLength: 1, maxLength: 3 }) }),
  fc.record({ type: fc.constantFrom('leave' as const, 'undo' as const, 'redo' as const) }),
  fc.record({ type: fc.constant('wait' as const), ms: fc.constantFrom(1, 1999, 2000, 2001, 60_000) }),
);

class Window {
  evaluation = start;
  history = emptyUndo;
  now = 0;
  last: Typing | null = null;

  edit(changes: readonly Change[], field: string | null): void {
    const next = field === null ? null : { field, at: this.now };
    this.history = recordEdit(this.history, this.evaluation, changes, goesOnTyping(this.last, next));
    this.evaluation = applyChanges(this.evaluation, changes);
    this.last = next;
  }

  travel(step: ReturnType<typeof undo>): boolean {
    this.last = null;
    if (step === null) return false;
    this.evaluation = applyChanges(this.evaluation, step.changes);
    this.history = step.history;
    return true;
  }

  do(act: Act): void {
    switch (act.type) {
      case 'type':
        this.edit([{ op: 'set', path: `/case/${act.field}`, value: act.text }], `/case/${act.field}`);
        return;
      case 'choose':
        this.edit([{ op: 'set', path: '/side', value: act.side }], null);
        return;
      case 'reject': {
        const path = '/case/claimNumber';
        this.edit([rejection(this.evaluation, { path, text: act.text, message: 'no' })], path);
        return;
      }
      case 'leave':
        this.last = null;
        return;
      case 'wait':
        this.now += act.ms;
        return;
      case 'undo':
        this.travel(undo(this.history, this.evaluation));
        return;
      case 'redo':
        this.travel(redo(this.history, this.evaluation));
    }
  }
}

describe('what is one step', () => {
  const steps = (...acts: Act[]): number => {
    const window = new Window();
    for (const one of acts) window.do(one);
    return window.history.done.length;
  };
  const type = (text: string, field: 'claimNumber' | 'jurisdiction' = 'claimNumber'): Act => ({
    type: 'type',
    field,
    text,
  });
  const wait = (ms: number): Act => ({ type: 'wait', ms });

  test('typing on in one field within two seconds', () => {
    expect(steps(type('W'), wait(2000), type('WC'), wait(2000), type('WC-1'))).toBe(1);
    expect(steps(type('W'), wait(2001), type('WC'))).toBe(2);
  });

  test('not typing in another field, after the field was left, or after undo', () => {
    expect(steps(type('W'), type('TX', 'jurisdiction'), type('WC'))).toBe(3);
    expect(steps(type('W'), { type: 'leave' }, type('WC'))).toBe(2);
    expect(steps(type('W'), type('TX', 'jurisdiction'), { type: 'undo' }, type('WC'))).toBe(2);
  });

  test('never two choices, at the same place and at once', () => {
    const choose = (side: 'left' | 'right'): Act => ({ type: 'choose', side });
    expect(steps(choose('left'), choose('right'), choose('left'))).toBe(3);
  });

  test('a text that cannot be taken goes with the typing around it', () => {
    expect(steps(type('3'), { type: 'reject', text: '300' }, type('30'))).toBe(1);
  });

  test('property: undoing everything leads back to the start, and redoing it to where it was, step by step', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const window = new Window();
        for (const one of acts) window.do(one);
        const back = [window.evaluation];
        while (window.travel(undo(window.history, window.evaluation))) back.push(window.evaluation);
        expect(window.evaluation).toEqual(start);
        for (const expected of back.toReversed().slice(1)) {
          expect(window.travel(redo(window.history, window.evaluation))).toBe(true);
          expect(window.evaluation).toEqual(expected);
        }
      }),
    );
  });
});
