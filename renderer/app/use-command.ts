import { useEffect, useEffectEvent } from 'react';
import type { Command } from '../../main/contract/names.ts';

const listeners = new Set<(command: Command) => boolean>();
let stop: (() => void) | undefined;

/** The newest listener that takes a command has it: a dialog or page before the window around it. */
export function runCommand(command: Command): void {
  for (const listener of [...listeners].reverse()) if (listener(command)) return;
}

/**
 * Hears the commands of the application menu, which also owns the keys (the renderer binds none of them).
 * The handler tells whether it took the command.
 */
export function useCommands(handler: (command: Command) => boolean): void {
  const take = useEffectEvent(handler);
  useEffect(() => {
    const listener = (command: Command): boolean => take(command);
    listeners.add(listener);
    stop ??= window.residua.onCommand(runCommand);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      stop?.();
      stop = undefined;
    };
  }, []);
}
