import { foldText } from './fold.ts';
import type { RecordReviewed } from './order.ts';

/** Shorter summaries, such as "Follow-up visit", are alike by chance. Letters and digits after folding. */
const SUMMARY_MIN = 20;

/** A record that looks like an earlier one of the list. */
export interface Duplicate {
  /** Place in the list of the later record. */
  readonly index: number;
  /** Place in the list of the first record that it looks like. */
  readonly of: number;
  /** What the two have in common, as it ends a sentence. */
  readonly reason: string;
}

/**
 * Records that look like an earlier one: same date, author, kind and pages; else the same attached file; else the same
 * summary. Case, accents, punctuation and spacing do not count. At most one finding a record.
 */
export function duplicateRecords(records: readonly RecordReviewed[]): Duplicate[] {
  const seen = new Map<string, number>();
  return records.flatMap((record, index) => {
    const keys = keysOf(record);
    const found = keys.find(({ key }) => seen.has(key));
    for (const { key } of keys) if (!seen.has(key)) seen.set(key, index);
    const of = found === undefined ? undefined : seen.get(found.key);
    return found === undefined || of === undefined || of === index ? [] : [{ index, of, reason: found.reason }];
  });
}

function keysOf({
  date,
  author,
  kind,
  pages,
  summary,
  attachments,
}: RecordReviewed): { key: string; reason: string }[] {
  const [by, what, words] = [foldText(author), foldText(kind), foldText(summary)];
  return [
    ...(date !== null && by + what !== ''
      ? [{ key: `facts ${JSON.stringify([date, by, what, pages])}`, reason: 'the same date, author, kind and pages' }]
      : []),
    ...attachments.map(({ sha256 }) => ({ key: `file ${sha256}`, reason: 'the same file attached' })),
    ...(words.length >= SUMMARY_MIN ? [{ key: `summary ${words}`, reason: 'the same summary' }] : []),
  ];
}
