import { listTable } from '../list-table.ts';

export const recordReviewed = listTable({
  name: 'record_reviewed',
  columns: ['date', 'author', 'kind', 'pages', 'summary'],
  entries: (evaluation) => evaluation.recordsReviewed,
  toRow: ({ date, author, kind, pages, summary }) => ({ date, author, kind, pages, summary }),
  fromRow: ({ date, author, kind, pages, summary }) => ({ date, author, kind, pages, summary }),
});
