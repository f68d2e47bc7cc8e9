import { listTable } from '../list-table.ts';

export const operativeReport = listTable({
  name: 'operative_report',
  columns: ['date', 'procedure', 'surgeon', 'findings'],
  entries: (evaluation) => evaluation.operativeReports,
  toRow: ({ date, procedure, surgeon, findings }) => ({ date, procedure, surgeon, findings }),
  fromRow: ({ date, procedure, surgeon, findings }) => ({ date, procedure, surgeon, findings }),
});
