import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';
import styles from './Notice.module.css';

interface NoticeProps {
  tone?: 'info' | 'attention' | 'error' | undefined;
  title?: string | undefined;
  /** One button. */
  action?: ReactNode;
  /** Read aloud when it appears: errors at once, the rest when the reader is idle. */
  live?: boolean | undefined;
  children?: ReactNode;
}

const ICONS = { info: Info, attention: TriangleAlert, error: CircleAlert };
const WORDS = { info: 'Note: ', attention: 'Attention: ', error: 'Error: ' };

/** A few sentences in place: what happened, what was kept, what to do. */
export function Notice({ tone = 'info', title, action, live = false, children }: NoticeProps) {
  return (
    <div
      className={cx(styles['notice'], styles[tone])}
      {...(live ? { role: tone === 'error' ? 'alert' : 'status' } : {})}
    >
      <Icon of={ICONS[tone]} />
      <div>
        <VisuallyHidden>{WORDS[tone]}</VisuallyHidden>
        {title === undefined ? null : <p className={styles['title']}>{title}</p>}
        {children}
      </div>
      {action === undefined ? null : <div className={styles['action']}>{action}</div>}
    </div>
  );
}
