import { listTable } from '../list-table.ts';

export const diagnosis = listTable({
  name: 'diagnosis',
  columns: ['code', 'description'],
  entries: (evaluation) => evaluation.opinions.diagnoses,
  toRow: ({ code, description }) => ({ code, description }),
  fromRow: ({ code, description }) => ({ code, description }),
});
