import { useId, type ReactNode } from 'react';
import styles from './FieldGroup.module.css';

interface FieldGroupProps {
  legend: string;
  help?: string | undefined;
  /** Small buttons at the right of the legend. */
  actions?: ReactNode;
  children: ReactNode;
}

/** Fields that belong together. Groups stand 24 px apart, fields inside 12 px. */
export function FieldGroup({ legend, help, actions, children }: FieldGroupProps) {
  const helpId = useId();
  return (
    <fieldset className={styles['group']} aria-describedby={help === undefined ? undefined : helpId}>
      <legend className={styles['legend']}>
        <span className={styles['head']}>
          {legend}
          {actions}
        </span>
      </legend>
      <div>
        {help === undefined ? null : (
          <p id={helpId} className={styles['help']}>
            {help}
          </p>
        )}
        <div className={styles['fields']}>{children}</div>
      </div>
    </fieldset>
  );
}
