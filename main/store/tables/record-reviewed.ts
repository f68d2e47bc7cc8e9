import { listTable, parseJson } from '../list-table.ts';

/** Records reviewed, in the order of the list (SPEC P1). */
export const recordReviewed = listTable({
  name: 'record_reviewed',
  columns: ['date', 'author', 'kind', 'pages', 'summary', 'attachments'],
  entries: (evaluation) => evaluation.recordsReviewed,
  toRow: ({ attachments, ...record }) => ({ ...record, attachments: JSON.stringify(attachments) }),
  fromRow: ({ attachments, ...row }) => ({
    date: row.date,
    author: row.author,
    kind: row.kind,
    pages: row.pages,
    summary: row.summary,
    attachments: parseJson(attachments),
  }),
});
