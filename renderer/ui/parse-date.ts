import { Temporal } from 'temporal-polyfill';
import type { Parsed } from './parse-number.ts';

export interface DateRules {
  /** Earliest and latest day, both allowed, 'YYYY-MM-DD'. */
  min?: string | undefined;
  max?: string | undefined;
  /** What the error message calls the date. */
  name?: string | undefined;
}

interface Parts {
  year: string;
  /** A number or the beginning of a month's English name. */
  month: string;
  day: string;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const NEAR_DAYS: ReadonlyMap<string, number> = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
]);
const FIRST_YEAR = 1880;
const LAST_YEAR = 2199;

/**
 * Reads a typed date into 'YYYY-MM-DD': 10/5/26 (month first, as in the United States), 10/05/2026, 2026-10-05,
 * 5 Oct 2026, October 5, 2026, today, yesterday, tomorrow; nothing typed is null. A year of two digits lies between
 * 99 years before and one year after `today` ('YYYY-MM-DD'). Never throws on any `text`.
 */
export function parseDate(text: string, today: string, rules: DateRules = {}): Parsed {
  const name = rules.name ?? 'This';
  const typed = text.trim().replace(/\s+/g, ' ');
  if (typed === '') return { ok: true, value: null };
  const now = Temporal.PlainDate.from(today);
  const days = NEAR_DAYS.get(typed.toLowerCase());
  if (days !== undefined) return within(now.add({ days }).toString(), name, rules);

  const parts = split(typed);
  if (parts === null) {
    const cut = typed.length > 24 ? `${typed.slice(0, 23)}…` : typed;
    return { ok: false, error: `${name} needs a date, such as 10/5/2026 or 2026-10-05; you entered “${cut}”` };
  }
  const read = toDate(parts, typed, now.year);
  return read.ok && read.value !== null ? within(read.value, name, rules) : read;
}

/** 'Monday, October 5, 2026' for '2026-10-05'. Throws RangeError when `iso` is not a date. */
export function formatLongDate(iso: string): string {
  const date = Temporal.PlainDate.from(iso);
  return `${String(WEEKDAYS[date.dayOfWeek - 1])}, ${monthName(date.month)} ${String(date.day)}, ${String(date.year)}`;
}

/** The English name of month 1 to 12. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? String(month);
}

function split(typed: string): Parts | null {
  const patterns = [
    /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/,
    /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
    /^(?<month>\d{1,2})([-/. ])(?<day>\d{1,2})\2(?<year>\d{4}|\d{2})$/,
    /^(?<day>\d{1,2})[- ]?(?<month>[a-z]{3,9})\.?,?[- ]?(?<year>\d{4}|\d{2})$/i,
    /^(?<month>[a-z]{3,9})\.?[- ]?(?<day>\d{1,2})(?:, ?|[- ])(?<year>\d{4}|\d{2})$/i,
  ];
  for (const pattern of patterns) {
    const found = pattern.exec(typed)?.groups;
    if (found !== undefined) {
      return { year: found['year'] ?? '', month: found['month'] ?? '', day: found['day'] ?? '' };
    }
  }
  return null;
}

function toDate(parts: Parts, typed: string, thisYear: number): Parsed {
  const month = /^\d/.test(parts.month) ? Number(parts.month) : monthNumber(parts.month);
  const day = Number(parts.day);
  const year = parts.year.length === 2 ? fullYear(Number(parts.year), thisYear) : Number(parts.year);

  if (month === 0 && !/^\d/.test(parts.month)) return { ok: false, error: `There is no month called “${parts.month}”` };
  if (month < 1 || month > 12) {
    const swap =
      month <= 31 && day >= 1 && day <= 12 && month > 12
        ? `: write the month first, as in ${String(day)}/${String(month)}/${parts.year}`
        : '';
    return { ok: false, error: `There is no month ${String(month)}${swap}` };
  }
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return {
      ok: false,
      error: `The year is between ${String(FIRST_YEAR)} and ${String(LAST_YEAR)}; you entered ${parts.year}`,
    };
  }
  const length = new Temporal.PlainYearMonth(year, month).daysInMonth;
  if (day < 1 || day > length) {
    return { ok: false, error: `${monthName(month)} ${String(year)} has ${String(length)} days; you entered ${typed}` };
  }
  return { ok: true, value: new Temporal.PlainDate(year, month, day).toString() };
}

function monthNumber(name: string): number {
  const typed = name.toLowerCase();
  if (typed === 'sept') return 9;
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(typed)) + 1;
}

function fullYear(twoDigits: number, thisYear: number): number {
  const year = Math.floor(thisYear / 100) * 100 + twoDigits;
  return year > thisYear + 1 ? year - 100 : year;
}

function within(value: string, name: string, { min, max }: DateRules): Parsed {
  if (max !== undefined && value > max) {
    return {
      ok: false,
      error: `${name} is ${formatLongDate(max)} at the latest; you entered ${formatLongDate(value)}`,
    };
  }
  if (min !== undefined && value < min) {
    return {
      ok: false,
      error: `${name} is ${formatLongDate(min)} at the earliest; you entered ${formatLongDate(value)}`,
    };
  }
  return { ok: true, value };
}
