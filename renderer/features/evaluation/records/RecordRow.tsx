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

/** Space above and below, with the line under the row. */
const AROUND = 16;
const LINE = 20;
const NOTE = 22;
/** Letters that fit into a line of the list where it is widest; bold ones take more room. */
const NAME_LETTERS = 54;
const SUMMARY_LETTERS = 60;

/** Height of a row, pixels: one or two lines of name and of summary, and one for each note; drawn so by the styles. */
export function rowHeight(record: RecordReviewed, number: number, notes: readonly string[]): number {
  const lines = nameLines(nameOf(record, number)) + summaryLines(record);
  return AROUND + lines * LINE + notes.length * NOTE;
}

function nameLines(name: string): 1 | 2 {
  return name.length > NAME_LETTERS ? 2 : 1;
}

function summaryLines({ summary }: RecordReviewed): 1 | 2 {
  return summary !== null && (summary.length > SUMMARY_LETTERS || summary.includes('\n')) ? 2 : 1;
}

function nameOf({ kind, author }: RecordReviewed, number: number): string {
  return [kind, author].filter((part) => part !== null && part !== '').join(', ') || `Record ${String(number)}`;
}

/** One record. Drawn again only when something of it changes. */
export const RecordRow = memo(function RecordRow(props: Props) {
  const { record, index, row, top, number, total, notes, isCurrent, isStop, readOnly, onOpen, onFiles, onDrop } = props;
  const [isOver, setOver] = useState(false);
  const name = nameOf(record, number);
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
      style={{ transform: `translateY(${String(top)}px)`, height: rowHeight(record, number, notes) }}
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
            className={cx(styles['open'], nameLines(name) === 2 && styles['twoLines'])}
            title={name}
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
        <div
          className={cx(styles['summary'], summaryLines(record) === 2 && styles['twoLines'])}
          title={record.summary ?? undefined}
        >
          {record.summary}
        </div>
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
