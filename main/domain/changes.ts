import { z } from 'zod';
import { followDiagnoses } from './diagnosis-pointers.ts';
import { followEntries, indexInNewList, type NewIndex } from './waiver-places.ts';
import { ResiduaError } from './errors.ts';
import { evaluationSchema, type Evaluation } from './evaluation/evaluation.ts';
import { jsonPointer } from './evaluation/fields.ts';
import { followRejected } from './rejected-places.ts';

/**
 * One edit of an evaluation, the unit that is saved. Pointers are RFC 6901.
 * `insert` and `remove` name a list's entry by its index; `insert` at the list's length appends.
 * `move` takes the entry at `path` to index `to` of the same list.
 */
export const changeSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('set'), path: jsonPointer, value: z.json() }),
  z.strictObject({ op: z.literal('insert'), path: jsonPointer, value: z.json() }),
  z.strictObject({ op: z.literal('remove'), path: jsonPointer }),
  z.strictObject({ op: z.literal('move'), path: jsonPointer, to: z.int().min(0).max(10_000) }),
]);
export type Change = z.output<typeof changeSchema>;

/** Splits a JSON pointer into its unescaped tokens. */
export function pointerTokens(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Joins tokens to a JSON pointer. */
export function toPointer(tokens: readonly PropertyKey[]): string {
  return tokens.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

type Json = z.output<ReturnType<typeof z.json>>;

/** The value at a JSON pointer; null when there is no such place (a list entry that was just removed). */
export function valueAt(evaluation: Evaluation, pointer: string): Json {
  return (at(evaluation, pointerTokens(pointer)) ?? null) as Json;
}

/**
 * The evaluation with the changes made, in order; the one given stays as it was.
 *
 * @throws ResiduaError `invalid-input` with the pointer at fault, when a change names a place that does not exist or
 *   the result would not be a valid evaluation. Then no change is made.
 */
export function applyChanges(evaluation: Evaluation, changes: readonly Change[]): Evaluation {
  let edited: unknown = evaluation;
  for (const change of changes) edited = editOnce(edited, change);
  const parsed = evaluationSchema.safeParse(edited);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ResiduaError('invalid-input', issue?.message ?? 'The change does not fit an evaluation.', {
    path: toPointer(issue?.path ?? []),
  });
}

/**
 * One change, with what names the places it moves or fills: waivers and diagnosis pointers (P5, M4), and texts that were
 * rejected there.
 */
function editOnce(before: unknown, change: Change): unknown {
  const tokens = pointerTokens(change.path);
  const after = edit(before, tokens, change) as Record<string, unknown>;
  if (tokens[0] === 'waivers' || tokens[0] === 'rejected') return after;
  const list = change.op === 'set' ? tokens : tokens.slice(0, -1);
  const newIndex = newIndexOf(change, Number(tokens.at(-1)), at(before, list), at(after, list));
  const followed = followEntriesOf(after, list, newIndex);
  const moves = newIndex !== null && (change.op !== 'set' || isListOfObjects(at(before, list)));
  const rejected = followRejected(followed['rejected'], toPointer(list), moves ? newIndex : null);
  return rejected === followed['rejected'] ? followed : { ...followed, rejected };
}

/** Entries of such a list can be told from each other wherever they stand; numbers cannot. */
function isListOfObjects(list: unknown): boolean {
  return (
    Array.isArray(list) &&
    list.length > 0 &&
    list.every((entry: unknown) => typeof entry === 'object' && entry !== null)
  );
}

function followEntriesOf(
  after: Record<string, unknown>,
  list: readonly string[],
  newIndex: NewIndex | null,
): Record<string, unknown> {
  if (newIndex === null) return after;
  const waivers = followEntries(after['waivers'], list, newIndex);
  const claim = toPointer(list) === '/opinions/diagnoses' ? followDiagnoses(after['claim'], newIndex) : after['claim'];
  const isSame = waivers === after['waivers'] && claim === after['claim'];
  return isSame ? after : { ...after, waivers, claim };
}

function newIndexOf(change: Change, changed: number, before: unknown, after: unknown): NewIndex | null {
  switch (change.op) {
    case 'set':
      return Array.isArray(before) && Array.isArray(after) ? indexInNewList(before, after) : null;
    case 'insert':
      return (index) => (index >= changed ? index + 1 : index);
    case 'remove':
      return (index) => (index === changed ? null : index > changed ? index - 1 : index);
    case 'move':
      return (index) => {
        if (index === changed) return change.to;
        if (index > changed && index <= change.to) return index - 1;
        return index < changed && index >= change.to ? index + 1 : index;
      };
  }
}

function at(node: unknown, tokens: readonly string[]): unknown {
  return tokens.reduce<unknown>(
    (inner, token) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[token] : undefined,
    node,
  );
}

function edit(node: unknown, tokens: readonly string[], change: Change): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) throw noSuchPlace(change);
  if (Array.isArray(node)) {
    const index = listIndex(token, change);
    if (rest.length === 0) return editList(node, index, change);
    if (index >= node.length) throw noSuchPlace(change);
    return node.map((entry: unknown, at) => (at === index ? edit(entry, rest, change) : entry));
  }
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, token)) throw noSuchPlace(change);
  const fields = node as Record<string, unknown>;
  if (rest.length > 0) return { ...fields, [token]: edit(fields[token], rest, change) };
  if (change.op !== 'set') throw noSuchPlace(change);
  return { ...fields, [token]: change.value };
}

function editList(list: readonly unknown[], index: number, change: Change): unknown[] {
  if (change.op === 'insert' && index <= list.length) return list.toSpliced(index, 0, change.value);
  if (index >= list.length) throw noSuchPlace(change);
  switch (change.op) {
    case 'set':
      return list.with(index, change.value);
    case 'remove':
      return list.toSpliced(index, 1);
    case 'move':
      if (change.to >= list.length) throw noSuchPlace(change);
      return list.toSpliced(index, 1).toSpliced(change.to, 0, list[index]);
    case 'insert':
      throw noSuchPlace(change);
  }
}

function listIndex(token: string, change: Change): number {
  if (!/^(?:0|[1-9]\d{0,4})$/.test(token)) throw noSuchPlace(change);
  return Number(token);
}

function noSuchPlace(change: Change): ResiduaError {
  return new ResiduaError('invalid-input', 'There is no such place in the evaluation.', { path: change.path });
}
