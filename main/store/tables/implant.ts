import { listTable } from '../list-table.ts';

/** Implants of either hip. */
export const implant = listTable({
  name: 'implant',
  columns: ['side', 'procedure', 'date', 'bearing', 'fixation', 'approach', 'components'],
  entries: (evaluation) => evaluation.implants,
  toRow: ({ side, procedure, date, bearing, fixation, approach, components }) => ({
    side,
    procedure,
    date,
    bearing,
    fixation,
    approach,
    components,
  }),
  fromRow: ({ side, procedure, date, bearing, fixation, approach, components }) => ({
    side,
    procedure,
    date,
    bearing,
    fixation,
    approach,
    components,
  }),
});
