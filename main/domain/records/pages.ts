import type { Evaluation } from '../evaluation/evaluation.ts';

/** Pages of the records reviewed. */
export interface RecordPages {
  /** Sum of the pages that are known. */
  readonly counted: number;
  /** Records whose pages are not known. */
  readonly uncounted: number;
}

/** The running page total of the records reviewed. */
export function recordPages({ recordsReviewed }: Pick<Evaluation, 'recordsReviewed'>): RecordPages {
  const known = recordsReviewed.flatMap(({ pages }) => pages ?? []);
  return {
    counted: known.reduce((sum, pages) => sum + pages, 0),
    uncounted: recordsReviewed.length - known.length,
  };
}
