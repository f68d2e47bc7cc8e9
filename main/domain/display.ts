import type { Decimal } from 'decimal.js';
import { Exact } from './decimal.ts';
import type { DecimalString } from './decimal.ts';
import type { InstrumentId } from './evaluation/instruments.ts';
import { instrument } from './instruments/catalogue.ts';

/** The typographic minus; the hyphen stays in files. */
export const MINUS = '\u2212';

/**
 * A decimal for display (SPEC R2): one place, half away from zero, "−" for the sign, never "−0". A value that would
 * read 0.0 without being zero gets as many places as make it visible: "-0.04" → "−0.04".
 */
export function displayScore(value: DecimalString): string {
  const exact = new Exact(value);
  return typeset(exact, exact.toFixed(visiblePlaces(exact), Exact.ROUND_HALF_UP));
}

/** As `displayScore`, with "+" before a value above zero; for changes. */
export function displaySigned(value: DecimalString): string {
  return new Exact(value).greaterThan(0) ? `+${displayScore(value)}` : displayScore(value);
}

/** All digits as they were entered or calculated, with the typographic minus; for derivations. */
export function displayExact(value: DecimalString): string {
  const exact = new Exact(value);
  return typeset(exact, exact.toFixed());
}

/** All digits, but three places of what a mean of three trials leads to, whose digits have no end: "95.333". */
export function displayRounded(value: DecimalString): string {
  const exact = new Exact(value);
  const hasNoEnd = exact.decimalPlaces() > MOST_ENTERED_PLACES;
  return displayExact(hasNoEnd ? exact.toDecimalPlaces(3, Exact.ROUND_HALF_UP).toFixed() : value);
}

/** Entered angles have one place or two; an index value and the factor of points add three. */
const MOST_ENTERED_PLACES = 6;

/** A score of an instrument: whole-number instruments without a place ("45"), the others by `displayScore` ("46.7"). */
export function displayInstrumentScore(id: InstrumentId, value: DecimalString): string {
  return instrument(id).wholeNumber && new Exact(value).isInteger() ? displayExact(value) : displayScore(value);
}

function visiblePlaces(value: Decimal): number {
  if (value.isZero()) return 1;
  let places = 1;
  while (value.toDecimalPlaces(places, Exact.ROUND_HALF_UP).isZero()) places += 1;
  return places;
}

function typeset(value: Decimal, digits: string): string {
  return value.isNegative() && !value.isZero() ? `${MINUS}${digits.replace(/^-/, '')}` : digits.replace(/^-/, '');
}
