import { listTable } from '../list-table.ts';

/** Imaging studies. */
export const imagingStudy = listTable({
  name: 'imaging_study',
  columns: ['date', 'study', 'side', 'basis', 'findings'],
  entries: (evaluation) => evaluation.imaging,
  toRow: ({ date, study, side, basis, findings }) => ({ date, study, side, basis, findings }),
  fromRow: ({ date, study, side, basis, findings }) => ({ date, study, side, basis, findings }),
});
