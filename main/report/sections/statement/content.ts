import { FREQUENCY_MEANINGS } from '../../../domain/work-capacity.ts';
import type { CapacityTable, WorkStatement } from '../../../domain/work-statement.ts';
import type { ReportDocument } from '../../layout/document.ts';
import { SPACE, STYLES, type TextStyle } from '../../layout/theme.ts';
import { asSentence, linesOf, NONE } from '../../words.ts';

/**
 * How much room the content takes: text as in the report; smaller; or smaller, with the capacity in sentences alone,
 * which say the same as the tables.
 */
export const STATEMENT_SIZES = ['usual', 'small', 'sentences-only'] as const;
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
    capacityTables(report, tables, size);
    report.paragraph(sentences.join(' '), { style, source: '/opinions/workCapacity' });
  }
  if (restrictions !== null) {
    report.heading(2, 'Restrictions');
    for (const line of linesOf(restrictions)) {
      report.paragraph(line, { style, after: size === 'usual' ? SPACE.xs : 1, source: '/opinions/workRestrictions' });
    }
  }
}

/** Limits, one row under their names for each table, with the note on their words. */
export function capacityTables(report: ReportDocument, tables: readonly CapacityTable[], size: StatementSize): void {
  const note = capacityNote(tables, size);
  if (size !== 'sentences-only') {
    tables.forEach(({ title, limits }, index) => {
      report.table({
        columns: [
          { header: title, width: 76, rowHeader: true },
          ...limits.map(([name]) => ({ header: name, flex: 1 })),
        ],
        rows: [['At most', ...limits.map(([, limit]) => limit ?? NONE)]],
        after: SPACE.s,
        keepWithNext: note !== '' && index === tables.length - 1,
        source: '/opinions/workCapacity',
      });
    });
  }
  if (note !== '') report.paragraph(note, { style: 'small', after: SPACE.s });
}

/** What the words for frequencies mean, and the dash where one stands; empty when neither stands there. */
function capacityNote(tables: readonly CapacityTable[], size: StatementSize): string {
  const limits = tables.flatMap((table) => table.limits);
  const said = limits
    .flatMap(([name, limit]) => [name, limit ?? ''])
    .join(' ')
    .toLowerCase();
  const words = FREQUENCY_MEANINGS.filter(({ frequency }) => said.includes(frequency)).map(
    ({ frequency, meaning }) => `${frequency}: ${meaning}`,
  );
  const dash =
    size !== 'sentences-only' && limits.some(([, limit]) => limit === null) ? [`${NONE} no limit stated`] : [];
  const [first, ...more] = [...words, ...dash];
  return first === undefined ? '' : `${[asSentence(first), ...more].join('; ')}.`;
}
