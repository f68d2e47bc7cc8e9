import { warning } from './check-support.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { Problem } from './problems.ts';
import { duplicateRecords } from './records/duplicates.ts';
import { printedNumbers } from './records/order.ts';

/** Records that look as if they were listed twice. A warning: two visits of one day may well be alike. */
export function checkRecords({ recordsReviewed }: Evaluation): Problem[] {
  const duplicates = duplicateRecords(recordsReviewed);
  if (duplicates.length === 0) return [];
  const numbers = printedNumbers(recordsReviewed);
  return duplicates.map(({ index, of, reason }) =>
    warning(
      `/recordsReviewed/${String(index)}`,
      `looks like record ${String(numbers[of])}: ${reason}; remove one, or tell them apart`,
    ),
  );
}
