/** Days in which a deleted evaluation can be restored. */
const RESTORABLE_DAYS = 30;

/**
 * Years for which signed evaluations are kept when nothing else was chosen. Many jurisdictions in the United States ask
 * for at least 7 years from the last date of service (AMA Guides Newsletter 28(3):14); California asks Qualified Medical
 * Evaluators for 5 from the date of the report (8 CCR § 39.5(a)). The examiner chooses what holds.
 */
export const KEEP_SIGNED_YEARS = 7;

/** Most years that can be chosen. */
export const KEEP_SIGNED_YEARS_MAX = 50;

const DAY = 24 * 60 * 60 * 1000;

/** The instant until which a signed evaluation is kept: so many years after the instant of its signature. */
export function keptUntil(signedAt: string, years: number): string {
  const date = new Date(signedAt);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString();
}

/** The instant from which a deleted evaluation is gone for good. */
export function purgedFrom(deletedAt: string): string {
  return new Date(Date.parse(deletedAt) + RESTORABLE_DAYS * DAY).toISOString();
}

/** Whole days left to restore it, at least 0; a day that has begun counts. */
export function daysLeft(deletedAt: string, now: Date): number {
  const left = Date.parse(purgedFrom(deletedAt)) - now.getTime();
  return Math.min(RESTORABLE_DAYS, Math.max(0, Math.ceil(left / DAY)));
}
