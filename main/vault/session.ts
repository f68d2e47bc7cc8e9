import { AsyncLocalStorage } from 'node:async_hooks';
import { ResiduaError } from '../domain/errors.ts';

/** Tells whether the vault was locked since a piece of work began. */
type IsOver = () => boolean;

const current = new AsyncLocalStorage<IsOver>();

/** Runs work that ends, at its next step, when `isOver` says that the vault was locked meanwhile. */
export function duringSession<Result>(isOver: IsOver, work: () => Result): Result {
  return current.run(isOver, work);
}

/**
 * To be called before anything is written or stored: work that began before a lock must not end after it, not even when
 * the vault was unlocked again. Outside such work it does nothing.
 *
 * @throws ResiduaError `locked`.
 */
export function stopIfLocked(): void {
  if (current.getStore()?.() === true) {
    throw new ResiduaError('locked', 'The vault was locked meanwhile, so this was stopped. Nothing was written.');
  }
}
