import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  title: string;
  icon?: LucideIcon | undefined;
  /** The first thing to do here: one button. */
  action?: ReactNode;
  /** What this place is for. */
  children?: ReactNode;
}

/** A place with nothing in it yet. */
export function EmptyState({ title, icon, action, children }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      {icon === undefined ? null : <Icon of={icon} size={28} />}
      <p className={styles['title']}>{title}</p>
      {children === undefined ? null : <div>{children}</div>}
      {action}
    </div>
  );
}
