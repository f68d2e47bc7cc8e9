import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { REGION_LABELS } from '../domain/labels.ts';
import { longDate, MONTH_NAMES } from '../domain/long-date.ts';
import type { KeyValue } from './layout/key-values.ts';

export { longDate };

/** Stands in a table's cell for what was not entered. */
export const NONE = '—';
export const NONE_MEANS = `${NONE} not documented`;

/** "2026-10-05" → "Oct 5, 2026", for tables. */
export function shortDate(date: string): string {
  const { year, month, day } = parts(date);
  return `${(MONTH_NAMES[month - 1] ?? '').slice(0, 3)} ${String(day)}, ${String(year)}`;
}

function parts(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

/** The calendar day of an instant in a zone, "YYYY-MM-DD". */
export function dayOf(instant: Date, utcOffsetMinutes: number): string {
  return new Date(instant.getTime() + utcOffsetMinutes * 60_000).toISOString().slice(0, 10);
}

/** "October 6, 2026, 14:05:09 UTC−07:00". */
export function longTime(instant: Date, utcOffsetMinutes: number): string {
  const time = new Date(instant.getTime() + utcOffsetMinutes * 60_000).toISOString().slice(11, 19);
  const size = Math.abs(utcOffsetMinutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  const sign = utcOffsetMinutes < 0 ? '−' : '+';
  const zone = size === 0 ? 'UTC' : `UTC${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${longDate(dayOf(instant, utcOffsetMinutes))}, ${time} ${zone}`;
}

/** Text that says something; null for what is empty or only spaces. */
export function filled(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text.trim();
}

/** A pair for a list of facts, or none when there is no value. */
export function fact(key: string, value: string | null, source: string): KeyValue[] {
  const text = filled(value);
  return text === null ? [] : [{ key, value: text, source }];
}

/** The lines of a postal address or other short text. */
export function linesOf(text: string | null): string[] {
  return (text ?? '').split(/\r?\n/).flatMap((line) => filled(line) ?? []);
}

/** The first letter as it stands inside a sentence: "Left" → "left". Abbreviations stay. */
function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}

/** With a capital at its beginning. */
export function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** "the left hip", "both hips", "the knee". */
export function evaluatedPart({ side, region }: Pick<Evaluation, 'side' | 'region'>): string {
  const part = region === 'general-orthopaedic' ? 'general orthopaedic region' : inSentence(REGION_LABELS[region]);
  if (side === null) return `the ${part}`;
  if (side !== 'bilateral') return `the ${side} ${part}`;
  return region === 'hip' || region === 'knee' ? `both ${part}s` : `the ${part}, both sides`;
}

/** "1 page", "3 pages". */
export function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
