import fc from 'fast-check';
import type { z } from 'zod';
import { evaluationSchema, type Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import {
  localTime,
  requiredDate,
  requiredDecimal,
  requiredPartialDate,
} from '../../../main/domain/evaluation/fields.ts';

/** Entries of a list; more show nothing new and take long. */
const LIST_MAX = 3;
const STRING_MAX = 12;

const dates = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const decimals = fc
  .tuple(fc.constantFrom('', '-'), fc.stringMatching(/^\d{1,12}$/), fc.stringMatching(/^(?:\.\d{1,12})?$/))
  .map((parts) => parts.join(''));

/** Text as people write it, and text that breaks careless storage: quotes, NUL, astral characters, combining marks. */
function strings(minLength: number, maxLength: number): fc.Arbitrary<string> {
  const length = { minLength, maxLength: Math.min(maxLength, STRING_MAX) };
  return fc
    .oneof(fc.string({ ...length, unit: 'grapheme' }), fc.string({ ...length, unit: 'binary' }))
    .filter((text) => text.length >= minLength && text.length <= maxLength);
}

/** What a schema of the domain accepts, derived from the schema itself: a new field is covered without a word here. */
function accepted(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema === requiredDate) return dates;
  if (schema === requiredDecimal) return decimals;
  if (schema === localTime) return dates.map((day) => `${day}T09:15`);
  if (schema === requiredPartialDate)
    return fc.tuple(dates, fc.constantFrom(4, 7, 10)).map(([day, n]) => day.slice(0, n));
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(def.shape).map(([key, field]) => [key, accepted(field)])));
    case 'array':
      return fc.array(accepted(def.element), { maxLength: Math.min(bounds(schema).max ?? LIST_MAX, LIST_MAX) });
    case 'string': {
      const pattern = patternOf(schema);
      if (pattern !== null) return fc.stringMatching(pattern);
      return strings(bounds(schema).min ?? 0, bounds(schema).max ?? STRING_MAX);
    }
    case 'number':
      return fc.integer({ min: bounds(schema).min ?? -1000, max: bounds(schema).max ?? 1000 });
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'nullable':
      return fc.option(accepted(def.innerType), { freq: 4 });
    case 'default':
    case 'prefault':
      return accepted(def.innerType);
    case 'pipe':
      return accepted(def.in);
    case 'union':
      return fc.oneof(...def.options.map(accepted));
    default:
      throw new Error(`No values are known for a schema of type ${def.type}.`);
  }
}

/** The pattern that a text must match, or null. */
function patternOf(schema: z.core.$ZodType): RegExp | null {
  for (const check of schema._zod.def.checks ?? []) {
    const { def } = (check as z.core.$ZodChecks)._zod;
    if (def.check === 'string_format' && def.pattern !== undefined) return def.pattern;
  }
  return null;
}

/** The range of a number, or of the length of a text or list. */
function bounds(schema: z.core.$ZodType): { min?: number; max?: number } {
  const found: { min?: number; max?: number } = {};
  for (const check of schema._zod.def.checks ?? []) {
    const { def } = (check as z.core.$ZodChecks)._zod;
    if (def.check === 'min_length') found.min = def.minimum;
    if (def.check === 'max_length') found.max = def.maximum;
    if (def.check === 'greater_than') found.min = Number(def.value);
    if (def.check === 'less_than') found.max = Number(def.value);
  }
  return found;
}

/** Any valid evaluation. */
export const evaluations: fc.Arbitrary<Evaluation> = accepted(evaluationSchema).map((input) =>
  evaluationSchema.parse(input),
);
