import { Fragment, type ReactNode } from 'react';
import styles from './Facts.module.css';

/** Label and value pairs, for reading only. */
export function Facts({ items }: { items: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className={styles['facts']}>
      {items.map(({ label, value }) => (
        <Fragment key={label}>
          <dt className={styles['label']}>{label}</dt>
          <dd className={styles['value']}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
