import { Paperclip, TriangleAlert } from 'lucide-react';
import { memo, useState, type DragEvent } from 'react';
import type { RecordReviewed } from '../../../../main/domain/records/order.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/Icon.tsx';
import styles from './RecordsList.module.css';

interface Props {
  record: RecordReviewed;
  /** Place in the list. */
  index: number;
  /** Place among the rows that are shown. */
  row: number;
  /** Where the row begins, pixels. */
  top: number;
  number: number;
  total: number;
  notes: readonly string[];
  isCurrent: boolean;
  /** Whether Tab stops here. */
  isStop: boolean;
  readOnly: boolean;
  onOpen: (index: number) => void;
  onFiles: (index: number) => void;
  onDrop: (index: number, files: readonly File[]) => void;
}

const ROW = 56;
const NOTE = 22;

/** Height of a row, pixels: two lines, and one for each note. RecordsList.module.css draws them so. */
export function rowHeight(notes: readonly string[]): number {
  return ROW + notes.length * NOTE;
}

/** One record. Drawn again only when something of it changes. */
export const RecordRow = memo(function RecordRow(props: Props) {
  const { record, index, row, top, number, total, notes, isCurrent, isStop, readOnly, onOpen, onFiles, onDrop } = props;
  const [isOver, setOver] = useState(false);
  const title = [record.kind, record.author].filter((part) => part !== null && part !== '').join(', ');
  const name = title || `Record ${String(number)}`;
  const tabIndex = isStop ? 0 : -1;

  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => {
      setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      onDrop(index, [...event.dataTransfer.files]);
    },
  };

  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      aria-current={isCurrent ? 'true' : undefined}
      data-row={row}
      className={cx(styles['row'], isCurrent && styles['current'], isOver && styles['over'])}
      style={{ transform: `translateY(${String(top)}px)`, height: rowHeight(notes) }}
      {...(readOnly ? {} : drop)}
    >
      <span role="cell" className={styles['number']}>
        {number}
      </span>
      <span role="cell" className={record.date === null ? styles['none'] : undefined}>
        {record.date ?? 'no date'}
      </span>
      <div role="cell" className={styles['record']}>
        <div className={styles['first']}>
          <button
            type="button"
            data-row-stop=""
            tabIndex={tabIndex}
            className={styles['open']}
            onClick={() => {
              onOpen(index);
            }}
          >
            {name}
          </button>
          {record.attachments.length === 0 ? null : (
            <button
              type="button"
              tabIndex={tabIndex}
              className={styles['files']}
              title={filesName(record)}
              aria-label={`Read ${filesName(record)}${record.attachments.length === 1 ? '' : `, ${String(record.attachments.length)} files`}`}
              onClick={() => {
                onFiles(index);
              }}
            >
              <Icon of={Paperclip} />
              {record.attachments.length === 1 ? null : record.attachments.length}
            </button>
          )}
        </div>
        <div className={styles['summary']}>{record.summary}</div>
        {notes.map((note) => (
          <div key={note} className={styles['note']} title={note}>
            <Icon of={TriangleAlert} />
            <span>{note}</span>
          </div>
        ))}
      </div>
      <span role="cell" className={styles['number']}>
        {record.pages ?? '–'}
      </span>
      <span role="cell" className={cx(styles['number'], styles['none'])}>
        {total.toLocaleString('en-US')}
      </span>
    </div>
  );
});

function filesName({ attachments }: RecordReviewed): string {
  return attachments.map(({ name }) => name).join(', ');
}
