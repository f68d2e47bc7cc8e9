import type { EvaluationSummary } from '../../../main/contract/schemas.ts';
import type { Sort } from '../../ui/ColumnHead.tsx';

/** What a list of evaluations shows and in which order. */
export interface Arrangement {
  readonly status: 'all' | EvaluationSummary['status'];
  readonly sort: Sort;
}

export const FIRST_ARRANGEMENT: Arrangement = {
  status: 'all',
  sort: { columnId: 'changed', direction: 'descending' },
};

/** What a column is sorted by. Dates and instants are text whose order is that of time. */
const KEYS: Readonly<Record<string, (row: EvaluationSummary) => string | number | null>> = {
  examinee: ({ examineeName }) => examineeName,
  claim: ({ claimNumber }) => claimNumber,
  exam: ({ dateOfExam }) => dateOfExam,
  residual: ({ residualValue }) => (residualValue === null ? null : Number(residualValue)),
  code: ({ residualCode }) => residualCode,
  state: ({ status }) => status,
  changed: ({ updatedAt }) => updatedAt,
};

/** Numbers inside names and claim numbers count as numbers: WC-9 stands before WC-10. */
const collator = new Intl.Collator('en-US', { sensitivity: 'base', numeric: true });

/** The rows to show. Rows without the value stand last either way; equal ones keep their order. */
export function arranged(rows: readonly EvaluationSummary[], { status, sort }: Arrangement): EvaluationSummary[] {
  const keyOf = KEYS[sort.columnId] ?? (() => null);
  const turn = sort.direction === 'ascending' ? 1 : -1;
  return rows
    .filter((row) => status === 'all' || row.status === status)
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return turn * compare(a.key, b.key);
    })
    .map(({ row }) => row);
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}
