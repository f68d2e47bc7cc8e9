import type { z } from 'zod';
import { toPointer } from '../domain/changes.ts';
import type { Problem } from '../domain/problems.ts';
import { similarKey } from './similar-key.ts';

type Issue = z.core.$ZodIssue;
/** Keys the format knows at a place, for "did you mean". */
type KnownKeys = (path: readonly PropertyKey[]) => readonly string[];

/** Suggestions are for mistakes; a file with thousands of unknown keys is of another kind. */
const SUGGESTIONS_MAX = 50;

/**
 * Turns the findings of a zod schema into problems with JSON pointers, each saying what is wrong and how to mend it.
 * The schema must be parsed with `reportInput: true`. Values of the file are never repeated: they may be a person's.
 */
export function problemsOf(issues: readonly Issue[], knownKeys: KnownKeys): Problem[] {
  let suggestions = 0;
  const suggest = (path: readonly PropertyKey[], key: string): string => {
    suggestions += 1;
    const similar = suggestions > SUGGESTIONS_MAX ? null : similarKey(key, knownKeys(path));
    return similar === null ? 'is not a known key; remove it' : `is not a known key; did you mean "${similar}"?`;
  };
  return issues
    .flatMap((issue) => flatten(issue, []))
    .flatMap(({ issue, path }) => {
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => problem([...path, key], suggest(path, key)));
      }
      return [problem(path, explain(issue))];
    });
}

function problem(path: readonly PropertyKey[], message: string): Problem {
  return { path: toPointer(path), severity: 'error', message };
}

/** Of a union none of whose shapes fits, the findings of the shape that was meant. */
function flatten(issue: Issue, base: readonly PropertyKey[]): { issue: Issue; path: PropertyKey[] }[] {
  const path = [...base, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0 || hasOwnMessage(issue)) return [{ issue, path }];
  const meant = issue.errors.find((errors) => errors.every((error) => !isWrongType(error)));
  return meant === undefined ? [{ issue, path }] : meant.flatMap((error) => flatten(error, path));
}

function isWrongType(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

/** zod's own messages are told from the schema's by their beginning. */
function hasOwnMessage(issue: Issue): boolean {
  return issue.message !== DEFAULT_MESSAGE;
}

/** Given to zod as the message of every finding that has none of its own in the schema. */
export const DEFAULT_MESSAGE = '';

function explain(issue: Issue): string {
  if (isMissing(issue)) return `is missing; it ${requirement(issue)}`;
  return requirement(issue);
}

/** Of a union the discriminating key is at fault, but the whole object is reported. */
function isMissing(issue: Issue): boolean {
  const { input } = issue;
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined && typeof input === 'object') {
    return input !== null && !Object.hasOwn(input, issue.discriminator);
  }
  const aboutValue = ['invalid_type', 'invalid_value', 'invalid_union', 'invalid_format', 'custom'].includes(
    issue.code,
  );
  return aboutValue && input === undefined;
}

function requirement(issue: Issue): string {
  if (hasOwnMessage(issue)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${TYPE_NAMES[issue.expected] ?? issue.expected}${found(issue.input, issue.expected)}`;
    case 'invalid_value':
      return `must be ${oneOf(issue.values)}`;
    case 'invalid_union':
      return union(issue);
    case 'too_big':
      return limit(issue.origin, issue.inclusive === false ? 'below' : 'at most', issue.maximum);
    case 'too_small':
      return limit(issue.origin, issue.inclusive === false ? 'above' : 'at least', issue.minimum);
    case 'invalid_format':
      return `is not written as a ${issue.format} must be`;
    default:
      return 'is not what the format allows here; see the schema';
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text in double quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
  null: 'null',
};

function found(input: unknown, expected: string): string {
  if (input === undefined) return '';
  if (input === null) return ', not null';
  if (Array.isArray(input)) return ', not a list';
  const kinds: Readonly<Record<string, string>> = {
    string: ', not text',
    number: expected === 'int' ? ', not a fraction' : ', not a number',
    boolean: ', not true or false',
    object: ', not an object',
  };
  return kinds[typeof input] ?? '';
}

function oneOf(values: readonly unknown[]): string {
  const written = values.map((value) => JSON.stringify(value));
  return written.length === 1 ? written.join('') : `one of ${written.join(', ')}`;
}

function union(issue: z.core.$ZodIssueInvalidUnion): string {
  if (issue.inclusive !== false && issue.options !== undefined) return `must be ${oneOf(issue.options)}`;
  const kinds = issue.errors
    .flatMap((errors) => errors.filter(isWrongType))
    .map((error) => (error.code === 'invalid_type' ? (TYPE_NAMES[error.expected] ?? error.expected) : ''));
  return kinds.length === 0 ? 'is not what the format allows here; see the schema' : `must be ${kinds.join(' or ')}`;
}

function limit(origin: string, relation: string, value: number | bigint): string {
  const amount = String(value);
  if (origin === 'string') return `must have ${relation} ${amount} characters`;
  if (origin === 'array') return `must have ${relation} ${amount} entries`;
  return `must be ${relation} ${amount}`;
}
