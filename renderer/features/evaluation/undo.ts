import { pointerTokens, toPointer, type Change } from '../../../main/domain/changes.ts';
import { applyChanges } from '../../../main/domain/changes.ts';
import type { Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { valueAt } from './pointers.ts';

/** What takes back each edit and what makes it again, newest last. */
export interface UndoHistory {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

interface Step {
  readonly back: readonly Change[];
  readonly forth: readonly Change[];
}

const MOST_STEPS = 200;
export const emptyUndo: UndoHistory = { done: [], undone: [] };

/** Remembers how to take back `changes` made on `before`. Typing on in one field is one step. */
export function recordEdit(history: UndoHistory, before: Evaluation, changes: readonly Change[]): UndoHistory {
  const back = inverse(before, changes);
  const last = history.done.at(-1);
  const [only] = changes;
  const [lastOnly] = last?.forth ?? [];
  const goesOn =
    last?.forth.length === 1 &&
    changes.length === 1 &&
    only?.op === 'set' &&
    lastOnly?.op === 'set' &&
    only.path === lastOnly.path;
  const step = goesOn ? { back: last.back, forth: changes } : { back, forth: changes };
  const done = goesOn ? [...history.done.slice(0, -1), step] : [...history.done, step].slice(-MOST_STEPS);
  return { done, undone: [] };
}

export function undo(
  history: UndoHistory,
  now: Evaluation,
): { changes: readonly Change[]; history: UndoHistory } | null {
  const step = history.done.at(-1);
  if (step === undefined || !fits(now, step.back)) return null;
  return { changes: step.back, history: { done: history.done.slice(0, -1), undone: [...history.undone, step] } };
}

export function redo(
  history: UndoHistory,
  now: Evaluation,
): { changes: readonly Change[]; history: UndoHistory } | null {
  const step = history.undone.at(-1);
  if (step === undefined || !fits(now, step.forth)) return null;
  return { changes: step.forth, history: { done: [...history.done, step], undone: history.undone.slice(0, -1) } };
}

/** The changes that lead back from `before` with `changes` made to `before`. */
export function inverse(before: Evaluation, changes: readonly Change[]): Change[] {
  const back: Change[] = [];
  let at = before;
  for (const change of changes) {
    back.unshift(inverseOf(at, change));
    at = applyChanges(at, [change]);
  }
  return back;
}

function inverseOf(before: Evaluation, change: Change): Change {
  switch (change.op) {
    case 'set':
      return { op: 'set', path: change.path, value: valueAt(before, change.path) };
    case 'insert':
      return { op: 'remove', path: change.path };
    case 'remove':
      return { op: 'insert', path: change.path, value: valueAt(before, change.path) };
    case 'move': {
      const tokens = pointerTokens(change.path);
      const list = tokens.slice(0, -1);
      return { op: 'move', path: toPointer([...list, change.to]), to: Number(tokens.at(-1)) };
    }
  }
}

function fits(now: Evaluation, changes: readonly Change[]): boolean {
  try {
    applyChanges(now, changes);
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResiduaError') return false;
    throw error;
  }
}
