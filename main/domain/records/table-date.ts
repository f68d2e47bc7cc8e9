import { isPlainDate } from '../dates.ts';

/** How a table writes days such as 5/10/2024: the month first, as in the United States, or the day first. */
export type DayOrder = 'month-first' | 'day-first';

export type ReadDate =
  | { readonly kind: 'date'; readonly date: string }
  /** Empty, or words that say that there is no date. */
  | { readonly kind: 'none' }
  /** A month or a year alone; records hold whole days. */
  | { readonly kind: 'partial' }
  /** Both orders make a day, and the order is not known yet. */
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'wrong' };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAMES = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
const NO_DATE = /^(?:-+|–|—|\?+|n\/?a|n\.a\.|none|no date|undated|unknown|not dated|n\.?d\.?)$/i;
/** A time of day behind the date, as spreadsheets and databases write it; records hold days. */
const TIME = /[ T,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?(?:Z|[+-]\d{2}:?\d{2})?$/i;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +/i;
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const LONGEST = 60;

/**
 * Reads a date as a table writes it: 2024-12-31, 12/31/2024, 31.12.2024, 31-Dec-24, December 31, 2024; a time behind it
 * is left out. A year of two digits lies between 99 years before `thisYear` and the year after it.
 *
 * @param order null while it is not known: then 5/10/2024 is ambiguous, 12/31/2024 is not.
 */
export function readDate(cell: string, order: DayOrder | null, thisYear: number): ReadDate {
  const text = cell.trim().replaceAll(/\s+/g, ' ');
  if (text === '' || NO_DATE.test(text)) return { kind: 'none' };
  if (text.length > LONGEST) return { kind: 'wrong' };
  const day = text.replace(WEEKDAY, '').replace(TIME, '');
  return readNumbers(day, order, thisYear) ?? readNamed(day, thisYear) ?? (isPartial(day) ? PARTIAL : WRONG);
}

const PARTIAL: ReadDate = { kind: 'partial' };
const WRONG: ReadDate = { kind: 'wrong' };

/** Which order a single date proves: 12/31/2024 the month first, 31/12/2024 the day first, others none. */
export function orderProvenBy(cell: string, thisYear: number): DayOrder | null {
  const monthFirst = readDate(cell, 'month-first', thisYear).kind === 'date';
  const dayFirst = readDate(cell, 'day-first', thisYear).kind === 'date';
  if (monthFirst === dayFirst) return null;
  return monthFirst ? 'month-first' : 'day-first';
}

function readNumbers(text: string, order: DayOrder | null, thisYear: number): ReadDate | null {
  const iso = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso !== null && (iso[2] !== '' || text.length === 8)) return date(iso[1], iso[3], iso[4], thisYear);
  const found = NUMBERS.exec(text);
  if (found === null) return null;
  const [, a, , b, year] = found;
  if (order !== null) return order === 'month-first' ? date(year, a, b, thisYear) : date(year, b, a, thisYear);
  const readings = [date(year, a, b, thisYear), date(year, b, a, thisYear)].filter(({ kind }) => kind === 'date');
  if (readings.length === 2 && a !== b) return { kind: 'ambiguous' };
  return readings[0] ?? WRONG;
}

function readNamed(text: string, thisYear: number): ReadDate | null {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[- .]*([a-z]{3,9})\.?[-, ]*(\d{4}|\d{2})$/i.exec(text);
  if (dayFirst !== null) return date(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1], thisYear);
  const monthFirst = /^([a-z]{3,9})\.?[- ]*(\d{1,2})(?:st|nd|rd|th)?(?:, ?|[- ]+)(\d{4}|\d{2})$/i.exec(text);
  if (monthFirst !== null) return date(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2], thisYear);
  return null;
}

function isPartial(text: string): boolean {
  if (/^(?:19|20|21)\d{2}$/.test(text)) return true;
  if (/^(?:\d{1,2}[-/.](?:19|20|21)\d{2}|(?:19|20|21)\d{2}[-/.]\d{1,2})$/.test(text)) return true;
  const named = /^([a-z]{3,9})\.?,?[- ]*(?:of )?(?:\d{4}|'?\d{2})$/i.exec(text);
  return named !== null && monthOf(named[1]) !== undefined;
}

function monthOf(name: string | undefined): string | undefined {
  const typed = (name ?? '').toLowerCase();
  const index = MONTHS.findIndex((month) => typed.startsWith(month));
  const isName = MONTH_NAMES[index]?.startsWith(typed) === true || typed === 'sept';
  return isName ? String(index + 1) : undefined;
}

function date(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  thisYear: number,
): ReadDate {
  if (year === undefined || month === undefined || day === undefined) return WRONG;
  const full = year.length === 2 ? fullYear(Number(year), thisYear) : Number(year);
  const text = `${String(full).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(text) ? { kind: 'date', date: text } : WRONG;
}

function fullYear(twoDigits: number, thisYear: number): number {
  const year = Math.floor(thisYear / 100) * 100 + twoDigits;
  return year > thisYear + 1 ? year - 100 : year;
}
