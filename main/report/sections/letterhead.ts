import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import type { Section } from '../context.ts';
import type { ReportDocument } from '../layout/document.ts';
import { filled, linesOf } from '../words.ts';
import { examinerName } from './examiner-name.ts';

/** The examiner's letterhead and the running lines of the pages. */
export const letterhead: Section = ({ report, evaluation }) => {
  const { examiner } = evaluation;
  const { claimNumber } = evaluation.case;
  report.running({
    headerLeft: 'Independent medical evaluation',
    headerRight: filled(claimNumber) === null ? 'Claim number not documented' : `Claim ${filled(claimNumber) ?? ''}`,
    footerLeft: examinerName(examiner) ?? '',
    source: '/case/claimNumber',
  });
  const licence = licenceOf(examiner);
  const npi = filled(examiner.npi);
  examinerLetterhead(report, examiner, [
    ...linesOf(examiner.specialty),
    ...linesOf(examiner.organization),
    ...(licence === null ? [] : [licence]),
    ...(npi === null ? [] : [`NPI ${npi}`]),
  ]);
};

/** "License A-000000, California"; null when none is given. */
export function licenceOf({
  licenceNumber,
  licenceState,
}: Pick<Evaluation['examiner'], 'licenceNumber' | 'licenceState'>): string | null {
  const licence = [filled(licenceNumber), filled(licenceState)].filter((part) => part !== null);
  return licence.length === 0 ? null : `License ${licence.join(', ')}`;
}

/** Name, lines below it and address at the head of the first page; nothing while the name is missing. */
export function examinerLetterhead(
  report: ReportDocument,
  examiner: Evaluation['examiner'],
  lines: readonly string[],
): void {
  const name = examinerName(examiner);
  if (name === null) return;
  report.letterhead({
    name,
    lines,
    right: [...linesOf(examiner.address), ...linesOf(examiner.phone), ...linesOf(examiner.email)],
    source: '/examiner',
  });
}
