import type { PlainDateString } from './dates.ts';

export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** "2026-10-05" → "October 5, 2026". Not by Intl, whose words change with its version. */
export function longDate(date: PlainDateString): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return `${MONTH_NAMES[month - 1] ?? ''} ${String(day)}, ${String(year)}`;
}
