/**
 * A date as exactly as it is known: "2019", "2019-05" or "2019-05-04". True when `a` lies wholly before `b`: "2019" is before "2020-03", and neither before nor after "2019-05".
 */
export function isWhollyBefore(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
}

/** Sorts by time, less exact dates before what lies within them, missing ones last. */
export function comparePartialDates(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** "2019", "May 2019", "May 4, 2019". */
export function partialDateText(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const name = MONTHS[Number(month) - 1] ?? month;
  return day === undefined ? `${name} ${year}` : `${name} ${String(Number(day))}, ${year}`;
}

/** "May 2019 – Jun 2019", "May 2019" for a single date, "until 2020"; null when neither end is known. */
export function periodText(from: string | null, to: string | null): string | null {
  if (from === null) return to === null ? null : `until ${partialDateText(to)}`;
  return to === null || to === from ? partialDateText(from) : `${partialDateText(from)} – ${partialDateText(to)}`;
}
