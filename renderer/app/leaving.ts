import { useSyncExternalStore } from 'react';

let leaving = false;
const listeners = new Set<() => void>();

/** The vault was locked: the window shows nothing more, until the main process has loaded it anew. */
export function leave(): void {
  leaving = true;
  for (const listener of listeners) listener();
}

export function useLeaving(): boolean {
  return useSyncExternalStore(subscribe, () => leaving);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
