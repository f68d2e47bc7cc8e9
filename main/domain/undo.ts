import { z } from 'zod';
import { applyChanges, changeSchema, pointerTokens, toPointer, valueAt, type Change } from './changes.ts';
import { ResiduaError } from './errors.ts';
import type { Evaluation } from './evaluation/evaluation.ts';

const MOST_CHANGES = 2000;
const MOST_STEPS = 1000;

/** What takes back one edit and what makes it again. Steps are numbered from 1 in the order of the edits. */
const undoStepSchema = z.strictObject({
  step: z.int().min(1),
  back: z.array(changeSchema).max(MOST_CHANGES),
  forth: z.array(changeSchema).max(MOST_CHANGES),
});
export type UndoStep = z.output<typeof undoStepSchema>;

/** The edits that can be taken back, newest last, and those that were, the next to make again last. */
export interface UndoHistory {
  readonly done: readonly UndoStep[];
  readonly undone: readonly UndoStep[];
}

/** The history as it is stored: steps up to `cursor` are done. */
export const undoRecordSchema = z.strictObject({
  cursor: z.int().min(0),
  steps: z.array(undoStepSchema).max(MOST_STEPS),
});
export type UndoRecord = z.output<typeof undoRecordSchema>;

/** What brings a stored history up to date: the steps outside `first` to `last` go, `steps` come or are replaced. */
export const undoUpdateSchema = undoRecordSchema.extend({ first: z.int().min(1), last: z.int().min(0) });
export type UndoUpdate = z.output<typeof undoUpdateSchema>;

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

/** A text that is being typed. */
export interface Typing {
  /** JSON pointer of the field. */
  readonly field: string;
  /** When the last edit was made, in milliseconds of whatever clock. */
  readonly at: number;
}

/** Edits of one text that follow each other within so many milliseconds are one step. */
const TYPING_PAUSE = 2000;

/**
 * Whether an edit goes on with the text that was typed before it: in the same field, before the pause is over. The window
 * forgets `last` when the field is left, at every choice, undo and redo.
 */
export function goesOnTyping(last: Typing | null, next: Typing | null): boolean {
  if (next === null || last?.field !== next.field) return false;
  return next.at >= last.at && next.at - last.at <= TYPING_PAUSE;
}

/**
 * Remembers how to take back `changes` made on `before`: as a step of their own, or with `joins` together with the newest
 * step.
 */
export function recordEdit(
  history: UndoHistory,
  before: Evaluation,
  changes: readonly Change[],
  joins = false,
): UndoHistory {
  const last = history.done.at(-1);
  const back = inverse(before, changes);
  if (joins && last !== undefined) {
    const joined = {
      step: last.step,
      back: inOneGo([...back, ...last.back]),
      forth: inOneGo([...last.forth, ...changes]),
    };
    if (Math.max(joined.back.length, joined.forth.length) <= MOST_CHANGES) {
      return { done: [...history.done.slice(0, -1), joined], undone: [] };
    }
  }
  const step = { step: (last?.step ?? 0) + 1, back, forth: [...changes] };
  return { done: [...history.done, step].slice(-MOST_STEPS), undone: [] };
}

/** Of values set at one place right after each other only the last counts. */
function inOneGo(changes: readonly Change[]): Change[] {
  return changes.filter((change, at) => {
    const next = changes[at + 1];
    return !(change.op === 'set' && next?.op === 'set' && next.path === change.path);
  });
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
  // A removed entry takes its waivers, diagnosis pointers and rejected texts along, a value takes the rejected text in its
  // place; going back brings them again.
  const returned = applyChanges(at, back);
  if (!isSamePointers(returned.claim, before.claim)) {
    back.push({ op: 'set', path: '/claim/lines', value: valueAt(before, '/claim/lines') });
  }
  for (const list of ['waivers', 'rejected'] as const) {
    if (!isDeepEqual(returned[list], before[list])) {
      back.push({ op: 'set', path: `/${list}`, value: valueAt(before, `/${list}`) });
    }
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

function isDeepEqual(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((entry, index) => JSON.stringify(entry) === JSON.stringify(b[index]));
}
