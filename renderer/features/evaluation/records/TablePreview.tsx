import { COLUMN_MEANINGS, type ColumnMeaning } from '../../../../main/domain/records/table-columns.ts';
import { readDate, type DayOrder } from '../../../../main/domain/records/table-date.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { ChoiceGroup } from '../../../ui/ChoiceGroup.tsx';
import { formatLongDate } from '../../../ui/parse-date.ts';
import { Select } from '../../../ui/Select.tsx';
import { withHeader, withMeaning, type TableImport } from './table-import.ts';
import styles from './TableImport.module.css';

interface Props {
  table: TableImport;
  /** A date that is two days, while the order is in question. */
  question: { readonly example: string } | null;
  onTable: (table: TableImport) => void;
}

const MEANING_LABELS: Readonly<Record<ColumnMeaning, string>> = {
  date: 'Date',
  author: 'Author',
  kind: 'Kind',
  pages: 'Pages',
  summary: 'Summary',
  ignore: 'Leave out',
};
const OPTIONS = COLUMN_MEANINGS.map((value) => ({ value, label: MEANING_LABELS[value] }));
const SAMPLE_ROWS = 3;

/** What the columns are taken for, with the first rows below them. */
export function TablePreview({ table, question, onTable }: Props) {
  const { rows, hasHeader, columns } = table;
  const sample = rows.slice(hasHeader ? 1 : 0).filter((row) => row.some((cell) => cell.trim() !== ''));
  return (
    <div className={styles['preview']}>
      <Checkbox
        checked={hasHeader}
        disabled={table.taken > 0}
        onChange={(checked) => {
          onTable(withHeader(table, checked));
        }}
      >
        The first row holds headings
      </Checkbox>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label="First rows of the table">
        <table className={styles['table']}>
          <thead>
            <tr>
              {columns.map((meaning, column) => (
                <th key={column} scope="col">
                  <Select
                    label={`Column ${String(column + 1)}${heading(table, column)} is`}
                    hideLabel
                    width="full"
                    options={OPTIONS}
                    value={meaning}
                    onChange={(next) => {
                      onTable(withMeaning(table, column, next));
                    }}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hasHeader ? <PreviewRow cells={rows[0] ?? []} columns={columns} isHeading /> : null}
            {sample.slice(0, SAMPLE_ROWS).map((cells, index) => (
              <PreviewRow key={index} cells={cells} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
      {question === null ? null : (
        <ChoiceGroup<DayOrder>
          label={`Which day is ${question.example}?`}
          help="It is asked once and holds for the whole table."
          orientation="column"
          options={[
            { value: 'month-first', label: dayOf(question.example, 'month-first'), hint: 'the month comes first' },
            { value: 'day-first', label: dayOf(question.example, 'day-first'), hint: 'the day comes first' },
          ]}
          value={table.chosenOrder}
          onChange={(chosenOrder) => {
            onTable({ ...table, chosenOrder });
          }}
        />
      )}
    </div>
  );
}

function PreviewRow(props: { cells: readonly string[]; columns: readonly ColumnMeaning[]; isHeading?: boolean }) {
  return (
    <tr className={props.isHeading === true ? styles['heading'] : undefined}>
      {props.columns.map((meaning, column) => (
        <td key={column} className={meaning === 'ignore' ? styles['ignored'] : undefined} title={props.cells[column]}>
          {props.cells[column]}
        </td>
      ))}
    </tr>
  );
}

function heading({ hasHeader, rows }: TableImport, column: number): string {
  const text = rows[0]?.[column]?.trim() ?? '';
  return hasHeader && text !== '' ? `, “${text}”,` : '';
}

function dayOf(example: string, order: DayOrder): string {
  const read = readDate(example, order, new Date().getFullYear());
  return read.kind === 'date' ? formatLongDate(read.date) : example;
}
