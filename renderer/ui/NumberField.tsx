import { useId, useState } from 'react';
import { cx } from './cx.ts';
import { Field, type FieldProps } from './Field.tsx';
import { parseNumber } from './parse-number.ts';
import { frameOf, handleEnter } from './TextField.tsx';
import { useLocalText } from './use-local-text.ts';
import styles from './Field.module.css';

export interface NumberFieldProps extends FieldProps {
  /** Decimal string with a point, or null. */
  value: string | null;
  /** Gets null while the text cannot be read or is out of range: what is wrong on screen is never stored. */
  onChange: (value: string | null) => void;
  unit?: string | undefined;
  min?: number | undefined;
  max?: number | undefined;
  /** Most digits after the point; 0 for whole numbers. */
  decimals?: number | undefined;
  onEnter?: (() => void) | undefined;
  /** What the error calls the value when the label does not read well in a sentence. */
  valueName?: string | undefined;
}

/** A number typed with comma or point, its unit inside the right edge. Keeps what was typed, says what is wrong. */
export function NumberField({
  value,
  onChange,
  unit,
  min,
  max,
  decimals,
  onEnter,
  valueName,
  ...props
}: NumberFieldProps) {
  const [typing, setTyping] = useState(false);
  const unitId = useId();
  const rules = { min, max, decimals, unit, name: valueName ?? props.label };
  const local = useLocalText<string | null>({
    value,
    onChange,
    format: (stored) => stored ?? '',
    read: (text) => {
      const parsed = parseNumber(text, rules);
      return parsed.ok ? parsed.value : null;
    },
  });
  const parsed = parseNumber(local.text, rules);
  // Half a number is not a mistake: a complaint waits until the field is left.
  const error = parsed.ok || typing ? props.error : parsed.error;
  return (
    <Field {...frameOf(props)} error={error} describedBy={unit === undefined ? undefined : unitId}>
      {(control) => (
        <div className={cx(styles['box'], styles[props.width ?? 'short'])}>
          <input
            {...control}
            type="text"
            inputMode="decimal"
            className={styles['input']}
            value={local.text}
            onChange={(event) => {
              setTyping(true);
              local.change(event.currentTarget.value);
            }}
            onBlur={() => {
              setTyping(false);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') setTyping(false);
              handleEnter(event, onEnter);
            }}
            disabled={props.disabled}
            readOnly={props.readOnly}
            autoFocus={props.autoFocus}
            name={props.name}
            autoComplete="off"
            spellCheck={false}
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
