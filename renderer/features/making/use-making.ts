import { useEffect, useState } from 'react';
import type { MakingKind, MakingProgress } from '../../../main/contract/preview-schemas.ts';
import { residua } from '../../app/client.ts';

/** How often progress is asked for. Milliseconds. */
const ASK_EVERY = 120;

/**
 * How far a work of this kind is while `isRunning`; null while nothing is known.
 *
 * @param after milliseconds before it is asked for the first time: what is quick shows no progress.
 */
export function useMaking(kind: MakingKind, isRunning: boolean, after = 0): MakingProgress | null {
  const [progress, setProgress] = useState<MakingProgress | null>(null);
  useEffect(() => {
    if (!isRunning) return;
    let isGone = false;
    let timer = setTimeout(ask, after);
    function ask(): void {
      residua
        .call('making.progress', { kind })
        .then(
          (found) => {
            if (!isGone) setProgress(found);
          },
          () => {
            // The call that does the work tells what is wrong.
          },
        )
        .finally(() => {
          if (!isGone) timer = setTimeout(ask, ASK_EVERY);
        });
    }
    return () => {
      isGone = true;
      clearTimeout(timer);
      setProgress(null);
    };
  }, [kind, isRunning, after]);
  return progress;
}

/** Gives up the work of this kind; the call that does it answers `cancelled`. */
export function cancelMaking(kind: MakingKind): void {
  residua.call('making.cancel', { kind }).catch(() => {
    // It has ended by itself, or the vault was locked; both are told elsewhere.
  });
}
