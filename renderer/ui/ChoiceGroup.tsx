import { useId, useRef, type KeyboardEvent } from 'react';
import { choiceKeys } from './choice-keys.ts';
import { cx } from './cx.ts';
import { FieldError, type FieldProps } from './Field.tsx';
import { focusNext } from './focus-next.ts';
import field from './Field.module.css';
import hidden from './VisuallyHidden.module.css';
import styles from './ChoiceGroup.module.css';

export interface ChoiceOption<T extends string> {
  value: T;
  label: string;
  /** A second, smaller line. */
  hint?: string | undefined;
  /** The digit key that chooses it (see choiceKeys). */
  digit?: string | undefined;
  disabled?: boolean | undefined;
}

interface ChoiceGroupProps<T extends string> extends FieldProps {
  options: readonly ChoiceOption<T>[];
  value: T | null;
  onChange: (value: T | null) => void;
  orientation?: 'row' | 'column' | undefined;
  /** Backspace or Delete takes the answer back. */
  clearable?: boolean | undefined;
}

/** A question with few answers, all in sight. Arrows move, digit keys choose, Enter goes on. */
export function ChoiceGroup<T extends string>({ options, value, onChange, ...props }: ChoiceGroupProps<T>) {
  const { label, help, error, orientation = 'row', clearable = false } = props;
  const id = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const keys = choiceKeys(options);
  const locked = props.disabled === true || props.readOnly === true;

  function onKeyDown(event: KeyboardEvent): void {
    if (locked || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === 'Enter' && event.target instanceof HTMLElement) {
      event.preventDefault();
      focusNext(lastInput(group.current) ?? event.target);
      return;
    }
    if (clearable && (event.key === 'Backspace' || event.key === 'Delete')) {
      event.preventDefault();
      onChange(null);
      return;
    }
    const chosen = /^\d$/.test(event.key) ? options[keys.indexOf(event.key)] : undefined;
    if (chosen === undefined || chosen.disabled === true) return;
    event.preventDefault();
    onChange(chosen.value);
    const inputs = group.current?.querySelectorAll('input') ?? [];
    [...inputs].find((input) => input.value === chosen.value)?.focus();
  }

  return (
    <fieldset
      ref={group}
      role="radiogroup"
      className={styles['group']}
      aria-describedby={cx(Boolean(error) && `${id}-error`, Boolean(help) && `${id}-help`) || undefined}
      aria-invalid={error ? true : undefined}
      aria-required={props.required === true ? true : undefined}
      aria-readonly={props.readOnly === true ? true : undefined}
      disabled={locked}
      onKeyDown={onKeyDown}
    >
      <legend className={props.hideLabel === true ? hidden['hidden'] : styles['legend']}>{label}</legend>
      {help ? (
        <p id={`${id}-help`} className={styles['help']}>
          {help}
        </p>
      ) : null}
      <div className={cx(styles['options'], styles[orientation], field[props.width ?? 'full'])}>
        {options.map((option, index) => (
          <label key={option.value} className={styles['option']}>
            <input
              type="radio"
              className={styles['input']}
              name={props.name ?? id}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              autoFocus={props.autoFocus === true && (option.value === value || (value === null && index === 0))}
              onChange={() => {
                onChange(option.value);
              }}
            />
            {orientation === 'column' ? <Digit of={keys[index]} label={option.label} /> : null}
            <span className={styles['label']} data-text={option.label}>
              {option.label}
              {option.hint === undefined ? null : <span className={styles['hint']}>{option.hint}</span>}
            </span>
            {orientation === 'row' ? <Digit of={keys[index]} label={option.label} /> : null}
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </fieldset>
  );
}

function Digit({ of: digit, label }: { of: string | undefined; label: string }) {
  if (digit === undefined || digit === '' || digit === label) return null;
  return (
    <span aria-hidden="true" className={styles['digit']}>
      {digit}
    </span>
  );
}

function lastInput(group: HTMLElement | null): HTMLInputElement | null {
  const inputs = group?.querySelectorAll('input');
  return inputs?.item(inputs.length - 1) ?? null;
}
