import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Page } from './Page.tsx';
import styles from './FullPage.module.css';

interface FullPageProps {
  title: string;
  lead?: string | undefined;
  width?: 'narrow' | 'wide' | undefined;
  actions?: ReactNode;
  /** As in Page: for a screen that takes the place of another one. */
  focusOnMount?: boolean | undefined;
  children: ReactNode;
}

/** A screen with one thing on it: unlock, welcome, hand-over, recovery. */
export function FullPage({ title, lead, width = 'narrow', actions, focusOnMount, children }: FullPageProps) {
  return (
    <main className={cx(styles['page'], width === 'wide' && styles['work'])}>
      <div className={cx(styles['content'], styles[width])}>
        <Page title={title} lead={lead} actions={actions} focusOnMount={focusOnMount}>
          {children}
        </Page>
      </div>
    </main>
  );
}
