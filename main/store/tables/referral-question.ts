import { listTable } from '../list-table.ts';

/** Questions of the referral and their answers. */
export const referralQuestion = listTable({
  name: 'referral_question',
  columns: ['question', 'answer'],
  entries: (evaluation) => evaluation.case.referral.questions,
  toRow: ({ question, answer }) => ({ question, answer }),
  fromRow: ({ question, answer }) => ({ question, answer }),
});
