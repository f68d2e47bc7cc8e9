import { AsyncLocalStorage } from 'node:async_hooks';

const announcing = new AsyncLocalStorage<() => void>();

/**
 * Runs work that changes a file of the vault beside its database. `announce` is called once, just before the first such
 * file is written, and not at all when none is: an entry of the audit trail is then on the disk before what it tells of.
 */
export function announcedBy<Result>(announce: () => void, work: () => Result): Result {
  let isDone = false;
  return announcing.run(() => {
    if (isDone) return;
    isDone = true;
    announce();
  }, work);
}

/** To be called just before the header or the settings of the backups are written. Outside announced work it does nothing. */
export function announceChange(): void {
  announcing.getStore()?.();
}
