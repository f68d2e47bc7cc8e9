import { describe, expect, test } from 'vitest';
import { applyChanges, type Change } from '../../../../main/domain/changes.ts';
import { emptyEvaluation, type Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import type { UndoRecord, UndoUpdate } from '../../../../main/domain/undo.ts';
import { CallFailure } from '../../../../renderer/app/client.ts';
import { EvaluationSession, type Caller } from '../../../../renderer/features/evaluation/session.ts';

const AT = '2026-10-05T12:00:00.000Z';
const ID = '6f1f6a3e-6f0e-4d1c-9a52-0f6d2f5d8c11';
const claim = (value: string): Change => ({ op: 'set', path: '/case/claimNumber', value });

interface Request {
  revision: number;
  changes: Change[];
  undo?: UndoUpdate;
}

/** A store that fails as told: each `plan` entry is the code of the next failure, or null to succeed. */
function setUp(plan: (string | null)[] = [], foreign: Change[] = [], undo: UndoRecord = { cursor: 0, steps: [] }) {
  const clock = { now: 0 };
  const store = { evaluation: emptyEvaluation(), revision: 0, requests: [] as Request[] };
  const open = (evaluation: Evaluation, status: 'draft' | 'signed' = 'draft') => ({
    id: ID,
    status,
    revision: store.revision,
    updatedAt: AT,
    evaluation,
    signedReport: null,
    undo,
  });
  const call = (async (name: string, input: Request) => {
    await Promise.resolve();
    if (name === 'evaluation.open') {
      store.evaluation = applyChanges(store.evaluation, foreign);
      store.revision = 5;
      return open(store.evaluation);
    }
    store.requests.push(input);
    const code = plan.shift() ?? null;
    if (code !== null) throw new CallFailure({ code, message: `failed with ${code}` });
    store.evaluation = applyChanges(store.evaluation, input.changes);
    store.revision = input.revision + 1;
    return { revision: store.revision, savedAt: AT };
  }) as unknown as Caller;
  return { store, session: new EvaluationSession(open(emptyEvaluation()), call, () => clock.now), clock, open };
}

describe('an open evaluation', () => {
  test('each letter is on the screen at once, and all are stored in the end', async () => {
    const { store, session } = setUp();
    for (const value of ['W', 'WC', 'WC-', 'WC-1']) session.edit([claim(value)]);
    expect(session.snapshot().queue.local.case.claimNumber).toBe('WC-1');
    expect(await session.flush()).toBe(true);
    expect(store.evaluation.case.claimNumber).toBe('WC-1');
    expect(store.requests.map(({ revision }) => revision)).toEqual([0, 1]);
  });

  test('what could not be saved is kept, and saved when tried again', async () => {
    const { store, session } = setUp(['file-unwritable', 'file-unwritable']);
    session.edit([claim('WC')]);
    expect(await session.flush()).toBe(false);
    session.edit([claim('WC-1')]);
    expect(session.snapshot().queue.failure?.message).toBe('failed with file-unwritable');
    expect(await session.flush()).toBe(false);
    expect(await session.flush()).toBe(true);
    expect(store.evaluation.case.claimNumber).toBe('WC-1');
  });

  test('after a conflict it loads again, keeps the entries and says so', async () => {
    const { store, session } = setUp(['conflict'], [{ op: 'set', path: '/side', value: 'right' }]);
    session.edit([claim('WC')]);
    expect(await session.flush()).toBe(true);
    expect(store.evaluation).toMatchObject({ side: 'right', case: { claimNumber: 'WC' } });
    expect(session.snapshot().notice).toContain('loaded again');
  });

  test('conflicts without end stop with a failure instead of a loop', async () => {
    const { session } = setUp(Array.from({ length: 20 }, () => 'conflict'));
    session.edit([claim('WC')]);
    expect(await session.flush()).toBe(false);
    expect(session.snapshot().queue.local.case.claimNumber).toBe('WC');
  });

  test('an entry that does not fit is refused with a sentence; the rest stays', () => {
    const { session } = setUp();
    session.edit([{ op: 'set', path: '/side', value: 'upper' }]);
    expect(session.snapshot().notice).toContain('was not taken');
    expect(session.isUnsaved()).toBe(false);
  });

  test('a signed evaluation takes no edit', () => {
    const { session, open } = setUp();
    session.sealed(open(emptyEvaluation(), 'signed'));
    session.edit([claim('WC')]);
    expect(session.snapshot().queue.local.case.claimNumber).toBeNull();
    expect(session.undo()).toBeNull();
  });

  test('undo takes back on the screen and in the store', async () => {
    const { store, session } = setUp();
    session.edit([claim('WC')]);
    await session.flush();
    expect(session.undo()).toBe('/case/claimNumber');
    await session.flush();
    expect(store.evaluation.case.claimNumber).toBeNull();
    expect(session.redo()).toBe('/case/claimNumber');
    await session.flush();
    expect(store.evaluation.case.claimNumber).toBe('WC');
  });

  test('what was undone and done is sent with the change and is there after a restart', async () => {
    const { store, session, open } = setUp();
    session.edit([claim('WC-1')]);
    session.edit([{ op: 'set', path: '/side', value: 'left' }]);
    session.undo();
    await session.flush();
    const record = store.requests.reduce<UndoRecord>(
      (kept, { undo }) => (undo === undefined ? kept : { cursor: undo.cursor, steps: [...kept.steps, ...undo.steps] }),
      { cursor: 0, steps: [] },
    );
    const restarted = new EvaluationSession(
      { ...open(store.evaluation), undo: record },
      () => new Promise(() => undefined),
    );
    expect(restarted.redo()).toBe('/side');
    expect(restarted.snapshot().queue.local.side).toBe('left');
    expect([restarted.undo(), restarted.undo(), restarted.undo()]).toEqual(['/side', '/case/claimNumber', null]);
    expect(restarted.snapshot().queue.local).toEqual(emptyEvaluation());
  });

  test('typing is one step until a pause, until the field is left, until undo and until a restart', async () => {
    const { session, clock } = setUp();
    const type = (value: string) => {
      session.edit([claim(value)], '/case/claimNumber');
    };
    type('W');
    type('WC');
    clock.now += 5000;
    type('WC-1');
    session.leaveField();
    type('WC-12');
    const seen = [];
    while (session.undo()) seen.push(session.snapshot().queue.local.case.claimNumber);
    expect(seen).toEqual(['WC-1', 'WC', null]);
    type('X');
    type('XY');
    expect(session.undo()).toBe('/case/claimNumber');
    type('Z');
    expect(session.snapshot().history.done).toHaveLength(1);
    await session.flush();
  });

  test('a text that cannot be taken is stored beside the value from before, and undone with its typing', async () => {
    const { store, session } = setUp();
    const path = '/examination/thighGirthCm/left';
    const type = (value: string | null) => {
      session.edit([{ op: 'set', path, value }], path);
    };
    type('45');
    session.leaveField();
    type('3');
    type('30');
    session.reject({ path, text: '300', message: 'too much' }, '45');
    await session.flush();
    expect(store.evaluation.examination.thighGirthCm.left).toBe('45');
    expect(store.evaluation.rejected).toEqual([{ path, text: '300', message: 'too much' }]);
    session.undo();
    expect(session.snapshot().queue.local.rejected).toEqual([]);
    session.redo();
    expect(session.snapshot().queue.local.rejected).toHaveLength(1);
    session.undo();
    expect(session.snapshot().queue.local.examination.thighGirthCm.left).toBe('45');
    await session.flush();
  });

  test('after a conflict a rejected text is entered again beside what had been changed', async () => {
    const path = '/examination/thighGirthCm/left';
    const { store, session } = setUp(['conflict'], [{ op: 'set', path, value: '45' }]);
    session.reject({ path, text: '300', message: 'too much' }, null);
    expect(await session.flush()).toBe(true);
    expect(store.evaluation.examination.thighGirthCm.left).toBe('45');
    expect(store.evaluation.rejected).toEqual([{ path, text: '300', message: 'too much' }]);
  });
});
