import type { HTMLInputTypeAttribute, KeyboardEvent } from 'react';
import { useId } from 'react';
import { cx } from './cx.ts';
import { Field, type FieldProps } from './Field.tsx';
import { focusNext } from './focus-next.ts';
import { useLocalText } from './use-local-text.ts';
import styles from './Field.module.css';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  type?: Extract<HTMLInputTypeAttribute, 'text' | 'password' | 'email' | 'tel' | 'search'> | undefined;
  unit?: string | undefined;
  /** Without it, Enter goes to the next field (in a form, it submits). */
  onEnter?: (() => void) | undefined;
  maxLength?: number | undefined;
  autoComplete?: string | undefined;
  spellCheck?: boolean | undefined;
  placeholder?: string | undefined;
}

const same = (text: string): string => text;

/** One line of text. Calls `onChange` on every change. */
export function TextField({ value, onChange, type = 'text', unit, onEnter, width = 'full', ...props }: TextFieldProps) {
  const local = useLocalText({ value, onChange, format: same, read: same });
  const unitId = useId();
  return (
    <Field {...frameOf(props)} describedBy={unit === undefined ? undefined : unitId}>
      {(control) => (
        <div className={cx(styles['box'], styles[width])}>
          <input
            {...control}
            type={type}
            className={styles['input']}
            value={local.text}
            onChange={(event) => {
              local.change(event.currentTarget.value);
            }}
            onKeyDown={(event) => {
              handleEnter(event, onEnter);
            }}
            disabled={props.disabled}
            readOnly={props.readOnly}
            autoFocus={props.autoFocus}
            name={props.name}
            maxLength={props.maxLength}
            autoComplete={props.autoComplete ?? 'off'}
            spellCheck={props.spellCheck ?? false}
            placeholder={props.placeholder}
          />
          {unit === undefined ? null : (
            <span id={unitId} className={styles['unit']}>
              {unit}
            </span>
          )}
        </div>
      )}
    </Field>
  );
}

/** The part of a field's props that its frame shows. */
export function frameOf({ label, context, help, error, required, hideLabel }: FieldProps): FieldProps {
  return { label, context, help, error, required, hideLabel };
}

/** Enter in a one-line field: the field's own act, else the form's, else on to the next field. */
export function handleEnter(event: KeyboardEvent<HTMLInputElement>, onEnter: (() => void) | undefined): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  if (onEnter !== undefined) {
    event.preventDefault();
    onEnter();
  } else if (event.currentTarget.form === null) {
    event.preventDefault();
    focusNext(event.currentTarget);
  }
}
