import { useId } from 'react';
import { cx } from './cx.ts';
import { FieldError } from './Field.tsx';
import styles from './Checkbox.module.css';

interface CheckboxProps {
  /** The label. */
  children: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  help?: string | undefined;
  error?: string | null | undefined;
  disabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  name?: string | undefined;
}

/** Something that is so or is not. */
export function Checkbox({ children, checked, onChange, help, error, disabled, autoFocus, name }: CheckboxProps) {
  const id = useId();
  return (
    <div className={styles['checkbox']}>
      <input
        id={id}
        type="checkbox"
        className={styles['input']}
        checked={checked}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
        disabled={disabled}
        autoFocus={autoFocus}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={cx(Boolean(error) && `${id}-error`, Boolean(help) && `${id}-help`) || undefined}
      />
      <label htmlFor={id} className={styles['label']}>
        {children}
      </label>
      <div className={styles['below']}>
        {help ? (
          <p id={`${id}-help`} className={styles['help']}>
            {help}
          </p>
        ) : null}
        <FieldError id={`${id}-error`}>{error}</FieldError>
      </div>
    </div>
  );
}
