import { memo, useCallback, useEffect, useRef } from 'react';
import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import styles from './RecordsTable.module.css';

type RecordReviewed = Evaluation['recordsReviewed'][number];

interface Props {
  records: readonly RecordReviewed[];
  current: number | null;
  readOnly: boolean;
  onOpen: (index: number) => void;
}

/** The records with their running count of pages. A row is drawn again only when it changes. */
export function RecordsTable({ records, current, readOnly, onOpen }: Props) {
  const latest = useRef(onOpen);
  useEffect(() => {
    latest.current = onOpen;
  });
  const open = useCallback((index: number) => {
    latest.current(index);
  }, []);

  if (records.length === 0) {
    return (
      <EmptyState title="No records yet">
        {readOnly
          ? 'No records were listed.'
          : 'Fill in the first record above. List every record by itself: “including” or “various” will be asked about before signing.'}
      </EmptyState>
    );
  }

  const running = runningPages(records);
  return (
    <table className={styles['table']} data-path="/recordsReviewed">
      <caption className={styles['caption']}>
        {`${String(records.length)} ${records.length === 1 ? 'record' : 'records'}, ${String(running.at(-1) ?? 0)} pages`}
      </caption>
      <thead>
        <tr>
          <th scope="col" className={styles['number']}>
            No.
          </th>
          <th scope="col">Date</th>
          <th scope="col">Record</th>
          <th scope="col" className={styles['number']}>
            Pages
          </th>
          <th scope="col" className={styles['number']}>
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {records.map((record, index) => (
          <RecordRow
            key={index}
            record={record}
            index={index}
            total={running[index] ?? 0}
            isCurrent={index === current}
            onOpen={readOnly ? null : open}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  record: RecordReviewed;
  index: number;
  total: number;
  isCurrent: boolean;
  onOpen: ((index: number) => void) | null;
}

const RecordRow = memo(function RecordRow({ record, index, total, isCurrent, onOpen }: RowProps) {
  const number = String(index + 1);
  const title = [record.kind, record.author].filter((part) => part !== null && part !== '').join(', ');
  return (
    <tr className={isCurrent ? styles['current'] : undefined} aria-current={isCurrent ? 'true' : undefined}>
      <td className={styles['number']}>{number}</td>
      <td className={styles['date']}>{record.date ?? 'no date'}</td>
      <td className={styles['record']}>
        {onOpen === null ? (
          <span className={styles['title']}>{title || 'Without author and kind'}</span>
        ) : (
          <button
            type="button"
            className={styles['open']}
            onClick={() => {
              onOpen(index);
            }}
          >
            {title || `Record ${number}`}
          </button>
        )}
        {record.summary === null ? null : <span className={styles['summary']}>{record.summary}</span>}
      </td>
      <td className={styles['number']}>{record.pages ?? '–'}</td>
      <td className={styles['number']}>{total}</td>
    </tr>
  );
});

function runningPages(records: readonly RecordReviewed[]): number[] {
  let sum = 0;
  return records.map((record) => (sum += record.pages ?? 0));
}
