import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { CALL_NAMES } from '../../../main/contract/names.ts';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { applyChanges } from '../../../main/domain/changes.ts';
import { redo, undo, undoHistory } from '../../../main/domain/undo.ts';
import { createEvaluation, openEvaluation } from '../../../main/store/evaluations.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from '../vault/quick-vault.ts';

vi.mock('electron', () => ({ ipcMain: {}, app: {}, protocol: {} }));
vi.mock('../../../main/shell/log.ts', () => ({ logFailure: () => undefined }));

const { answer } = await import('../../../main/shell/ipc.ts');
const { endHandOver, isHandedOver } = await import('../../../main/shell/hand-over-state.ts');
const { handoverHandlers } = await import('../../../main/shell/handovers.ts');
type Handlers = Parameters<typeof answer>[1];

const INSTRUMENTS = [
  { id: 'hoos-jr', phase: 'examination', date: '2026-10-05' },
  { id: 'lefs', phase: 'examination', date: '2026-10-05', givenBy: 'on-paper', responses: [1, 2] },
  { id: 'oxford-hip', phase: 'examination', date: '2026-10-05' },
];

let vault: Vault;
let evaluationId: string;
let steps: string[];
let handover: ReturnType<typeof handoverHandlers>;

beforeEach(async () => {
  vault = quickVault(temporaryFolder(), {
    clock: {
      now: () => 0,
      wait: () => {
        steps.push('waited');
        return Promise.resolve();
      },
    },
  });
  steps = [];
  await vault.create(PASSPHRASE);
  const filled = applyChanges(emptyEvaluation(), [{ op: 'set', path: '/instruments', value: INSTRUMENTS }]);
  evaluationId = createEvaluation(vault.database, filled, new Date()).id;
  handover = handoverHandlers(vault, {
    shut: () => steps.push('shut'),
    open: () => steps.push('open'),
  });
  onTestFinished(() => {
    endHandOver();
    vault.lock();
  });
});

const stored = () => openEvaluation(vault.database, evaluationId);
const start = async (index = 0) => handover['handover.start']({ evaluationId, revision: stored().revision, index });
const give = async (item: number, value: number | null) => handover['handover.answer']({ item, value });
const state = async () => handover['handover.state'](null);

/** Every other call would answer; each that runs is noted. */
function allHandlers(ran: string[]): Handlers {
  const others = Object.fromEntries(
    CALL_NAMES.map((name) => [
      name,
      () => {
        ran.push(name);
        return null;
      },
    ]),
  );
  return { ...others, ...handover } as unknown as Handlers;
}

describe('hand-over: the examinee alone with one questionnaire', () => {
  it('refuses every call of the contract but those of the examinee’s screen', async () => {
    await start();
    const ran: string[] = [];
    const handlers = allHandlers(ran);
    const open = new Set(['app.info', 'handover.state', 'handover.answer', 'handover.end']);
    for (const name of CALL_NAMES) {
      if (open.has(name)) continue;
      for (const input of [null, { id: evaluationId }, { evaluationId, revision: 0, index: 0 }]) {
        expect(await answer(name, handlers, input), name).toMatchObject({ ok: false, error: { code: 'handed-over' } });
      }
    }
    expect(ran).toEqual([]);
    expect(await answer('handover.state', handlers, null)).toMatchObject({ ok: true });
  });

  it('tells nothing but the instrument, the own answers and the colours', async () => {
    await start();
    expect(await state()).toEqual({
      instrument: 'hoos-jr',
      responses: [null, null, null, null, null, null],
      theme: 'system',
    });
    expect(steps).toEqual(['shut']);
  });

  it('stores every answer at once, marked as given on screen; a question can be left unanswered', async () => {
    await start();
    await give(2, 4);
    await give(0, 1);
    await give(0, null);
    const shown = await give(1, 0);
    expect(shown).toMatchObject({ responses: [null, 0, 4, null, null, null] });
    expect(stored().evaluation.instruments[0]).toMatchObject({
      givenBy: 'on-screen',
      responses: [null, 0, 4, null, null, null],
    });
  });

  it('writes nothing for an answer that is there already, and refuses a question that is not there', async () => {
    await start();
    await give(0, 3);
    const { revision } = stored();
    await give(0, 3);
    expect(stored().revision).toBe(revision);
    expect(await failureOfAsync(give(6, 3))).toBe('invalid-input');
  });

  it('the examiner’s undo takes the answers back without losing them', async () => {
    await start();
    await give(0, 3);
    await give(1, 2);
    await give(2, 1);
    const { evaluation, undo: record } = stored();
    let at = evaluation;
    let history = undoHistory(record);
    for (let step = undo(history, at); step !== null; step = undo(history, at)) {
      at = applyChanges(at, step.changes);
      history = step.history;
    }
    expect(at.instruments[0]).toMatchObject({ givenBy: null, responses: [] });
    for (let step = redo(history, at); step !== null; step = redo(history, at)) {
      at = applyChanges(at, step.changes);
      history = step.history;
    }
    expect(at).toEqual(evaluation);
  });

  it('ends by the passphrase alone; wrong tries wait after a few, also many at once, and none locks the data', async () => {
    await start();
    await give(0, 3);
    const wrong = ['a', 'b', 'c', 'd', 'e'].map((text) =>
      failureOfAsync(Promise.resolve(handover['handover.end']({ passphrase: `wrong passphrase ${text}` }))),
    );
    expect(new Set(await Promise.all(wrong))).toEqual(new Set(['wrong-passphrase']));
    expect(steps).toEqual(['shut', 'waited']);
    expect(isHandedOver()).toBe(true);
    expect(await handover['handover.end']({ passphrase: PASSPHRASE })).toEqual({ evaluationId, index: 0 });
    expect(steps.at(-1)).toBe('open');
    expect(await state()).toBeNull();
    expect(stored().evaluation.instruments[0]).toMatchObject({ responses: [3, null, null, null, null, null] });
  });

  it('a lock of the vault ends it, and unlocking does not bring it back', async () => {
    await start();
    await give(0, 3);
    vault.lock();
    expect(await failureOfAsync(give(1, 3))).toBe('locked');
    expect(steps).toEqual(['shut', 'open']);
    await vault.unlock(PASSPHRASE);
    expect(isHandedOver()).toBe(false);
    expect(stored().evaluation.instruments[0]).toMatchObject({ responses: [3, null, null, null, null, null] });
  });

  it.each([
    ['answers that were given on paper', 1, 'not-ready'],
    ['an instrument whose items are licensed', 2, 'invalid-input'],
    ['an administration that is not there', 3, 'invalid-input'],
  ])('does not begin on %s', async (_what, index, code) => {
    expect(await failureOfAsync(start(index))).toBe(code);
    expect(isHandedOver()).toBe(false);
    expect(steps).toEqual([]);
  });

  it('does not begin on an evaluation that has changed since it was shown', async () => {
    const wrongRevision = { evaluationId, revision: stored().revision + 1, index: 0 };
    expect(await failureOfAsync(Promise.resolve().then(() => handover['handover.start'](wrongRevision)))).toBe(
      'conflict',
    );
    expect(isHandedOver()).toBe(false);
  });
});
