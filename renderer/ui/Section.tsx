import { useId, type ReactNode } from 'react';
import styles from './Section.module.css';

interface SectionProps {
  title: string;
  help?: string | undefined;
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a page under a heading of its own. In a Page it stands 48 px below what comes before. */
export function Section({ title, help, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <div className={styles['head']}>
        <div className={styles['words']}>
          <h2 id={id} className={styles['title']}>
            {title}
          </h2>
          {help === undefined ? null : <p className={styles['help']}>{help}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
