import { cx } from './cx.ts';
import { formatKeys, isMac } from './key-names.ts';
import styles from './KeyHint.module.css';

/** A shortcut in the words of this machine's keyboard. */
export function KeyHint({ keys, className }: { keys: string; className?: string | undefined }) {
  return <kbd className={cx(styles['keys'], className)}>{formatKeys(keys, isMac())}</kbd>;
}
