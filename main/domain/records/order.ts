import type { Evaluation } from '../evaluation/evaluation.ts';

export type RecordReviewed = Evaluation['recordsReviewed'][number];
type Dated = Pick<RecordReviewed, 'date'>;

/** Sorts behind every day that can be written YYYY-MM-DD. */
const NO_DATE = '~';

/**
 * Places of the records in the evaluation, in the order of time (P1). Records without a date come last; records of one
 * day keep the order in which they were entered.
 */
export function chronological(records: readonly Dated[]): number[] {
  const days = records.map(({ date }) => date ?? NO_DATE);
  return records
    .map((_, index) => index)
    .toSorted((a, b) => {
      const [dayA = NO_DATE, dayB = NO_DATE] = [days[a], days[b]];
      return dayA < dayB ? -1 : dayA > dayB ? 1 : a - b;
    });
}

/** The number that each record, in the order of the evaluation, has in the report and on the screen; from 1. */
export function printedNumbers(records: readonly Dated[]): number[] {
  const numbers = new Array<number>(records.length).fill(0);
  for (const [place, index] of chronological(records).entries()) numbers[index] = place + 1;
  return numbers;
}

/** Whether the list stands in the order of time already. */
export function isChronological(records: readonly Dated[]): boolean {
  return chronological(records).every((index, place) => index === place);
}

/** The records themselves in the order of time. */
export function inOrderOfTime<T extends Dated>(records: readonly T[]): T[] {
  return chronological(records).flatMap((index) => records[index] ?? []);
}
