import { compareDates } from '../../domain/dates.ts';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';

type Records = Evaluation['recordsReviewed'];

/** Places of the records in the evaluation, in the order of time (P1); records without a date come last. */
export function chronological(records: Records): number[] {
  return records
    .map(({ date }, index) => ({ date, index }))
    .toSorted((a, b) => {
      if (a.date === null || b.date === null) return Number(a.date === null) - Number(b.date === null);
      return compareDates(a.date, b.date);
    })
    .map(({ index }) => index);
}

/** The number that each record, in the order of the evaluation, has in the report. */
export function printedNumbers(records: Records): number[] {
  const order = chronological(records);
  return records.map((_, index) => order.indexOf(index) + 1);
}
