import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, type Change } from '../../../../main/domain/changes.ts';
import { emptyEvaluation, type Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import {
  isUnsaved,
  nextQueue,
  saveStateOf,
  startQueue,
  toSend,
  type SaveQueue,
} from '../../../../renderer/features/evaluation/save-queue.ts';

const AT = '2026-10-05T12:00:00.000Z';
const set = (path: string, value: string | null): Change => ({ op: 'set', path, value });
const claim = (value: string): Change => set('/case/claimNumber', value);
const edit = (queue: SaveQueue, ...changes: Change[]): SaveQueue => nextQueue(queue, { type: 'edit', changes });
const begin = (): SaveQueue => startQueue(emptyEvaluation(), 0);

describe('what is sent', () => {
  test('one call at a time; typing on in one field while it runs becomes one change', () => {
    let queue = nextQueue(edit(begin(), claim('W')), { type: 'sent' });
    queue = edit(edit(queue, claim('WC')), claim('WC-1'));
    expect(toSend(queue)).toBeNull();
    queue = nextQueue(queue, { type: 'receipt', revision: 1, savedAt: AT });
    expect(toSend(queue)).toEqual([claim('WC-1')]);
  });

  test('changes of different places keep their order', () => {
    const queue = edit(begin(), claim('W'), set('/side', 'left'), claim('WC'));
    expect(toSend(queue)).toEqual([claim('W'), set('/side', 'left'), claim('WC')]);
  });

  test('never more than the contract takes in one call', () => {
    const changes = Array.from({ length: 1500 }, (_, at) => (at % 2 === 0 ? claim(String(at)) : set('/side', 'left')));
    expect(toSend(edit(begin(), ...changes))).toHaveLength(1000);
  });

  test('after a failure nothing is sent until it is tried again, and then everything, in order', () => {
    let queue = nextQueue(edit(begin(), claim('W')), { type: 'sent' });
    queue = edit(queue, set('/side', 'left'));
    queue = nextQueue(queue, { type: 'failed', failure: { code: 'internal', message: 'The disk is full.' } });
    expect(toSend(queue)).toBeNull();
    expect(saveStateOf(queue)).toEqual({ kind: 'failed', reason: 'The disk is full.' });
    queue = nextQueue(queue, { type: 'retry' });
    expect(toSend(queue)).toEqual([claim('W'), set('/side', 'left')]);
  });

  test('an edit that does not fit an evaluation is refused and changes nothing', () => {
    const queue = begin();
    expect(() => edit(queue, set('/side', 'upper'))).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(isUnsaved(queue)).toBe(false);
  });
});

describe('what the person is told', () => {
  test('"saved" with the time of the receipt of the last change', () => {
    let queue = begin();
    expect(saveStateOf(queue)).toEqual({ kind: 'idle' });
    queue = nextQueue(edit(queue, claim('W')), { type: 'sent' });
    expect(saveStateOf(queue)).toEqual({ kind: 'saving' });
    queue = nextQueue(edit(queue, claim('WC')), { type: 'receipt', revision: 1, savedAt: AT });
    expect(saveStateOf(queue)).toEqual({ kind: 'saving' });
    queue = nextQueue(nextQueue(queue, { type: 'sent' }), { type: 'receipt', revision: 2, savedAt: AT });
    expect(saveStateOf(queue)).toEqual({ kind: 'saved', at: AT });
  });
});

describe('after a conflict', () => {
  const record = (author: string): Change => ({ op: 'insert', path: '/recordsReviewed/0', value: { author } });
  const refused = (queue: SaveQueue): SaveQueue =>
    nextQueue(queue, { type: 'failed', failure: { code: 'conflict', message: 'Changed elsewhere.' } });

  test('what the store took although its answer was lost is not made twice', () => {
    let queue = refused(edit(nextQueue(edit(begin(), record('A')), { type: 'sent' }), claim('WC')));
    const evaluation = applyChanges(emptyEvaluation(), [record('A')]);
    queue = nextQueue(queue, { type: 'reloaded', evaluation, revision: 1, savedAt: AT });
    expect(queue.local.recordsReviewed).toHaveLength(1);
    expect(toSend(queue)).toEqual([claim('WC')]);
  });

  test('what someone else changed stays, with the unsaved entries on top', () => {
    let queue = refused(nextQueue(edit(begin(), claim('WC')), { type: 'sent' }));
    const evaluation = applyChanges(emptyEvaluation(), [set('/side', 'right')]);
    queue = nextQueue(queue, { type: 'reloaded', evaluation, revision: 7, savedAt: AT });
    expect(queue.local).toMatchObject({ side: 'right', case: { claimNumber: 'WC' } });
    expect(queue.revision).toBe(7);
  });

  test('entries whose place is gone leave the store’s evaluation alone', () => {
    const base = applyChanges(emptyEvaluation(), [record('A')]);
    const queue = refused(edit(startQueue(base, 1), set('/recordsReviewed/0/author', 'B')));
    const after = nextQueue(queue, { type: 'reloaded', evaluation: emptyEvaluation(), revision: 2, savedAt: AT });
    expect(after.local).toEqual(emptyEvaluation());
    expect(isUnsaved(after)).toBe(false);
  });
});

/** A store that takes or refuses calls, and may lose the answer to one it took. */
interface Store {
  evaluation: Evaluation;
  revision: number;
}
type Step =
  { kind: 'edit'; change: Change } | { kind: 'answer'; how: 'receipt' | 'refused' | 'lost' } | { kind: 'retry' };

const texts = fc.string({ maxLength: 4 });
const edits: fc.Arbitrary<Change> = fc.oneof(
  texts.map(claim),
  texts.map((value) => set('/examinee/name', value)),
  texts.map((value) => set('/opinions/reasons', value)),
  texts.map((author): Change => ({ op: 'insert', path: '/recordsReviewed/0', value: { author } })),
);
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: edits.map((change): Step => ({ kind: 'edit', change })) },
  {
    weight: 4,
    arbitrary: fc.constantFrom('receipt', 'receipt', 'refused', 'lost').map((how): Step => ({ kind: 'answer', how })),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'retry' }) },
);

