import { FREQUENCY_MEANINGS } from '../../../domain/work-capacity.ts';
import type { CapacityTable, WorkStatement } from '../../../domain/work-statement.ts';
import type { ReportDocument } from '../../layout/document.ts';
import { SPACE, STYLES, type TextStyle } from '../../layout/theme.ts';
import { asSentence, NONE } from '../../words.ts';

/**
 * How much room the content takes: text as in the report; smaller; or smaller, with the capacity in tables alone, which
 * say the same as the sentences.
 */
export const STATEMENT_SIZES = ['usual', 'small', 'tables-only'] as const;
export type StatementSize = (typeof STATEMENT_SIZES)[number];

/** How the texts of a statement are set where the usual size does not fit. */
export const SMALL_TEXT: TextStyle = { ...STYLES.body, size: 9, leading: 12 };

/** Work status, work capacity as tables and sentences, restrictions. */
export function statementContent(report: ReportDocument, statement: WorkStatement, size: StatementSize): void {
  const { status, duration, tables, sentences, restrictions } = statement;
  const style = size === 'usual' ? STYLES.body : SMALL_TEXT;
  if (status !== null) {
    report.callout({
      label: 'Work status',
      title: status,
      titleStyle: 'h2',
      ...(duration === null ? {} : { body: duration }),
      source: '/opinions/returnToWork',
    });
  }
  if (sentences.length > 0) {
    report.heading(2, 'Work capacity');
    for (const table of tables) capacityTable(report, table);
    const words = notes(tables);
    if (words !== '') report.paragraph(words, { style: 'small', after: SPACE.s });
    if (size !== 'tables-only') report.paragraph(sentences.join(' '), { style, source: '/opinions/workCapacity' });
  }
  if (restrictions !== null) {
    report.heading(2, 'Restrictions');
    report.paragraph(restrictions, { style, source: '/opinions/workRestrictions' });
  }
}

function capacityTable(report: ReportDocument, { title, limits }: CapacityTable): void {
  report.table({
    columns: [{ header: title, width: 76, rowHeader: true }, ...limits.map(([name]) => ({ header: name, flex: 1 }))],
    rows: [['At most', ...limits.map(([, limit]) => limit ?? NONE)]],
    after: SPACE.s,
    source: '/opinions/workCapacity',
  });
}

/** What the words for frequencies mean, and the dash where one stands. */
function notes(tables: readonly CapacityTable[]): string {
  const limits = tables.flatMap((table) => table.limits);
  const said = limits
    .flatMap(([name, limit]) => [name, limit ?? ''])
    .join(' ')
    .toLowerCase();
  const words = FREQUENCY_MEANINGS.filter(({ frequency }) => said.includes(frequency)).map(
    ({ frequency, meaning }) => `${frequency}: ${meaning}`,
  );
  const dash = limits.some(([, limit]) => limit === null) ? [`${NONE} no limit stated`] : [];
  const [first, ...more] = [...words, ...dash];
  return first === undefined ? '' : `${[asSentence(first), ...more].join('; ')}.`;
}
