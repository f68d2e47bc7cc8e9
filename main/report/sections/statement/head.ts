import type { WorkStatement } from '../../../domain/work-statement.ts';
import type { SigningContext } from '../../context.ts';
import { SPACE } from '../../layout/theme.ts';
import { dayOf, fact, filled, linesOf, longDate } from '../../words.ts';
import { examinerName } from '../examiner-name.ts';
import { examinerLetterhead, licenceOf } from '../letterhead.ts';

/** Letterhead, title and whom the statement is about. The claim number is none of the employer's business. */
export function statementHead(context: SigningContext, title: string, { facts, improvement }: WorkStatement): void {
  const { report, evaluation, signedAt, utcOffsetMinutes } = context;
  report.running({ footerLeft: examinerName(evaluation.examiner) ?? '', source: '/examiner/name' });
  const { examiner } = evaluation;
  const licence = [filled(examiner.specialty), licenceOf(examiner)].filter((part) => part !== null);
  examinerLetterhead(report, examiner, [
    ...(licence.length === 0 ? [] : [licence.join(' · ')]),
    ...linesOf(examiner.organization),
  ]);
  report.heading(1, title);
  report.keyValues(
    [
      ...facts.map(({ label, value, path }) => ({ key: label, value, source: path })),
      { key: 'Date of statement', value: longDate(dayOf(signedAt, utcOffsetMinutes)) },
      ...fact('Maximum medical improvement', improvement, '/opinions/maximumMedicalImprovement'),
    ],
    { columns: 2, after: SPACE.s },
  );
}
