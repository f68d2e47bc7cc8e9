import { useEffect, useRef, type ReactNode } from 'react';
import styles from './Page.module.css';

interface PageProps {
  title: string;
  /** The one question this page answers. */
  lead?: string | undefined;
  actions?: ReactNode;
  /** Puts focus on the title when the page appears or its title changes, so that a screen reader tells the new place. */
  focusOnMount?: boolean | undefined;
  children: ReactNode;
}

/** What stands in the middle: title, question, groups 24 px apart. */
export function Page({ title, lead, actions, focusOnMount = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusOnMount) heading.current?.focus();
  }, [focusOnMount, title]);
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <div className={styles['words']}>
          <h1 ref={heading} tabIndex={-1} className={styles['title']}>
            {title}
          </h1>
          {lead === undefined ? null : <p className={styles['lead']}>{lead}</p>}
        </div>
        {actions === undefined ? null : <div className={styles['actions']}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
