import { warning } from './check-support.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { Problem } from './problems.ts';
import { duplicateRecords } from './records/duplicates.ts';
import { printedNumbers } from './records/order.ts';
import { recordPages } from './records/pages.ts';

/** Records that look as if they were listed twice, and pages that are not as many as were declared. */
export function checkRecords(evaluation: Evaluation): Problem[] {
  return [...checkDuplicates(evaluation), ...checkDeclaredPages(evaluation)];
}

/** The physician verifies the pages reviewed against those the sender declared (8 CCR 9793(n)). */
function checkDeclaredPages(evaluation: Evaluation): Problem[] {
  const { pagesDeclared } = evaluation.case.recordsAttestation;
  const { counted, uncounted } = recordPages(evaluation);
  if (pagesDeclared === null || evaluation.recordsReviewed.length === 0) return [];
  if (uncounted > 0 ? counted <= pagesDeclared : counted === pagesDeclared) return [];
  return [
    warning(
      '/case/recordsAttestation/pagesDeclared',
      `${String(pagesDeclared)} pages are declared, but the records listed have ${uncounted > 0 ? 'at least ' : ''}${String(counted)}; check the list, or ask the sender`,
    ),
  ];
}

/** A warning: two visits of one day may well be alike. */
function checkDuplicates({ recordsReviewed }: Evaluation): Problem[] {
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
