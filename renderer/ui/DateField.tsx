import { CalendarDays } from 'lucide-react';
import { useId, useState } from 'react';
import { Calendar } from './Calendar.tsx';
import { cx } from './cx.ts';
import { Field, type FieldProps } from './Field.tsx';
import { formatLongDate, parseDate } from './parse-date.ts';
import { PopoverButton } from './Popover.tsx';
import { frameOf, handleEnter } from './TextField.tsx';
import { useLocalText } from './use-local-text.ts';
import field from './Field.module.css';
import styles from './DateField.module.css';

export interface DateFieldProps extends FieldProps {
  /** 'YYYY-MM-DD', or null. */
  value: string | null;
  /** Gets null while the text is not a date within the bounds. */
  onChange: (value: string | null) => void;
  min?: string | undefined;
  max?: string | undefined;
  /** The day "today" means; the machine's day unless given. */
  today?: string | undefined;
  onEnter?: (() => void) | undefined;
  /** What the error calls the date when the label does not read well in a sentence. */
  valueName?: string | undefined;
}

/** A date typed as one writes it, read back with its weekday; the calendar is only a helper. */
export function DateField({ value, onChange, min, max, today, onEnter, valueName, ...props }: DateFieldProps) {
  const [typing, setTyping] = useState(false);
  const [machineDay] = useState(localDay);
  const day = today ?? machineDay;
  const longId = useId();
  const read = (text: string) => parseDate(text, day, { min, max, name: valueName ?? props.label });
  const local = useLocalText<string | null>({
    value,
    onChange,
    format: (stored) => stored ?? '',
    read: (text) => {
      const parsed = read(text);
      return parsed.ok ? parsed.value : null;
    },
  });
  const parsed = read(local.text);
  const date = parsed.ok ? parsed.value : null;

  function settle(): void {
    setTyping(false);
    if (date !== null && local.text !== date) local.rewrite(date);
  }

  return (
    <Field {...frameOf(props)} error={parsed.ok || typing ? props.error : parsed.error} describedBy={longId}>
      {(control) => (
        <div className={styles['row']}>
          <div className={cx(field['box'], styles['box'])}>
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
                handleEnter(event, onEnter);
              }}
              disabled={props.disabled}
              readOnly={props.readOnly}
              autoFocus={props.autoFocus}
              name={props.name}
              autoComplete="off"
              spellCheck={false}
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
                      setTyping(false);
                      local.change(iso);
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
