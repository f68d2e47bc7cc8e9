import { CalendarDays } from 'lucide-react';
import { useId, useState } from 'react';
import { Calendar } from './Calendar.tsx';
import { cx } from './cx.ts';
import { Field, type FieldProps } from './Field.tsx';
import { formatLongDate, parseDate } from './parse-date.ts';
import { PopoverButton } from './Popover.tsx';
import { frameOf } from './TextField.tsx';
import { useParsedText, type Rejection } from './use-parsed-text.ts';
import field from './Field.module.css';
import styles from './DateField.module.css';

export interface DateFieldProps extends FieldProps {
  /** 'YYYY-MM-DD', or null. */
  value: string | null;
  /** Without a `rejection` it gets null while the text is not a date within the bounds. */
  onChange: (value: string | null) => void;
  /** Keeps such a text beside the value. */
  rejection?: Rejection | undefined;
  min?: string | undefined;
  max?: string | undefined;
  /** The day "today" means; the machine's day unless given. */
  today?: string | undefined;
  onEnter?: (() => void) | undefined;
  /** What the error calls the date when the label does not read well in a sentence. */
  valueName?: string | undefined;
}

/** A date typed as one writes it, read back with its weekday; the calendar is only a helper. */
export function DateField({
  value,
  onChange,
  rejection,
  min,
  max,
  today,
  onEnter,
  valueName,
  ...props
}: DateFieldProps) {
  const [machineDay] = useState(localDay);
  const day = today ?? machineDay;
  const longId = useId();
  const {
    input,
    parsedValue: date,
    error,
    choose,
  } = useParsedText({
    value,
    onChange,
    rejection,
    parse: (text) => {
      const name = valueName ?? props.label;
      if (props.required === true && text.trim() === '') return { ok: false, error: `${name} is needed` };
      return parseDate(text, day, { min, max, name });
    },
    error: props.error,
    tidies: true,
    onEnter,
  });
  return (
    <Field {...frameOf(props)} error={error} describedBy={longId}>
      {(control) => (
        <div className={styles['row']}>
          <div className={cx(field['box'], styles['box'])}>
            <input
              {...control}
              {...input}
              className={field['input']}
              disabled={props.disabled}
              readOnly={props.readOnly}
              autoFocus={props.autoFocus}
              name={props.name}
            />
            {props.disabled === true || props.readOnly === true ? null : (
              <PopoverButton
                label={`Calendar for ${props.label}`}
                icon={CalendarDays}
                hideLabel
                variant="quiet"
                size="small"
                helper
              >
                {(close) => (
                  <Calendar
                    value={date}
                    today={day}
                    min={min}
                    max={max}
                    onChoose={(iso) => {
                      choose(iso);
                      close();
                    }}
                  />
                )}
              </PopoverButton>
            )}
          </div>
          <span id={longId} className={styles['long']}>
            {date === null ? null : formatLongDate(date)}
          </span>
        </div>
      )}
    </Field>
  );
}

function localDay(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
