import { listTable } from '../list-table.ts';

export const imagingStudy = listTable({
  name: 'imaging_study',
  columns: ['date', 'study', 'findings'],
  entries: (evaluation) => evaluation.imaging,
  toRow: ({ date, study, findings }) => ({ date, study, findings }),
  fromRow: ({ date, study, findings }) => ({ date, study, findings }),
});
