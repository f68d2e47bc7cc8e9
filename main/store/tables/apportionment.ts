import { listTable } from '../list-table.ts';

/** Shares of causation with their reasons (SPEC A6). */
export const apportionment = listTable({
  name: 'apportionment',
  columns: ['percent', 'cause', 'industrial', 'how_and_why'],
  entries: (evaluation) => evaluation.opinions.apportionment,
  toRow: ({ percent, cause, industrial, howAndWhy }) => ({
    percent,
    cause,
    industrial: industrial === null ? null : Number(industrial),
    how_and_why: howAndWhy,
  }),
  fromRow: ({ percent, cause, industrial, how_and_why: howAndWhy }) => ({
    percent,
    cause,
    industrial: industrial === null ? null : industrial === 1,
    howAndWhy,
  }),
});
