import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Page } from './Page.tsx';
import styles from './FullPage.module.css';

interface FullPageProps {
  title: string;
  lead?: string | undefined;
  width?: 'narrow' | 'wide' | undefined;
  actions?: ReactNode;
  children: ReactNode;
}

/** A screen with one thing on it: unlock, welcome, hand-over, recovery. */
export function FullPage({ title, lead, width = 'narrow', actions, children }: FullPageProps) {
  return (
    <main className={styles['page']}>
      <div className={cx(styles['content'], styles[width])}>
        <Page title={title} lead={lead} actions={actions}>
          {children}
        </Page>
      </div>
    </main>
  );
}
