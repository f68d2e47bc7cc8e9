import type { Problem } from '../../../../main/domain/problems.ts';
import type { RecordReviewed } from '../../../../main/domain/records/order.ts';
import { vagueFields } from '../../../../main/domain/records/vague.ts';
import { sentence } from '../sentence.ts';

const LIST = '/recordsReviewed/';
const VAGUE = 'Says “including” or “various”; name what was read.';

/** What is doubtful about each record that has any such thing, by its place in the list. */
export function notesByRecord(
  records: readonly RecordReviewed[],
  problems: readonly Problem[],
): ReadonlyMap<number, readonly string[]> {
  const notes = new Map<number, string[]>();
  const add = (index: number, note: string): void => {
    notes.set(index, [...(notes.get(index) ?? []), note]);
  };
  for (const { path, message } of problems) {
    if (!path.startsWith(LIST)) continue;
    const index = Number(path.slice(LIST.length).split('/', 1)[0]);
    // Problems lag behind typing: the record may be gone by now.
    if (index < records.length) add(index, sentence(message));
  }
  for (const [index, record] of records.entries()) if (vagueFields(record).length > 0) add(index, VAGUE);
  return notes;
}
