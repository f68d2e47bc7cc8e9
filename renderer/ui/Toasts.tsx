import { X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from './Button.tsx';
import { currentToasts, dismissToast, subscribeToToasts, type Toast } from './toasts.ts';
import styles from './Toasts.module.css';

const STAYS_MS = 8000;

/** Where toasts appear: once, in the app's root. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts);
  return (
    <div role="status" aria-label="Just done" className={styles['region']}>
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

/** Stays while pointed at or focused, so that nobody has to race it. */
function OneToast({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => {
      dismissToast(toast.id);
    }, STAYS_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [held, toast.id]);

  const hold = (): void => {
    setHeld(true);
  };
  const release = (): void => {
    setHeld(false);
  };
  const { action } = toast;
  return (
    <div className={styles['toast']} onPointerEnter={hold} onPointerLeave={release} onFocus={hold} onBlur={release}>
      <span>{toast.text}</span>
      {action === undefined ? null : (
        <Button
          variant="quiet"
          size="small"
          onPress={() => {
            dismissToast(toast.id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button
        variant="quiet"
        size="small"
        icon={X}
        hideLabel
        onPress={() => {
          dismissToast(toast.id);
        }}
      >
        Dismiss
      </Button>
    </div>
  );
}
