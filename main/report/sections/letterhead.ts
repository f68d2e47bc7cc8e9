import type { Section } from '../context.ts';
import { filled, linesOf } from '../words.ts';
import { examinerName } from './examiner-name.ts';

/** The examiner's letterhead and the running lines of the pages. */
export const letterhead: Section = ({ report, evaluation }) => {
  const { examiner } = evaluation;
  const { claimNumber } = evaluation.case;
  const name = examinerName(examiner);
  const licence = [filled(examiner.licenceNumber), filled(examiner.licenceState)].filter((part) => part !== null);
  const npi = filled(examiner.npi);
  report.running({
    headerLeft: 'Independent medical evaluation',
    headerRight: filled(claimNumber) === null ? 'Claim number not documented' : `Claim ${filled(claimNumber) ?? ''}`,
    footerLeft: name ?? '',
    source: '/case/claimNumber',
  });
  if (name === null) return;
  report.letterhead({
    name,
    lines: [
      ...linesOf(examiner.specialty),
      ...linesOf(examiner.organization),
      ...(licence.length > 0 ? [`License ${licence.join(', ')}`] : []),
      ...(npi === null ? [] : [`NPI ${npi}`]),
    ],
    right: [...linesOf(examiner.address), ...linesOf(examiner.phone), ...linesOf(examiner.email)],
    source: '/examiner',
  });
};