function send(queue: SaveQueue, store: Store, how: 'receipt' | 'refused' | 'lost'): SaveQueue {
  const changes = toSend(queue);
  if (changes === null) return queue;
  const sent = nextQueue(queue, { type: 'sent' });
  if (queue.revision !== store.revision) {
    const refused = nextQueue(sent, { type: 'failed', failure: { code: 'conflict', message: 'Changed elsewhere.' } });
    return nextQueue(refused, { type: 'reloaded', ...store, savedAt: AT });
  }
  if (how !== 'refused') {
    store.evaluation = applyChanges(store.evaluation, changes);
    store.revision += 1;
  }
  if (how === 'receipt') return nextQueue(sent, { type: 'receipt', revision: store.revision, savedAt: AT });
  return nextQueue(sent, { type: 'failed', failure: { code: 'internal', message: 'No answer.' } });
}

describe('whatever the order of edits and answers', () => {
  test('"saved" is only told when the store holds what the screen shows, and in the end it does', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 40 }), (script) => {
        const store: Store = { evaluation: emptyEvaluation(), revision: 0 };
        let queue = begin();
        let expected = emptyEvaluation();
        const check = (): void => {
          expect(queue.local).toEqual(expected);
          if (saveStateOf(queue).kind === 'saved') expect(store.evaluation).toEqual(queue.local);
        };
        for (const step of script) {
          if (step.kind === 'edit') {
            queue = edit(queue, step.change);
            expected = applyChanges(expected, [step.change]);
          } else if (step.kind === 'retry') queue = nextQueue(queue, { type: 'retry' });
          else queue = send(queue, store, step.how);
          check();
        }
        for (let round = 0; isUnsaved(queue) && round < 10; round += 1) {
          queue = send(nextQueue(queue, { type: 'retry' }), store, 'receipt');
          check();
        }
        expect(isUnsaved(queue)).toBe(false);
        expect(store.evaluation).toEqual(expected);
      }),
    );
  });
});
