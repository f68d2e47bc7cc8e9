import { useEffect, useRef, useState } from 'react';
import type { CellProblem, RefusedRow } from '../../../../main/domain/records/table-rows.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { Row } from '../layout.tsx';
import { sentence } from '../sentence.ts';
import { withCell, withoutRow, type TableImport } from './table-import.ts';
import styles from './TableImport.module.css';

interface Props {
  table: TableImport;
  rows: readonly RefusedRow[];
  onTable: (table: TableImport) => void;
}

const SHOWN = 20;
const FIELD_LABELS = { date: 'Date', author: 'Author', kind: 'Kind', pages: 'Pages', summary: 'Summary' } as const;

/** Rows that cannot be read, with the reason at the cell: mend the cell, or leave the row out. */
export function RefusedRows({ table, rows, onTable }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const { taken } = table;
  useEffect(() => {
    // The button that took the good rows has nothing left to take: the bad ones come next.
    if (taken > 0) list.current?.querySelector('input')?.focus();
  }, [taken]);
  if (rows.length === 0) return null;
  return (
    <section className={styles['refused']} aria-label="Rows to mend">
      <h3 className={styles['title']}>Rows to mend or leave out</h3>
      <ul ref={list} className={styles['rows']}>
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.number} className={styles['row']}>
            <div className={styles['where']}>
              <strong>{`Row ${String(row.number)}`}</strong>
              <span className={styles['context']} title={contextOf(row)}>
                {contextOf(row)}
              </span>
            </div>
            {row.problems.map((problem) => (
              <Cell
                key={`${String(problem.column)} ${problem.message}`}
                row={row}
                problem={problem}
                onText={(text) => {
                  onTable(withCell(table, row.number, problem.column, text));
                  list.current?.querySelector('input')?.focus();
                }}
              />
            ))}
            <Row>
              {row.problems.map((problem) =>
                problem.meaning !== 'date' && problem.meaning !== 'pages' ? null : (
                  <Button
                    key={problem.meaning}
                    size="small"
                    onPress={() => {
                      onTable(withCell(table, row.number, problem.column, ''));
                    }}
                  >
                    {problem.meaning === 'date' ? 'Take it without a date' : 'Take it without pages'}
                  </Button>
                ),
              )}
              <Button
                size="small"
                variant="quiet"
                onPress={() => {
                  onTable(withoutRow(table, row.number));
                }}
              >
                {`Leave row ${String(row.number)} out`}
              </Button>
            </Row>
          </li>
        ))}
      </ul>
      {rows.length <= SHOWN ? null : (
        <p className={styles['context']}>{`${String(rows.length - SHOWN)} more follow when these are mended.`}</p>
      )}
    </section>
  );
}

/** One cell. It is read again when the field is left, not while it is typed. */
function Cell({ row, problem, onText }: { row: RefusedRow; problem: CellProblem; onText: (text: string) => void }) {
  const stored = row.cells[problem.column] ?? '';
  const [text, setText] = useState(stored);
  const commit = (): void => {
    if (text !== stored) onText(text);
  };
  return (
    <div onBlur={commit}>
      <TextField
        label={`${FIELD_LABELS[problem.meaning]} of row ${String(row.number)}`}
        width="medium"
        value={text}
        onChange={setText}
        onEnter={commit}
        error={sentence(problem.message)}
      />
    </div>
  );
}

/** What else the row holds, so that one knows which it is. */
function contextOf({ cells, problems }: RefusedRow): string {
  return cells
    .filter((cell, column) => cell.trim() !== '' && problems.every((problem) => problem.column !== column))
    .join(' · ')
    .slice(0, 300);
}
