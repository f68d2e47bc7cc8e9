import { valueAt, type Change } from './changes.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { RejectedEntry } from './evaluation/rejected.ts';
import type { Problem } from './problems.ts';

type Rejecting = Pick<Evaluation, 'rejected'>;

/** The text that was rejected at exactly this JSON pointer. */
export function rejectedAt({ rejected }: Rejecting, path: string): RejectedEntry | null {
  return rejected.find((entry) => entry.path === path) ?? null;
}

/** The texts that were rejected at the JSON pointer or below it. */
export function rejectedUnder({ rejected }: Rejecting, path: string): RejectedEntry[] {
  return rejected.filter((entry) => isUnder(entry.path, path));
}

/** Keeps what was typed at a place and could not be taken. A value set there later takes it out again. */
export function rejection({ rejected }: Rejecting, entry: RejectedEntry): Change {
  return setRejected([...rejected.filter(({ path }) => path !== entry.path), entry]);
}

/** What gives a place back the value from before a text was typed that it could not take; nothing when it has it. */
export function valueBack(evaluation: Evaluation, path: string, value: string | number | null): Change[] {
  return valueAt(evaluation, path) === value ? [] : [{ op: 'set', path, value }];
}

/** Sets a list of plain values as a whole; `kept` are the rejected texts of its entries from now on. */
export function setWithRejected(
  evaluation: Rejecting,
  path: string,
  value: readonly (string | null)[],
  kept: readonly RejectedEntry[],
): Change[] {
  const set: Change = { op: 'set', path, value: [...value] };
  if (kept.length === 0) return [set];
  return [set, setRejected([...evaluation.rejected.filter((entry) => !isUnder(entry.path, path)), ...kept])];
}

/** The evaluation without the text at a place that is being typed: half a date is not a mistake yet. */
export function withoutRejectedAt(evaluation: Evaluation, path: string | null): Evaluation {
  if (path === null || rejectedAt(evaluation, path) === null) return evaluation;
  return { ...evaluation, rejected: evaluation.rejected.filter((entry) => entry.path !== path) };
}

/** A text that could not be taken must not be signed over: what is stored there is something else. */
export function checkRejected({ rejected }: Rejecting): Problem[] {
  return rejected.map(({ path, message }) => ({ path, severity: 'error', message }));
}

function setRejected(entries: readonly RejectedEntry[]): Change {
  return { op: 'set', path: '/rejected', value: entries.map((entry) => ({ ...entry })) };
}

function isUnder(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
