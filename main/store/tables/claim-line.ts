import { listTable, parseJson } from '../list-table.ts';

/** Lines of the claim (SPEC M1). */
export const claimLine = listTable({
  name: 'claim_line',
  columns: ['code', 'modifiers', 'justification', 'charge'],
  entries: (evaluation) => evaluation.claim.lines,
  toRow: ({ code, modifiers, justification, charge }) => ({
    code,
    modifiers: JSON.stringify(modifiers),
    justification,
    charge,
  }),
  fromRow: ({ code, modifiers, justification, charge }) => ({
    code,
    modifiers: parseJson(modifiers),
    justification,
    charge,
  }),
});
