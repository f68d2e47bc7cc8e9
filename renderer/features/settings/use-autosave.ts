import { useRef, useState } from 'react';
import { failureMessage } from '../../app/client.ts';
import type { Saving } from '../../ui/SavedState.tsx';

/** Saves a whole value on every change: one call at a time, always ending with the newest. */
export function useAutosave<T>(save: (value: T) => Promise<unknown>): { saving: Saving; change: (value: T) => void } {
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  const waiting = useRef<{ value: T } | null>(null);
  const busy = useRef(false);

  async function run(): Promise<void> {
    busy.current = true;
    try {
      while (waiting.current !== null) {
        const { value } = waiting.current;
        waiting.current = null;
        await save(value);
      }
      setSaving({ kind: 'saved', at: new Date() });
    } catch (error) {
      setSaving({ kind: 'failed', reason: failureMessage(error) });
    } finally {
      busy.current = false;
    }
  }

  return {
    saving,
    change: (value) => {
      waiting.current = { value };
      setSaving({ kind: 'saving' });
      if (!busy.current) void run();
    },
  };
}
