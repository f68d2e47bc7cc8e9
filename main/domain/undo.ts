import { z } from 'zod';
import { applyChanges, changeSchema, pointerTokens, toPointer, valueAt, type Change } from './changes.ts';
import { ResiduaError } from './errors.ts';
import type { Evaluation } from './evaluation/evaluation.ts';

/** What takes back one edit and what makes it again. Steps are numbered from 1 in the order of the edits. */
const undoStepSchema = z.strictObject({
  step: z.int().min(1),
  back: z.array(changeSchema).max(2000),
  forth: z.array(changeSchema).max(2000),
});
export type UndoStep = z.output<typeof undoStepSchema>;

/** The edits that can be taken back, newest last, and those that were, the next to make again last. */
export interface UndoHistory {
  readonly done: readonly UndoStep[];
  readonly undone: readonly UndoStep[];
}

/** The history as it is stored: steps up to `cursor` are done. */
export const undoRecordSchema = z.strictObject({ cursor: z.int().min(0), steps: z.array(undoStepSchema).max(1000) });
export type UndoRecord = z.output<typeof undoRecordSchema>;

/** What brings a stored history up to date: the steps outside `first` to `last` go, `steps` come or are replaced. */
export const undoUpdateSchema = undoRecordSchema.extend({ first: z.int().min(1), last: z.int().min(0) });
export type UndoUpdate = z.output<typeof undoUpdateSchema>;

const MOST_STEPS = 200;
export const emptyUndo: UndoHistory = { done: [], undone: [] };

/** The history that a store kept. */
export function undoHistory({ cursor, steps }: UndoRecord): UndoHistory {
  const inOrder = steps.toSorted((a, b) => a.step - b.step);
  return {
    done: inOrder.filter(({ step }) => step <= cursor),
    undone: inOrder.filter(({ step }) => step > cursor).toReversed(),
  };
}

/** What the store must change when it holds `stored` and is to hold `history`. */
export function undoUpdate(stored: UndoHistory, history: UndoHistory): UndoUpdate {
  const known = new Set([...stored.done, ...stored.undone]);
  const steps = [...history.done, ...history.undone.toReversed()];
  const first = steps[0]?.step ?? 1;
  return {
    first,
    last: steps.at(-1)?.step ?? 0,
    cursor: history.done.at(-1)?.step ?? first - 1,
    steps: steps.filter((step) => !known.has(step)),
  };
}

/** Remembers how to take back `changes` made on `before`. Typing on in one field is one step. */
export function recordEdit(history: UndoHistory, before: Evaluation, changes: readonly Change[]): UndoHistory {
  const last = history.done.at(-1);
  const [only] = changes;
  const [lastOnly] = last?.forth ?? [];
  const goesOn =
    last?.forth.length === 1 &&
    changes.length === 1 &&
    only?.op === 'set' &&
    lastOnly?.op === 'set' &&
    only.path === lastOnly.path;
  if (goesOn) {
    const step = { step: last.step, back: last.back, forth: [...changes] };
    return { done: [...history.done.slice(0, -1), step], undone: [] };
  }
  const step = { step: (last?.step ?? 0) + 1, back: inverse(before, changes), forth: [...changes] };
  return { done: [...history.done, step].slice(-MOST_STEPS), undone: [] };
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
  // A removed entry takes its waivers and diagnosis pointers along; going back brings them again.
  const returned = applyChanges(at, back);
  if (!isSamePointers(returned.claim, before.claim)) {
    back.push({ op: 'set', path: '/claim/lines', value: valueAt(before, '/claim/lines') });
  }
  if (!isDeepEqual(returned.waivers, before.waivers)) {
    back.push({ op: 'set', path: '/waivers', value: valueAt(before, '/waivers') });
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
    if (error instanceof ResiduaError) return false;
    throw error;
  }
}

function isSamePointers(a: Evaluation['claim'], b: Evaluation['claim']): boolean {
  const written = ({ lines }: Evaluation['claim']): string =>
    lines.map(({ diagnosisPointers }) => diagnosisPointers.join(' ')).join('|');
  return written(a) === written(b);
}

function isDeepEqual(a: Evaluation['waivers'], b: Evaluation['waivers']): boolean {
  return (
    a.length === b.length && a.every(({ item, reason }, index) => item === b[index]?.item && reason === b[index].reason)
  );
}
