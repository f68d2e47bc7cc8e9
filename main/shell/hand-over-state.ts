import type { Handover } from '../contract/handover-schemas.ts';
import type { Connection } from '../store/connection.ts';
import type { Vault } from '../vault/vault.ts';

/** A hand-over that is going on. The main process alone keeps it, so that nothing in the window can end it. */
export interface CurrentHandOver {
  readonly evaluationId: string;
  readonly index: number;
  readonly instrument: Handover['instrument'];
  readonly theme: Handover['theme'];
  readonly vault: Pick<Vault, 'state' | 'database'>;
  /** The database as it was open at the start: locking ends the hand-over, also when it is unlocked again. */
  readonly database: Connection;
  /** Gives menu and window back. */
  readonly release: () => void;
}

let current: CurrentHandOver | null = null;

export function beginHandOver(started: CurrentHandOver): void {
  current = started;
}

/** The hand-over, or null. One whose vault was locked meanwhile has ended: the lock protects more than it did. */
export function currentHandOver(): CurrentHandOver | null {
  if (current !== null && !isStillOpen(current)) endHandOver();
  return current;
}

/** While true, every call, command, menu and address is refused but those of the examinee's screen. */
export function isHandedOver(): boolean {
  return currentHandOver() !== null;
}

export function endHandOver(): void {
  const ended = current;
  current = null;
  ended?.release();
}

function isStillOpen({ vault, database }: CurrentHandOver): boolean {
  return vault.state() === 'open' && vault.database === database;
}
