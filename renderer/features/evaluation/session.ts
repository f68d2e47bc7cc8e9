import type { CallInput, CallName, CallOutput } from '../../../main/contract/contract.ts';
import type { OpenEvaluation, SignedReport } from '../../../main/contract/schemas.ts';
import type { Change } from '../../../main/domain/changes.ts';
import { ResiduaError } from '../../../main/domain/errors.ts';
import type { RejectedEntry } from '../../../main/domain/evaluation/rejected.ts';
import { rejection, valueBack } from '../../../main/domain/rejected.ts';
import {
  emptyUndo,
  goesOnTyping,
  recordEdit,
  redo,
  undo,
  undoHistory,
  undoUpdate,
  type Typing,
  type UndoHistory,
} from '../../../main/domain/undo.ts';
import { CallFailure, failureMessage, residua } from '../../app/client.ts';
import { isUnsaved, nextQueue, startQueue, toSend, type QueueEvent, type SaveQueue } from './save-queue.ts';

export interface Snapshot {
  readonly queue: SaveQueue;
  readonly status: OpenEvaluation['status'];
  readonly signedReport: SignedReport | null;
  readonly history: UndoHistory;
  /** JSON pointer of the text that is being typed; null once its field is left, and after a choice. */
  readonly typing: string | null;
  /** What the person should know about the saving, beyond its state. */
  readonly notice: string | null;
}

export type Caller = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

const MOST_RELOADS = 3;
const RELOADED =
  'This evaluation had been changed elsewhere, so it was loaded again. What you entered since the last save was entered again on top of it.';
const RELOADED_LOST =
  'This evaluation had been changed elsewhere, so it was loaded again. What you entered since the last save no longer has its place there: please look it over.';

/** One open evaluation: shows edits at once and sends them to the store one call at a time. */
export class EvaluationSession {
  readonly id: string;
  readonly #call: Caller;
  readonly #listeners = new Set<() => void>();
  #snapshot: Snapshot;
  #idle: (() => void)[] = [];
  readonly #now: () => number;
  #reloads = 0;
  /** The last edit, when it was typed. */
  #typed: Typing | null = null;
  /** The history of undo that the store holds. */
  #storedHistory: UndoHistory;

  /** @param now milliseconds of a clock; only differences count. */
  constructor(open: OpenEvaluation, call: Caller = residua.call, now: () => number = () => performance.now()) {
    this.id = open.id;
    this.#call = call;
    this.#now = now;
    this.#storedHistory = undoHistory(open.undo);
    this.#snapshot = {
      queue: startQueue(open.evaluation, open.revision),
      status: open.status,
      signedReport: open.signedReport,
      history: this.#storedHistory,
      typing: null,
      notice: null,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): Snapshot => this.#snapshot;

