import { listTable } from '../list-table.ts';

/** Operative reports. */
export const operativeReport = listTable({
  name: 'operative_report',
  columns: ['date', 'procedure', 'side', 'surgeon', 'findings'],
  entries: (evaluation) => evaluation.operativeReports,
  toRow: ({ date, procedure, side, surgeon, findings }) => ({ date, procedure, side, surgeon, findings }),
  fromRow: ({ date, procedure, side, surgeon, findings }) => ({ date, procedure, side, surgeon, findings }),
});
