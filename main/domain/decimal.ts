import { Decimal } from 'decimal.js';

/**
 * Exact decimal numbers. Scores are kept as strings in their shortest form (SPEC F2: no exponent, no trailing zeros,
 * no "-0") and are only turned into `Decimal` for arithmetic.
 *
 * The precision is far beyond any input the borders let through (40 digits), so sums and products of entered values
 * are exact and R2's "decided on the unrounded value" holds.
 */
export const Exact = Decimal.clone({
  precision: 200,
  toExpNeg: -9e15,
  toExpPos: 9e15,
  rounding: Decimal.ROUND_HALF_UP,
});

/** A decimal number in its shortest form, e.g. "-3.5". */
export type DecimalString = string;

/** What a person or a file may write: sign, digits, one point; no exponent, at most 40 characters. */
export const DECIMAL_PATTERN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
export const DECIMAL_MAX_LENGTH = 40;

/** Shortest form of a decimal (F2): "3.50" → "3.5", "-0.0" → "0". @throws Error when the text is no finite decimal. */
export function toDecimalString(value: string | Decimal): DecimalString {
  const decimal = new Exact(value);
  if (!decimal.isFinite()) throw new Error('Not a finite decimal number.');
  return decimal.isZero() ? '0' : decimal.toFixed();
}
