import { listTable, parseJson } from '../list-table.ts';

/** Lines of the claim (SPEC M1). */
export const claimLine = listTable({
  name: 'claim_line',
  columns: ['code', 'modifiers', 'justification', 'charge', 'diagnosis_pointers'],
  entries: (evaluation) => evaluation.claim.lines,
  toRow: ({ code, modifiers, justification, charge, diagnosisPointers }) => ({
    code,
    modifiers: JSON.stringify(modifiers),
    justification,
    charge,
    diagnosis_pointers: JSON.stringify(diagnosisPointers),
  }),
  fromRow: ({ code, modifiers, justification, charge, diagnosis_pointers: diagnosisPointers }) => ({
    code,
    modifiers: parseJson(modifiers),
    justification,
    charge,
    diagnosisPointers: parseJson(diagnosisPointers),
  }),
});
