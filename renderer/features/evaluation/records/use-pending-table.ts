import { useState } from 'react';
import type { EvaluationSession } from '../session.ts';
import type { TableImport } from './table-import.ts';

/** Lives and dies with the open evaluation: other steps can be visited in between, locking forgets it. */
const pending = new WeakMap<EvaluationSession, TableImport>();

/** The table whose rows are not all taken yet. */
export function usePendingTable(session: EvaluationSession): [TableImport | null, (table: TableImport | null) => void] {
  const [table, setTable] = useState(() => pending.get(session) ?? null);
  return [
    table,
    (next) => {
      if (next === null) pending.delete(session);
      else pending.set(session, next);
      setTable(next);
    },
  ];
}
