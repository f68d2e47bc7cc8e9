import { useState } from 'react';
import { cx } from '../../../ui/cx.ts';
import { Field, type FieldProps } from '../../../ui/Field.tsx';
import { frameOf, handleEnter } from '../../../ui/TextField.tsx';
import { useLocalText } from '../../../ui/use-local-text.ts';
import { parseTime } from './parse-time.ts';
import field from '../../../ui/Field.module.css';

interface Props extends FieldProps {
  /** 'HH:MM', or null. */
  value: string | null;
  /** Not called while the text is no time: the last one stays. */
  onChange: (value: string) => void;
}

/** A time of day typed as one writes it; written back as 24 hours when the field is left. */
export function TimeField({ value, onChange, ...props }: Props) {
  const [typing, setTyping] = useState(false);
  const local = useLocalText<string | null>({
    value,
    onChange: (next) => {
      if (next !== null && next !== value) onChange(next);
    },
    format: (stored) => stored ?? '',
    read: (text) => {
      const parsed = parseTime(text, props.label);
      return parsed.ok && parsed.value !== null ? parsed.value : value;
    },
  });
  const parsed = parseTime(local.text, props.label);

  function settle(): void {
    setTyping(false);
    if (!parsed.ok) return;
    if (value !== null && local.text !== value) local.rewrite(value);
  }

  return (
    <Field {...frameOf(props)} error={parsed.ok || typing ? props.error : parsed.error}>
      {(control) => (
        <div className={cx(field['box'], field['short'])}>
          <input
            {...control}
            type="text"
            className={field['input']}
            value={local.text}
            onChange={(event) => {
              setTyping(true);
              local.change(event.currentTarget.value);
            }}
            onBlur={settle}
            onKeyDown={(event) => {
              if (event.key === 'Enter') settle();
              handleEnter(event, undefined);
            }}
            readOnly={props.readOnly}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
      )}
    </Field>
  );
}
