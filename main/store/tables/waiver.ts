import { listTable } from '../list-table.ts';

/** Readiness items left out on purpose (SPEC P5). */
export const waiver = listTable({
  name: 'waiver',
  columns: ['item', 'reason'],
  entries: (evaluation) => evaluation.waivers,
  toRow: ({ item, reason }) => ({ item, reason }),
  fromRow: ({ item, reason }) => ({ item, reason }),
});
