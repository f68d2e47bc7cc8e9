import { apportionmentSum } from '../../domain/apportionment.ts';
import { displayExact } from '../../domain/display.ts';
import { MMI_LABELS, RETURN_TO_WORK_LABELS } from '../../domain/labels.ts';
import { demandLevelOf, demandText, hasWorkCapacity, sentencesOf } from '../../domain/work-capacity.ts';
import { workStatementOf } from '../../domain/work-statement.ts';
import type { ReportContext, Section } from '../context.ts';
import { SPACE } from '../layout/theme.ts';
import { filled, longDate, NONE } from '../words.ts';
import { capacityTables } from './statement/content.ts';
import { textParts, type TextPart } from './text-block.ts';

/** The examiner's conclusions and reasons, in the examiner's own words (P1). */
export const opinions: Section = (context) => {
  const { report, evaluation } = context;
  const { causation, apportionment, workRestrictions, futureCare, reasons } = evaluation.opinions;
  const before: TextPart[] = [
    { title: 'Causation', text: causation, source: '/opinions/causation' },
    improvement(context),
  ];
  const after: TextPart[] = [
    { title: 'Work restrictions', text: workRestrictions, source: '/opinions/workRestrictions' },
    returnToWork(context),
    { title: 'Future care', text: futureCare, source: '/opinions/futureCare' },
    { title: 'Reasons for the opinions', text: reasons, source: '/opinions/reasons' },
  ];
  const isSilent = apportionment.length === 0 && !hasWorkCapacity(evaluation.opinions.workCapacity);
  if (isSilent && [...before, ...after].every(({ text }) => filled(text) === null)) return;
  report.heading(2, 'Opinions');
  textParts(report, before);
  apportionmentTable(context);
  workCapacity(context);
  textParts(report, after);
};

function improvement({ evaluation }: ReportContext): TextPart {
  const { status, date, explanation } = evaluation.opinions.maximumMedicalImprovement;
  return {
    title:
      evaluation.case.reportProfile === 'us-ca-workers-comp'
        ? 'Permanent and stationary status (maximum medical improvement)'
        : 'Maximum medical improvement',
    text: statement(status === null ? null : MMI_LABELS[status], date, explanation),
    source: '/opinions/maximumMedicalImprovement',
  };
}

function returnToWork({ evaluation }: ReportContext): TextPart {
  const { status, date, explanation } = evaluation.opinions.returnToWork;
  return {
    title: 'Return to work',
    text: statement(status === null ? null : RETURN_TO_WORK_LABELS[status], date, explanation),
    source: '/opinions/returnToWork',
  };
}

function statement(label: string | null, date: string | null, explanation: string | null): string | null {
  const head = [label, date === null ? null : longDate(date)].filter((part) => part !== null).join(', ');
  return filled([head === '' ? null : `${head}.`, filled(explanation)].filter((part) => part !== null).join('\n'));
}

/** Percentages that sum to 100, each with how and why (A6). */
function apportionmentTable({ report, evaluation }: ReportContext): void {
  const shares = evaluation.opinions.apportionment;
  if (shares.length === 0) return;
  report.heading(3, 'Apportionment');
  report.table({
    columns: [
      { header: 'Percent', width: 46, align: 'right' },
      { header: 'Cause', flex: 2, rowHeader: true },
      { header: 'Industrial', width: 54 },
      { header: 'How and why', flex: 3.5 },
    ],
    rows: [
      ...shares.map(({ percent, cause, industrial, howAndWhy }) => [
        percent === null ? NONE : `${displayExact(percent)} %`,
        filled(cause) ?? NONE,
        industrial === null ? NONE : industrial ? 'Yes' : 'No',
        filled(howAndWhy) ?? NONE,
      ]),
      { cells: [`${displayExact(apportionmentSum(shares).sum)} %`, 'Sum', '', ''], emphasis: true },
    ],
    source: (row) => `/opinions/apportionment/${String(row)}`,
  });
}

/** What the examinee can do at work, as tables and in sentences, against what the job asks for. */
function workCapacity({ report, evaluation }: ReportContext): void {
  const capacity = evaluation.opinions.workCapacity;
  if (!hasWorkCapacity(capacity)) return;
  const { tables } = workStatementOf(evaluation);
  report.heading(3, 'Work capacity');
  capacityTables(report, tables, 'usual');
  report.paragraph(sentencesOf(capacity).join(' '), { source: '/opinions/workCapacity', after: SPACE.s });
  const level = demandLevelOf(capacity);
  if (level === null) return;
  const job = evaluation.examinee.jobDemandLevel;
  const asked = job === null ? '' : ` The job is ${demandText(job)}.`;
  report.paragraph(`By the weights, the capacity is for ${demandText(level)}.${asked}`, { after: SPACE.s });
}
