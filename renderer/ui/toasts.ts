export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void } | undefined;
}

let shown: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function publish(next: readonly Toast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Tells in passing what was just done, with at most one thing to do about it, such as undo. Returns the toast's id. */
export function showToast(text: string, options: Pick<Toast, 'action'> = {}): number {
  last += 1;
  publish([...shown, { id: last, text, action: options.action }].slice(-3));
  return last;
}

/** Takes a toast away; one that is gone already is no error. */
export function dismissToast(id: number): void {
  publish(shown.filter((toast) => toast.id !== id));
}

/** For useSyncExternalStore: calls `listener` on every change until the returned function is called. */
export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The toasts on screen, oldest first, at most three. */
export function currentToasts(): readonly Toast[] {
  return shown;
}
