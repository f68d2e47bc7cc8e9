import { Children, useId, type ReactNode } from 'react';
import { cx } from './cx.ts';
import { FieldError } from './Field.tsx';
import styles from './FieldRow.module.css';

interface FieldRowProps {
  /** What the row measures; drawn in a leading column. */
  label?: string | undefined;
  /** Column headings, for the first row of a set. */
  headings?: readonly string[] | undefined;
  help?: string | undefined;
  /** What is wrong between the values. */
  error?: string | null | undefined;
  /** One to four fields. With a label or headings, give each `hideLabel` and a label that stands alone ("Flexion, left"). */
  children: ReactNode;
}

/** Paired values, such as left and right or intake and discharge, as columns of one row. */
export function FieldRow({ label, headings, help, error, children }: FieldRowProps) {
  const id = useId();
  const fields = Children.toArray(children);
  const labelled = label !== undefined;
  return (
    <div
      {...(labelled ? { role: 'group', 'aria-labelledby': id } : {})}
      aria-describedby={error ? `${id}-error` : undefined}
      className={styles['group']}
    >
      <div className={cx(styles['row'], labelled && styles['labelled'], styles[`columns${String(fields.length)}`])}>
        {headings === undefined ? null : (
          <>
            {labelled ? <span className={styles['corner']} /> : null}
            {headings.map((heading) => (
              <span key={heading} aria-hidden="true" className={styles['heading']}>
                {heading}
              </span>
            ))}
          </>
        )}
        {labelled ? (
          <div className={styles['label']}>
            <span id={id}>{label}</span>
            {help === undefined ? null : <p className={styles['help']}>{help}</p>}
          </div>
        ) : null}
        {fields}
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}
