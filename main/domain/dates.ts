import { Temporal } from 'temporal-polyfill';

/** A calendar day without a time zone, "YYYY-MM-DD". */
export type PlainDateString = string;

const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** True for a real calendar day written YYYY-MM-DD between 1900-01-01 and 2199-12-31. */
export function isPlainDate(text: string): boolean {
  if (!PLAIN_DATE.test(text)) return false;
  try {
    const { year } = Temporal.PlainDate.from(text, { overflow: 'reject' });
    return year >= 1900 && year <= 2199;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** True for a year, a month or a day that exists: "2019", "2019-05", "2019-05-04". */
export function isPartialDate(text: string): boolean {
  return [4, 7, 10].includes(text.length) && isPlainDate(`${text}${'-01-01'.slice(text.length - 4)}`);
}

/** True for a moment of a real day without a zone, "YYYY-MM-DDTHH:MM". */
export function isLocalTime(text: string): boolean {
  return /^.{10}T(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) && isPlainDate(text.slice(0, 10));
}

/** Negative when `a` is earlier than `b`, 0 on the same day. */
export function compareDates(a: PlainDateString, b: PlainDateString): number {
  return Temporal.PlainDate.compare(a, b);
}

/**
 * Completed years of age on a day. Someone born on 29 February completes a year on 1 March of common years.
 * Negative when `onDate` is before the birth.
 */
export function ageOn(dateOfBirth: PlainDateString, onDate: PlainDateString): number {
  const born = Temporal.PlainDate.from(dateOfBirth);
  const day = Temporal.PlainDate.from(onDate);
  const hadBirthday = day.month > born.month || (day.month === born.month && day.day >= born.day);
  return day.year - born.year - (hadBirthday ? 0 : 1);
}
