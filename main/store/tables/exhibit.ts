import { listTable } from '../list-table.ts';

/** Files of records that go with the report, in the order of their letters. */
export const exhibit = listTable({
  name: 'exhibit',
  columns: ['sha256', 'title', 'description'],
  entries: (evaluation) => evaluation.exhibits,
  toRow: ({ sha256, title, description }) => ({ sha256, title, description }),
  fromRow: ({ sha256, title, description }) => ({ sha256, title, description }),
});
