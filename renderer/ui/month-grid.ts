import { Temporal } from 'temporal-polyfill';

/** The weeks, Sunday first, that show the month of `iso` ('YYYY-MM-DD'); days of neighbouring months fill the edges. */
export function monthWeeks(iso: string): string[][] {
  const first = Temporal.PlainDate.from(iso).with({ day: 1 });
  const start = first.subtract({ days: first.dayOfWeek % 7 });
  const count = Math.ceil(((first.dayOfWeek % 7) + first.daysInMonth) / 7);
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => start.add({ days: week * 7 + day }).toString()),
  );
}

/** Where an arrow, page, Home or End key leads from a day; null for other keys. Shift with a page key moves a year. */
export function moveDay(iso: string, key: string, shift: boolean): string | null {
  const day = Temporal.PlainDate.from(iso);
  const weekday = day.dayOfWeek % 7;
  switch (key) {
    case 'ArrowLeft':
      return day.subtract({ days: 1 }).toString();
    case 'ArrowRight':
      return day.add({ days: 1 }).toString();
    case 'ArrowUp':
      return day.subtract({ days: 7 }).toString();
    case 'ArrowDown':
      return day.add({ days: 7 }).toString();
    case 'Home':
      return day.subtract({ days: weekday }).toString();
    case 'End':
      return day.add({ days: 6 - weekday }).toString();
    case 'PageUp':
      return day.subtract(shift ? { years: 1 } : { months: 1 }).toString();
    case 'PageDown':
      return day.add(shift ? { years: 1 } : { months: 1 }).toString();
    default:
      return null;
  }
}