  /**
   * Makes the changes on the screen now and sends them. A signed evaluation takes none.
   *
   * @param typedInto JSON pointer of the field, when a text is being typed: one go of typing is undone at once. A choice
   *   is always a step of its own.
   */
  edit(changes: readonly Change[], typedInto: string | null = null): void {
    if (this.#snapshot.status === 'signed' || changes.length === 0) return;
    const before = this.#snapshot.queue.local;
    try {
      this.#dispatch({ type: 'edit', changes });
    } catch (error) {
      if (!(error instanceof ResiduaError)) throw error;
      this.#set({ notice: `The last entry was not taken: ${error.message}` });
      return;
    }
    const typed = typedInto === null ? null : { field: typedInto, at: this.#now() };
    const history = recordEdit(this.#snapshot.history, before, changes, goesOnTyping(this.#typed, typed));
    this.#typed = typed;
    this.#set({ history, typing: typedInto, notice: null });
    this.#pump();
  }

  /** Keeps what is typed into a field that cannot take it; the field keeps the value from before the typing. */
  reject(entry: RejectedEntry, before: string | number | null): void {
    const { local } = this.#snapshot.queue;
    this.edit([...valueBack(local, entry.path, before), rejection(local, entry)], entry.path);
  }

  /** The field that was typed into is left: what is typed from now on is another step. */
  leaveField(): void {
    this.#typed = null;
    if (this.#snapshot.typing !== null) this.#set({ typing: null });
  }

  /** Takes back the last edit. The JSON pointer of the first place it changes; null when there was nothing to take back. */
  undo(): string | null {
    return this.#travel(undo(this.#snapshot.history, this.#snapshot.queue.local));
  }

  redo(): string | null {
    return this.#travel(redo(this.#snapshot.history, this.#snapshot.queue.local));
  }

  /** Sends again what could not be saved. Resolves when nothing is left to send, or sending failed again. */
  async flush(): Promise<boolean> {
    if (this.#snapshot.queue.failure !== null) {
      this.#dispatch({ type: 'retry' });
      this.#pump();
    }
    if (this.#isBusy()) await new Promise<void>((resolve) => this.#idle.push(resolve));
    return !isUnsaved(this.#snapshot.queue);
  }

  isUnsaved(): boolean {
    return isUnsaved(this.#snapshot.queue);
  }

  revision(): number {
    return this.#snapshot.queue.revision;
  }

  /** The evaluation as the store answered after signing. */
  sealed(open: OpenEvaluation): void {
    this.#set({
      queue: startQueue(open.evaluation, open.revision),
      status: open.status,
      signedReport: open.signedReport,
      history: emptyUndo,
      typing: null,
      notice: null,
    });
  }

  dismissNotice(): void {
    this.#set({ notice: null });
  }

  #travel(step: { changes: readonly Change[]; history: UndoHistory } | null): string | null {
    if (step === null || this.#snapshot.status === 'signed') return null;
    this.#typed = null;
    this.#dispatch({ type: 'edit', changes: step.changes });
    this.#set({ history: step.history, typing: null });
    this.#pump();
    const places = step.changes.map(({ path }) => path);
    // A text that its field cannot take is kept aside; what it stands for is the other change.
    return places.find((path) => path !== '/rejected') ?? places[0] ?? null;
  }

  #isBusy(): boolean {
    const { queue } = this.#snapshot;
    return queue.inFlight !== null || toSend(queue) !== null;
  }

  #pump(): void {
    const changes = toSend(this.#snapshot.queue);
    if (changes === null) {
      if (!this.#isBusy()) for (const resolve of this.#idle.splice(0)) resolve();
      return;
    }
    this.#dispatch({ type: 'sent' });
    const { queue, history } = this.#snapshot;
    // The history fits what the store will hold only when nothing stays behind.
    const isAll = queue.waiting.length === 0;
    const undoChange = isAll ? { undo: undoUpdate(this.#storedHistory, history) } : {};
    const request = { id: this.id, revision: queue.revision, changes: [...changes], ...undoChange };
    this.#call('evaluation.change', request).then(
      (receipt) => {
        this.#reloads = 0;
        if (isAll) this.#storedHistory = history;
        this.#dispatch({ type: 'receipt', ...receipt });
        this.#pump();
      },
      (error: unknown) => {
        void this.#refused(error);
      },
    );
  }

  async #refused(error: unknown): Promise<void> {
    const code = error instanceof CallFailure ? error.code : 'internal';
    this.#dispatch({ type: 'failed', failure: { code, message: failureMessage(error) } });
    if (code === 'conflict' && this.#reloads < MOST_RELOADS) await this.#reload();
    this.#pump();
  }

  async #reload(): Promise<void> {
    this.#reloads += 1;
    try {
      const open = await this.#call('evaluation.open', { id: this.id });
      const before = this.#snapshot.queue;
      this.#typed = null;
      // Whatever the store holds of it is written anew.
      this.#storedHistory = emptyUndo;
      this.#dispatch({ type: 'reloaded', ...open, savedAt: open.updatedAt });
      const after = this.#snapshot.queue;
      this.#set({ status: open.status, signedReport: open.signedReport });
      if (after.local === before.local) return;
      this.#set({ history: emptyUndo, notice: isUnsaved(before) && !isUnsaved(after) ? RELOADED_LOST : RELOADED });
    } catch (error) {
      this.#dispatch({ type: 'failed', failure: { code: 'internal', message: failureMessage(error) } });
    }
  }

  #dispatch(event: QueueEvent): void {
    this.#set({ queue: nextQueue(this.#snapshot.queue, event) });
  }

  #set(part: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const listener of this.#listeners) listener();
  }
}
