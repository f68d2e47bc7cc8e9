import type { Evaluation } from './evaluation/evaluation.ts';
import { fieldValues, PHRASE_FIELDS } from './phrase-fields.ts';
import type { PhraseField } from './phrase-fields.ts';

export { PHRASE_FIELDS };
export type { PhraseField };

/** What stands between braces; a brace that is never closed on its line is plain text. */
const FIELD = /\{([^{}\n]{1,60})\}/g;
/** The same to split by, without the name. */
const FIELD_APART = /\{[^{}\n]{1,60}\}/g;

const byName = new Map(PHRASE_FIELDS.map((field) => [field.name.toLowerCase(), field]));

export interface FilledPhrase {
  readonly text: string;
  /** Names between braces that are unknown or empty in the evaluation, each once; they stay in the text as written. */
  readonly missing: readonly string[];
}

/**
 * The body of a phrase with its fields filled from the evaluation: "{age}-year-old" → "68-year-old". A field written
 * with a capital ("{He}") begins its value with one. What is filled in is not searched for fields again.
 */
export function fillPhrase(body: string, evaluation: Evaluation): FilledPhrase {
  return phraseFiller(evaluation)(body);
}

/** As `fillPhrase`, for many bodies of one evaluation, which is scored once. */
export function phraseFiller(evaluation: Evaluation): (body: string) => FilledPhrase {
  const value = fieldValues(evaluation);
  return (body) => fill(body, value);
}

function fill(body: string, value: ReturnType<typeof fieldValues>): FilledPhrase {
  const missing = new Set<string>();
  const text = body.replace(FIELD, (written: string, name: string) => {
    const field = fieldNamed(name);
    const filled = field === null ? null : value(field);
    if (field !== null && filled !== null) return isCapital(name, field) ? capital(filled) : filled;
    missing.add(name.trim());
    return written;
  });
  return { text, missing: [...missing] };
}

/** The fields that still stand in a text, as between their braces; each once. */
export function unfilledFields(text: string): string[] {
  if (!text.includes('{')) return [];
  return [...new Set(Array.from(text.matchAll(FIELD), ([, name = '']) => name.trim()))];
}

/** What a phrase says between its fields, in order; one more than it has fields. */
export function literalParts(body: string): string[] {
  return body.split(FIELD_APART);
}

/** A field by its name, whatever its case and spaces; null when there is none of that name. */
export function fieldNamed(name: string): PhraseField | null {
  return byName.get(name.trim().replace(/\s+/g, ' ').toLowerCase()) ?? null;
}

function isCapital(written: string, { name }: PhraseField): boolean {
  const first = written.trim().charAt(0);
  return first !== name.charAt(0) && first === first.toUpperCase();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
