import type { z } from 'zod';
import { evaluationSchema, type Evaluation } from '../../main/domain/evaluation/evaluation.ts';
import {
  jsonPointer,
  localTime,
  requiredDate,
  requiredDecimal,
  requiredPartialDate,
} from '../../main/domain/evaluation/fields.ts';

/** A leaf of an evaluation: where it stands, with `*` for an entry's index, and what was put there. */
export interface Leaf {
  readonly place: string;
  readonly value: unknown;
}

/**
 * An evaluation in which every place is filled, derived from the schema itself, so that a new field is covered without
 * a word here. Texts, dates and decimals are canaries: each stands in one place alone.
 */
export function fullEvaluation(): { readonly evaluation: Evaluation; readonly leaves: readonly Leaf[] } {
  const evaluation = evaluationSchema.parse(filled(evaluationSchema, { count: 0 }));
  return { evaluation, leaves: leavesOf(evaluation, '') };
}

/** All leaves of a value that are not empty. */
export function leavesOf(value: unknown, place: string): Leaf[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [{ place, value }];
  const entries = Array.isArray(value) ? value.map((entry) => ['*', entry] as const) : Object.entries(value);
  return entries.flatMap(([key, entry]) => leavesOf(entry, `${place}/${key}`));
}

/** Kinds of schema around leaves, which need no number of their own. */
const WRAPPERS: ReadonlySet<string> = new Set(['object', 'array', 'nullable', 'default', 'prefault', 'union']);

function filled(schema: z.core.$ZodType, counter: { count: number }): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (!WRAPPERS.has(def.type)) counter.count += 1;
  const number = counter.count;
  const day = new Date(Date.UTC(1950, 0, number)).toISOString().slice(0, 10);
  if (schema === requiredDate || schema === requiredPartialDate) return day;
  if (schema === requiredDecimal) return `9${String(number).padStart(5, '0')}`;
  if (schema === localTime) return `${day}T09:15`;
  if (schema === jsonPointer) return `/QZ${String(number).padStart(3, '0')}`;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(Object.entries(def.shape).map(([key, field]) => [key, filled(field, counter)]));
    case 'array': {
      const element = def.element as z.core.$ZodTypes;
      const options = element._zod.def.type === 'union' ? objectsOf(element._zod.def.options) : [element];
      return options.map((option) => filled(option, counter));
    }
    case 'string':
      return hashPattern(schema) ? number.toString(16).padStart(64, 'c') : `QZ${String(number).padStart(3, '0')}`;
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'enum':
      return Object.values(def.entries).at(-1);
    case 'literal':
      return def.values[0];
    case 'nullable':
    case 'default':
    case 'prefault':
      return filled(def.innerType, counter);
    case 'pipe':
      return filled(def.in, counter);
    case 'union':
      return filled(objectsOf(def.options)[0] ?? schema, counter);
    default:
      throw new Error(`No value is known for a schema of type ${def.type}.`);
  }
}

/** The options that are objects, or else all. */
function objectsOf(options: readonly z.core.$ZodType[]): readonly z.core.$ZodType[] {
  const objects = options.filter((option) => (option as z.core.$ZodTypes)._zod.def.type === 'object');
  return objects.length > 0 ? objects : options;
}

function hashPattern(schema: z.core.$ZodType): boolean {
  return (schema._zod.def.checks ?? []).some((check) => {
    const { def } = (check as z.core.$ZodChecks)._zod;
    return def.check === 'string_format' && def.pattern !== undefined;
  });
}
