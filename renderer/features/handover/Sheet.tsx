import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import styles from './hand-over.module.css';

interface SheetProps {
  title: string;
  /** Above the title, smaller: where one is, and what the question belongs to. */
  above?: ReactNode;
  /** Buttons at the foot, the one that goes on last. */
  actions: ReactNode;
  onLeave?: (() => void) | undefined;
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
  /** Puts the focus on the title, so that a screen reader tells the new place. */
  focusTitle?: boolean | undefined;
  children?: ReactNode;
}

/** One page of the hand-over: a title to be read from a distance, its content, and where to go on. */
export function Sheet({ title, above, actions, onLeave, onKeyDown, focusTitle = true, children }: SheetProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusTitle) heading.current?.focus();
  }, [focusTitle, title]);
  return (
    <main className={styles['sheet']} aria-labelledby={id} onKeyDown={onKeyDown}>
      <div className={styles['column']}>
        {above}
        <h1 ref={heading} id={id} tabIndex={-1} className={styles['title']}>
          {title}
        </h1>
        {children}
      </div>
      <div className={styles['foot']}>
        <div className={styles['actions']}>{actions}</div>
        {onLeave === undefined ? null : (
          <button type="button" className={styles['leave']} onClick={onLeave}>
            For the examiner
          </button>
        )}
      </div>
    </main>
  );
}
