import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';

type RecordReviewed = Evaluation['recordsReviewed'][number];

/** Oldest first; records without a date last; records of one day keep their order. */
export function chronological(records: readonly RecordReviewed[]): RecordReviewed[] {
  return [...records].sort((a, b) => (a.date ?? '9999').localeCompare(b.date ?? '9999'));
}
