import { useId } from 'react';
import { cx } from './cx.ts';
import { Field, type FieldProps } from './Field.tsx';
import { parseNumber } from './parse-number.ts';
import { frameOf } from './TextField.tsx';
import { useParsedText, type Rejection } from './use-parsed-text.ts';
import styles from './Field.module.css';

export interface NumberFieldProps extends FieldProps {
  /** Decimal string with a point, or null. */
  value: string | null;
  /** Without a `rejection` it gets null while the text cannot be read or is out of range. */
  onChange: (value: string | null) => void;
  /** Keeps such a text beside the value. */
  rejection?: Rejection | undefined;
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
  rejection,
  unit,
  min,
  max,
  decimals,
  onEnter,
  valueName,
  ...props
}: NumberFieldProps) {
  const unitId = useId();
  const rules = { min, max, decimals, unit, name: valueName ?? props.label };
  const { input, error } = useParsedText({
    value,
    onChange,
    rejection,
    parse: (text) => parseNumber(text, rules),
    error: props.error,
    onEnter,
  });
  return (
    <Field {...frameOf(props)} error={error} describedBy={unit === undefined ? undefined : unitId}>
      {(control) => (
        <div className={cx(styles['box'], styles[props.width ?? 'short'])}>
          <input
            {...control}
            {...input}
            inputMode="decimal"
            className={styles['input']}
            disabled={props.disabled}
            readOnly={props.readOnly}
            autoFocus={props.autoFocus}
            name={props.name}
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
