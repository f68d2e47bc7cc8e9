import type { RejectedEntry } from './evaluation/rejected.ts';
import type { NewIndex } from './waiver-places.ts';

/**
 * Rejected texts after a change at `path`. With `newIndex` it is a list whose entries moved: the texts move along, and go
 * with an entry that is gone. Without, the place got a value: no text typed there or below it stands any more.
 *
 * @param rejected the texts as the evaluation under change holds them, which is not parsed yet.
 * @returns the same list when nothing changes in it.
 */
export function followRejected(rejected: unknown, path: string, newIndex: NewIndex | null): unknown {
  if (!Array.isArray(rejected)) return rejected;
  const entries = rejected as readonly RejectedEntry[];
  const moved = entries.flatMap((entry) => {
    if (entry.path === path) return newIndex === null ? [] : [entry];
    if (!entry.path.startsWith(`${path}/`)) return [entry];
    return newIndex === null ? [] : movedEntry(entry, path, newIndex);
  });
  return moved.length === entries.length && moved.every((entry, at) => entry === entries[at]) ? rejected : moved;
}

function movedEntry(entry: RejectedEntry, list: string, newIndex: NewIndex): RejectedEntry[] {
  const [index = '', ...rest] = entry.path.slice(list.length + 1).split('/');
  const next = newIndex(Number(index));
  if (next === null) return [];
  return next === Number(index) ? [entry] : [{ ...entry, path: [list, String(next), ...rest].join('/') }];
}
