import { replaceEqualDeep } from '@tanstack/react-query';
import { applyChanges, type Change } from '../../../main/domain/changes.ts';
import type { Evaluation } from '../../../main/domain/evaluation/evaluation.ts';

/** The contract takes this many changes in one call. */
const MOST_CHANGES = 1000;

/**
 * An evaluation on its way to the store. `stored` is what the store is known to hold at `revision`; the changes in
 * flight and after them the waiting ones lead from there to `local`, which is what the screen shows.
 */
export interface SaveQueue {
  readonly stored: Evaluation;
  readonly revision: number;
  readonly local: Evaluation;
  readonly inFlight: readonly Change[] | null;
  readonly waiting: readonly Change[];
  /** So many of the waiting were sent before, and the store may hold them though no receipt came. */
  readonly attempted: number;
  /** Instant of the last receipt. */
  readonly savedAt: string | null;
  readonly failure: SaveFailure | null;
}

export interface SaveFailure {
  readonly code: string;
  readonly message: string;
}

export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly reason: string };

export type QueueEvent =
  | { readonly type: 'edit'; readonly changes: readonly Change[] }
  /** The caller sends what `toSend` tells and marks it so. */
  | { readonly type: 'sent' }
  | { readonly type: 'receipt'; readonly revision: number; readonly savedAt: string }
  /** Nothing of what was in flight was stored, or it is not known. */
  | { readonly type: 'failed'; readonly failure: SaveFailure }
  | { readonly type: 'retry' }
  /** The store's own evaluation, after a conflict. */
  | { readonly type: 'reloaded'; readonly evaluation: Evaluation; readonly revision: number; readonly savedAt: string };

export function startQueue(stored: Evaluation, revision: number): SaveQueue {
  return { stored, revision, local: stored, inFlight: null, waiting: [], attempted: 0, savedAt: null, failure: null };
}

/**
 * The queue after an event. Nothing entered is ever dropped: it is in `stored`, in flight or waiting.
 *
 * @throws ResiduaError `invalid-input` for an edit that does not fit an evaluation; the queue stays as it was.
 */
export function nextQueue(queue: SaveQueue, event: QueueEvent): SaveQueue {
  switch (event.type) {
    case 'edit':
      return {
        ...queue,
        local: edited(queue.local, event.changes),
        waiting: event.changes.reduce((waiting, change) => append(waiting, change, queue.attempted), queue.waiting),
      };
    case 'sent': {
      const changes = toSend(queue);
      if (changes === null) return queue;
      const waiting = queue.waiting.slice(changes.length);
      return { ...queue, inFlight: changes, waiting, attempted: Math.max(0, queue.attempted - changes.length) };
    }
    case 'receipt':
      if (queue.inFlight === null) return queue;
      return {
        ...queue,
        stored: edited(queue.stored, queue.inFlight),
        revision: event.revision,
        inFlight: null,
        savedAt: event.savedAt,
        failure: null,
      };
    case 'failed':
      return {
        ...queue,
        inFlight: null,
        waiting: [...(queue.inFlight ?? []), ...queue.waiting],
        attempted: (queue.inFlight?.length ?? 0) + queue.attempted,
        failure: event.failure,
      };
    case 'retry':
      return { ...queue, failure: null };
    case 'reloaded':
      return reloaded(queue, event);
  }
}

/** The changes to send now, or null: one call at a time, none after a failure until it is tried again. */
export function toSend(queue: SaveQueue): readonly Change[] | null {
  if (queue.inFlight !== null || queue.failure !== null || queue.waiting.length === 0) return null;
  return queue.waiting.slice(0, MOST_CHANGES);
}

export function isUnsaved(queue: SaveQueue): boolean {
  return queue.inFlight !== null || queue.waiting.length > 0;
}

/** "Saved" is told only when the store has confirmed everything that is on the screen. */
export function saveStateOf(queue: SaveQueue): SaveState {
  if (queue.failure !== null) return { kind: 'failed', reason: queue.failure.message };
  if (isUnsaved(queue)) return { kind: 'saving' };
  return queue.savedAt === null ? { kind: 'idle' } : { kind: 'saved', at: queue.savedAt };
}

/** Typing one word is one change: a `set` replaces the waiting, never sent `set` of the same place right before it. */
function append(waiting: readonly Change[], change: Change, attempted: number): readonly Change[] {
  const last = waiting.length > attempted ? waiting.at(-1) : undefined;
  if (change.op === 'set' && last?.op === 'set' && last.path === change.path) return [...waiting.slice(0, -1), change];
  return [...waiting, change];
}

/** Equal parts keep their identity, so that only what changed is drawn again. */
function edited(evaluation: Evaluation, changes: readonly Change[]): Evaluation {
  return replaceEqualDeep(evaluation, applyChanges(evaluation, changes));
}

/**
 * After a conflict: the store's evaluation, with the unsaved changes made on it again. When only the answer was lost
 * and the store already holds what had been sent, that part is not made twice. Changes that no longer fit
 * (their place is gone) end the attempt: then the store's evaluation stands alone.
 */
function reloaded(queue: SaveQueue, event: Extract<QueueEvent, { type: 'reloaded' }>): SaveQueue {
  const stored = replaceEqualDeep(queue.local, event.evaluation);
  const start = { ...startQueue(stored, event.revision), savedAt: event.savedAt };
  for (let arrived = queue.attempted; arrived >= 0; arrived -= 1) {
    const before = tryChanges(queue.stored, queue.waiting.slice(0, arrived));
    if (before === null || replaceEqualDeep(stored, before) !== stored) continue;
    const rest = queue.waiting.slice(arrived);
    return { ...start, waiting: rest, local: tryChanges(stored, rest) ?? stored };
  }
  const local = tryChanges(stored, queue.waiting);
  return local === null ? start : { ...start, local, waiting: queue.waiting, attempted: 0 };
}

function tryChanges(evaluation: Evaluation, changes: readonly Change[]): Evaluation | null {
  try {
    return edited(evaluation, changes);
  } catch (error) {
    if (error instanceof Error && error.name === 'ResiduaError') return null;
    throw error;
  }
}
