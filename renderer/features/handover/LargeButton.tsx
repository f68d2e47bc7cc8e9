import { cx } from '../../ui/cx.ts';
import styles from './hand-over.module.css';

interface LargeButtonProps {
  children: string;
  onPress?: (() => void) | undefined;
  primary?: boolean | undefined;
  type?: 'button' | 'submit' | undefined;
  disabled?: boolean | undefined;
}

/** A button that a finger finds: at least 56 px high. */
export function LargeButton({ children, onPress, primary = false, type = 'button', disabled }: LargeButtonProps) {
  return (
    <button
      type={type}
      className={cx(styles['button'], primary && styles['primary'])}
      onClick={onPress}
      disabled={disabled}
    >
      {children}
    </button>
  );
}
