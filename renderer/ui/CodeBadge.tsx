import type { ReactNode } from 'react';
import styles from './CodeBadge.module.css';

/** A claim code, large enough to read across the desk. Its meaning stands beside it in words. */
export function CodeBadge({ code, caption }: { code: string; caption?: ReactNode }) {
  return (
    <span className={styles['badge']}>
      <span className={styles['code']}>{code}</span>
      {caption === undefined ? null : <span className={styles['caption']}>{caption}</span>}
    </span>
  );
}
