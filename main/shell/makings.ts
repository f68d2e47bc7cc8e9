import type { MakingKind, MakingProgress } from '../contract/preview-schemas.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';

/** What the work is given: whether it is still wanted, and whom to tell how far it is. */
export interface Around {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number, part?: 'exhibits') => void;
}

/** Needs nothing of the vault, so it goes on when that is locked. */
const NEEDS_NO_VAULT: ReadonlySet<MakingKind> = new Set(['check']);

/** The long works that the window waits for, at most one of a kind: how far each is, and the way to give it up. */
export class Makings {
  readonly #running = new Map<MakingKind, { readonly stop: AbortController; progress: MakingProgress }>();

  constructor(vault: Vault) {
    vault.onLock(() => {
      for (const kind of [...this.#running.keys()].filter((each) => !NEEDS_NO_VAULT.has(each))) this.cancel(kind);
    });
  }

  /** Null while none of the kind runs. */
  progress(kind: MakingKind): MakingProgress | null {
    return this.#running.get(kind)?.progress ?? null;
  }

  cancel(kind: MakingKind): void {
    this.#running.get(kind)?.stop.abort();
    this.#running.delete(kind);
  }

  /**
   * Does a work; an earlier one of the kind gives way to it. A work asks {@link stopIfCancelled} before it keeps anything.
   *
   * @throws ResiduaError `cancelled`, at once when it is given up; whatever the work throws.
   */
  async run<Result>(kind: MakingKind, work: (around: Around) => Promise<Result>): Promise<Result> {
    this.cancel(kind);
    const stop = new AbortController();
    const running = { stop, progress: { done: 0, total: 1, part: null } as MakingProgress };
    this.#running.set(kind, running);
    const cancelled = new Promise<never>((_resolve, reject) => {
      stop.signal.addEventListener('abort', () => {
        reject(givenUp());
      });
    });
    const onProgress: Around['onProgress'] = (done, total, part) => {
      running.progress = { done, total, part: part ?? null };
    };
    try {
      return await Promise.race([work({ signal: stop.signal, onProgress }), cancelled]);
    } finally {
      if (this.#running.get(kind) === running) this.#running.delete(kind);
    }
  }
}

/** @throws ResiduaError `cancelled`. */
export function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw givenUp();
}

export function makingHandlers(makings: Makings): Pick<Handlers, 'making.progress' | 'making.cancel'> {
  return {
    'making.progress': ({ kind }) => makings.progress(kind),
    'making.cancel': ({ kind }) => {
      makings.cancel(kind);
      return null;
    },
  };
}

function givenUp(): ResiduaError {
  return new ResiduaError('cancelled', 'Canceled. Nothing was written.');
}
