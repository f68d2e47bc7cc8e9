import { Exact } from '../../domain/decimal.ts';
import { displayExact } from '../../domain/display.ts';
import { instrument } from '../../domain/instruments/catalogue.ts';
import type { ChangeResult, ThresholdResult } from '../../domain/score-result.ts';
import type { ReportDocument } from '../layout/document.ts';
import type { TableRow } from '../layout/table.ts';
import { shortDate } from '../words.ts';
import type { AdministrationGroup } from './administrations.ts';
import { sourceNote } from './sources.ts';

/** The changes of one instrument on one side since its first administration, beside the thresholds (I5). */
export function changeTables(
  report: ReportDocument,
  { id, side, title }: AdministrationGroup,
  changes: readonly ChangeResult[],
): void {
  const own = changes.filter((change) => change.id === id && change.side === side);
  if (own.length === 0) return;
  const rows = own.flatMap((change): TableRow[] => [
    [
      { text: comparison(change), weight: 'semibold' },
      `${displayExact(change.from)} to ${displayExact(change.to)}`,
      { text: signed(change.change), weight: 'semibold' },
      '',
    ],
    ...change.thresholds.map(thresholdRow),
  ]);
  report.table({
    caption: `${title}: change since the first administration`,
    columns: [
      { header: 'Comparison and thresholds', flex: 3, rowHeader: true },
      { header: 'Values', flex: 1.6 },
      { header: 'Change', width: 52, align: 'right' },
      { header: 'Result', width: 70 },
    ],
    rows,
    source: 'Changes',
  });
}

function comparison({ id, subscale, fromDate, toDate }: ChangeResult): string {
  const name = instrument(id).subscales.find((each) => each.id === subscale)?.title;
  const dates = `${shortDate(fromDate)} to ${shortDate(toDate)}`;
  return name === undefined ? dates : `${name}, ${dates}`;
}

function thresholdRow({ name, value, of, source, reached }: ThresholdResult): TableRow {
  return [
    [name, sourceNote(source)],
    of === 'change' ? `change of ${displayExact(value)}` : `score of ${displayExact(value)}`,
    '',
    reached ? 'Reached' : 'Not reached',
  ];
}

function signed(change: string): string {
  return new Exact(change).greaterThan(0) ? `+${displayExact(change)}` : displayExact(change);
}
