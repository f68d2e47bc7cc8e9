import type { LucideIcon } from 'lucide-react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import styles from './Tag.module.css';

interface TagProps {
  children: string;
  tone?: 'neutral' | 'accent' | 'attention' | 'error' | undefined;
  icon?: LucideIcon | undefined;
}

/** A state in one or two words, such as "Draft" or "Signed". */
export function Tag({ children, tone = 'neutral', icon }: TagProps) {
  return (
    <span className={cx(styles['tag'], styles[tone])}>
      {icon === undefined ? null : <Icon of={icon} size={12} />}
      {children}
    </span>
  );
}
