/** What became of a start: it has the data to itself, or another process has them, with its window or on its way out. */
export type Turn = 'own' | 'running' | 'ending';

/** The lock that one process on a data folder holds, and how to wait for it. */
export interface InstanceLock {
  /** Takes the lock when it is free; else tells the process that has it. */
  readonly request: () => boolean;
  /** Whether the process that has the lock has said that it is on its way out. */
  readonly isEnding: () => boolean;
  /** Milliseconds since whenever. */
  readonly now: () => number;
  readonly pause: (milliseconds: number) => void;
}

/** Milliseconds between two looks at the lock. */
const LOOK_AGAIN = 200;

/**
 * Two processes on one vault would be a way to lose notes. A start beside a window gives way to it at once; one beside a
 * process that only finishes its last backup waits until that is gone, at most `most` milliseconds.
 */
export function awaitTurn({ request, isEnding, now, pause }: InstanceLock, most: number): Turn {
  const began = now();
  for (;;) {
    if (request()) return 'own';
    if (!isEnding()) return 'running';
    if (now() - began >= most) return 'ending';
    pause(LOOK_AGAIN);
  }
}
