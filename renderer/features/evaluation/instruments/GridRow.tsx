import { useId, type ReactNode } from 'react';
import styles from './series.module.css';

/** A row of a series: what is asked, then one cell for each administration. */
export function GridRow({ label, help, children }: { label: string; help?: string | undefined; children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={styles['row']}>
      <div className={styles['label']}>
        <span id={id}>{label}</span>
        {help === undefined ? null : <p className={styles['help']}>{help}</p>}
      </div>
      {children}
    </div>
  );
}
