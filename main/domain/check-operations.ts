import { warning } from './check-support.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { partialDateText } from './partial-dates.ts';
import type { Problem } from './problems.ts';

type Report = Evaluation['operativeReports'][number];

/**
 * Implants and operations of the history against the operative reports: one that no report is dated like, while a
 * report is there that nothing is dated like, is most likely the same operation with a slip in one of the dates.
 */
export function checkOperations({ operativeReports, implants, history }: Evaluation): Problem[] {
  const reports = operativeReports.filter(({ date }) => date !== null);
  const operations = history.treatmentTimeline.map(({ kind, from }) => (kind === 'operation' ? from : null));
  return [
    ...implants.flatMap(({ date, side }, index) => {
      const ofSide = reports.filter((report) => isOfSide(report, side));
      const others = implants.filter((_, at) => at !== index).map((implant) => implant.date);
      return slip(`/implants/${String(index)}/date`, 'the implant', date, ofSide, others);
    }),
    ...operations.flatMap((from, index) => {
      const others = operations.filter((_, at) => at !== index);
      return slip(`/history/treatmentTimeline/${String(index)}/from`, 'the operation', from, reports, others);
    }),
  ];
}

function slip(
  path: string,
  what: string,
  date: string | null,
  reports: readonly Report[],
  others: readonly (string | null)[],
): Problem[] {
  if (date === null || reports.some((report) => lies(report, date))) return [];
  const left = reports.filter((report) => others.every((other) => other === null || !lies(report, other)));
  const dates = [...new Set(left.map((report) => partialDateText(report.date ?? '')))].join(' and ');
  if (dates === '') return [];
  return [
    warning(
      path,
      `${what} is dated ${partialDateText(date)}, but the operative report is of ${dates}; check both dates`,
    ),
  ];
}

/** Whether the report's day lies in a date that may be a year or a month alone. */
function lies({ date }: Report, within: string): boolean {
  return date?.startsWith(within) === true;
}

function isOfSide(report: Report, side: Evaluation['implants'][number]['side']): boolean {
  return side === null || report.side === null || report.side === 'bilateral' || report.side === side;
}
