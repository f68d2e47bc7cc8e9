import { foldText } from '../../../../main/domain/records/fold.ts';
import {
  chronological,
  isChronological,
  printedNumbers,
  type RecordReviewed,
} from '../../../../main/domain/records/order.ts';

export interface ListFacts {
  /** The number of each record in the report, by its place in the list. */
  readonly numbers: readonly number[];
  /** Pages up to and with each record, in the order of the report. */
  readonly totals: readonly number[];
  readonly pages: number;
  readonly uncounted: number;
  readonly inOrder: boolean;
}

export function factsOf(records: readonly RecordReviewed[]): ListFacts {
  const totals = new Array<number>(records.length).fill(0);
  let pages = 0;
  for (const index of chronological(records)) totals[index] = pages += records[index]?.pages ?? 0;
  return {
    numbers: printedNumbers(records),
    totals,
    pages,
    uncounted: records.filter((record) => record.pages === null).length,
    inOrder: isChronological(records),
  };
}

const folded = new WeakMap<RecordReviewed, string>();

/** Places of the records that hold all the words, in their date, author, kind, summary or the names of their files. */
export function matching(records: readonly RecordReviewed[], filter: string): number[] {
  const words = foldText(filter).split(' ').filter(Boolean);
  return records.flatMap((record, index) => {
    const text = wordsOf(record);
    return words.every((word) => text.includes(word)) ? [index] : [];
  });
}

function wordsOf(record: RecordReviewed): string {
  const known = folded.get(record);
  if (known !== undefined) return known;
  const { date, author, kind, summary, attachments } = record;
  const text = foldText([date, author, kind, summary, ...attachments.map(({ name }) => name)].join(' '));
  folded.set(record, text);
  return text;
}
