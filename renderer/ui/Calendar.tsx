import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { monthWeeks, moveDay } from './month-grid.ts';
import { formatLongDate, monthName } from './parse-date.ts';
import styles from './Calendar.module.css';

interface CalendarProps {
  value: string | null;
  today: string;
  min?: string | undefined;
  max?: string | undefined;
  onChoose: (iso: string) => void;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A month to pick a day from. Arrows move by day and week, page keys by month, with Shift by year. */
export function Calendar({ value, today, min, max, onChoose }: CalendarProps) {
  const [day, setDay] = useState(value ?? today);
  const titleId = useId();
  const grid = useRef<HTMLTableElement>(null);
  const allowed = (iso: string): boolean => (min === undefined || iso >= min) && (max === undefined || iso <= max);

  // The grid is the dialog's first stop, and focus follows the day the keys lead to.
  const moved = useRef(true);
  useEffect(() => {
    if (moved.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    moved.current = false;
  }, [day]);

  function onKeyDown(event: KeyboardEvent): void {
    const next = moveDay(day, event.key, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    moved.current = true;
    setDay(next);
  }
  function turn(key: 'PageUp' | 'PageDown'): void {
    setDay(moveDay(day, key, false) ?? day);
  }

  return (
    <div className={styles['calendar']}>
      <div className={styles['head']}>
        <Button
          variant="quiet"
          size="small"
          icon={ChevronLeft}
          hideLabel
          onPress={() => {
            turn('PageUp');
          }}
        >
          Month before
        </Button>
        <span id={titleId} className={styles['title']} aria-live="polite">
          {`${monthName(Number(day.slice(5, 7)))} ${day.slice(0, 4)}`}
        </span>
        <Button
          variant="quiet"
          size="small"
          icon={ChevronRight}
          hideLabel
          onPress={() => {
            turn('PageDown');
          }}
        >
          Month after
        </Button>
      </div>
      <table ref={grid} role="grid" aria-labelledby={titleId} className={styles['grid']} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col" abbr={name}>
                {name.slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthWeeks(day).map((week) => (
            <tr key={week[0]}>
              {week.map((iso) => (
                <td key={iso} aria-selected={iso === value}>
                  <button
                    type="button"
                    tabIndex={iso === day ? 0 : -1}
                    aria-label={formatLongDate(iso)}
                    aria-disabled={allowed(iso) ? undefined : true}
                    aria-current={iso === today ? 'date' : undefined}
                    className={cx(
                      styles['day'],
                      iso.slice(0, 7) !== day.slice(0, 7) && styles['outside'],
                      iso === today && styles['today'],
                      iso === value && styles['chosen'],
                    )}
                    onClick={() => {
                      if (allowed(iso)) onChoose(iso);
                    }}
                  >
                    {Number(iso.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
