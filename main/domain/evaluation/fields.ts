import { z } from 'zod';
import { isLocalTime, isPartialDate, isPlainDate } from '../dates.ts';
import { DECIMAL_MAX_LENGTH, DECIMAL_PATTERN, toDecimalString } from '../decimal.ts';

/**
 * The leaves of an evaluation. All may be empty (null) while the evaluation is a draft; what must be there before
 * scoring or signing is told by `check.ts` and `readiness.ts`, not by the shape.
 */

/** Longest single text: about 40 printed pages; a whole evaluation stays below the size limit of a case file. */
const TEXT_MAX = 100_000;
const LINE_MAX = 500;

/**
 * Text of at most so many UTF-16 code units. Half a surrogate pair cannot be stored as UTF-8; it becomes U+FFFD here,
 * where the person still sees it.
 */
export const characters = (most: number) =>
  z
    .string()
    .max(most)
    .overwrite((value) => value.toWellFormed());

/** Deepest place in an evaluation is well above this; longer pointers are a mistake or an attack. */
const POINTER_MAX = 500;
/** A place in an evaluation (RFC 6901). */
export const jsonPointer = z
  .string()
  .max(POINTER_MAX)
  .regex(/^(?:\/(?:[^~/]|~[01])*)+$/, 'must be a JSON pointer such as /case/claimNumber');

/** One line of text (a name, a number). */
export const line = characters(LINE_MAX).nullable().default(null);

/** Text of several paragraphs. */
export const text = characters(TEXT_MAX).nullable().default(null);

/** A required text in a list, e.g. a question. Empty while it is being typed. */
export const requiredText = characters(TEXT_MAX);

const DECIMAL_HELP = 'must be a decimal number, for example 48.2';

/** A decimal, written as text or as a number; kept as text in its shortest form (SPEC F1, F2). */
export const requiredDecimal = z
  .union(
    [
      z.string().max(DECIMAL_MAX_LENGTH, DECIMAL_HELP).regex(DECIMAL_PATTERN, DECIMAL_HELP),
      z.number().refine((value) => DECIMAL_PATTERN.test(plain(value)), DECIMAL_HELP),
    ],
    { error: DECIMAL_HELP },
  )
  .transform((value) => toDecimalString(typeof value === 'number' ? plain(value) : value));

export const decimal = requiredDecimal.nullable().default(null);

/** JavaScript writes very small and very large numbers with an exponent; the digits are the same. */
function plain(value: number): string {
  return Number.isFinite(value) ? toDecimalString(String(value)) : String(value);
}

/** A calendar day, YYYY-MM-DD. */
export const requiredDate = z
  .string()
  .refine(isPlainDate, 'must be a real date written YYYY-MM-DD, for example 2026-10-05');
export const date = requiredDate.nullable().default(null);

/** A moment on the clock of the examining room, without a zone. */
export const localTime = z
  .string()
  .refine(isLocalTime, 'must be a date and a time written YYYY-MM-DDTHH:MM, for example 2026-10-05T09:15');

/** A date as exactly as it is known: a year, a month or a day. */
export const requiredPartialDate = z
  .string()
  .refine(isPartialDate, 'must be a year, a month or a day, for example 2019, 2019-05 or 2019-05-04');
export const partialDate = requiredPartialDate.nullable().default(null);

/** A count such as pages or minutes. */
export const count = z.int().min(0).max(1_000_000).nullable().default(null);

/** One of a fixed set of words. */
export function choice<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values).nullable().default(null);
}

/** The same finding on both sides. */
export function bothSides<T extends z.ZodType>(finding: T) {
  return z.strictObject({ left: finding, right: finding }).prefault({} as never);
}
