import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { failureMessage, residua } from '../../app/client.ts';
import { leave } from '../../app/leaving.ts';
import { flushSessions, forgetSessions } from '../evaluation/sessions.ts';

export interface Lock {
  /** Saves what is not saved yet, then locks. */
  readonly start: () => Promise<void>;
  /** Locks although something could not be saved. */
  readonly force: () => Promise<void>;
  /** Saves what can be saved, then locks without asking: nobody is there to answer. */
  readonly abandon: () => Promise<void>;
  /** Why it is not locked; null when nothing stands in the way. */
  readonly obstacle: string | null;
  readonly dismiss: () => void;
}

const UNSAVED = 'The last changes could not be saved. Locking now would lose them.';

/** Locks the vault and forgets everything that was read from it. */
export function useLock(): Lock {
  const client = useQueryClient();
  const [obstacle, setObstacle] = useState<string | null>(null);

  async function lock(): Promise<void> {
    try {
      await residua.call('vault.lock', null);
      // The main process loads the page anew; until then it shows nothing and holds nothing.
      leave();
      forgetSessions();
      client.clear();
    } catch (error) {
      setObstacle(failureMessage(error));
    }
  }

  return {
    start: async () => {
      commitTyping();
      if (await flushSessions()) await lock();
      else setObstacle(UNSAVED);
    },
    force: async () => {
      setObstacle(null);
      await lock();
    },
    abandon: async () => {
      commitTyping();
      await flushSessions();
      await lock();
    },
    obstacle,
    dismiss: () => {
      setObstacle(null);
    },
  };
}

/** Some fields take what was typed when they are left. */
function commitTyping(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
