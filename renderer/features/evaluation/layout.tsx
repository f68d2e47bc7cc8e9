import type { ReactNode } from 'react';
import styles from './layout.module.css';

/** Questions one under the other. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className={styles['fields']}>{children}</div>;
}

/** Things that belong together, closer than questions. */
export function Tight({ children }: { children: ReactNode }) {
  return <div className={styles['tight']}>{children}</div>;
}

/** Buttons and short controls side by side. */
export function Row({ children }: { children: ReactNode }) {
  return <div className={styles['row']}>{children}</div>;
}

export function Muted({ children }: { children: ReactNode }) {
  return <p className={styles['muted']}>{children}</p>;
}

/** Arithmetic as one would write it on paper, one line a step. */
export function Workings({ steps }: { steps: readonly string[] }) {
  if (steps.length === 0) return null;
  return (
    <ol className={styles['workings']}>
      {steps.map((step, index) => (
        <li key={index}>{step}</li>
      ))}
    </ol>
  );
}

/** A running total under a list. */
export function Total({
  label,
  children,
  attention = false,
}: {
  label: string;
  children: ReactNode;
  attention?: boolean;
}) {
  return (
    <p className={styles['total']}>
      <span>{label}</span>
      <span className={attention ? styles['attention'] : undefined}>{children}</span>
    </p>
  );
}
