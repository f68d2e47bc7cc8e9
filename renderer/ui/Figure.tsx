import type { ReactNode } from 'react';
import styles from './Figure.module.css';

interface FigureProps {
  /** The number as shown, with a true minus. */
  value: string;
  unit?: string | undefined;
  caption?: ReactNode;
}

/** A number that matters. */
export function Figure({ value, unit, caption }: FigureProps) {
  return (
    <div className={styles['figure']}>
      <span className={styles['value']}>
        {value}
        {unit === undefined ? null : <span className={styles['unit']}>{unit}</span>}
      </span>
      {caption === undefined ? null : <span className={styles['caption']}>{caption}</span>}
    </div>
  );
}
