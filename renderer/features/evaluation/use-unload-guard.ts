import { useEffect } from 'react';
import { flushSessions, hasUnsaved } from './sessions.ts';

/**
 * Closing the window waits for what is still being saved, and then closes. When saving fails the window stays open
 * once, with the reason on the screen; a second attempt closes it.
 */
export function useUnloadGuard(): void {
  useEffect(() => {
    let warned = false;
    const onBeforeUnload = (event: BeforeUnloadEvent): void => {
      if (!hasUnsaved() || warned) return;
      event.preventDefault();
      void flushSessions().then((saved) => {
        if (saved) window.close();
        else warned = true;
      });
    };
    const onBlur = (): void => {
      void flushSessions();
    };
    window.addEventListener('beforeunload', onBeforeUnload);
    window.addEventListener('blur', onBlur);
    return () => {
      window.removeEventListener('beforeunload', onBeforeUnload);
      window.removeEventListener('blur', onBlur);
    };
  }, []);
}
