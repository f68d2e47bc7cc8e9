import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { RecordReviewed } from '../../../../main/domain/records/order.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { matching, type ListFacts } from './list-facts.ts';
import { RecordRow, rowHeight } from './RecordRow.tsx';
import { offsetsOf, useVisibleRows } from './use-visible-rows.ts';
import styles from './RecordsList.module.css';

interface Props {
  records: readonly RecordReviewed[];
  facts: ListFacts;
  notes: ReadonlyMap<number, readonly string[]>;
  current: number | null;
  readOnly: boolean;
  onOpen: (index: number) => void;
  onRemove: (index: number) => void;
  onFiles: (index: number) => void;
  onDrop: (index: number, files: readonly File[]) => void;
}

/** Lists longer than this have a filter. */
const FILTER_FROM = 20;
const NO_NOTES: readonly string[] = [];
/** Rows that Page Up and Page Down go by. */
const PAGE = 10;

/**
 * The records, drawn only where they are in view. One stop for Tab: arrows, Page Up and Down, Home and End go through
 * the rows, Enter opens a record in the form, Delete removes it.
 */
export function RecordsList({ records, facts, notes, current, readOnly, ...acts }: Props) {
  const [filter, setFilter] = useState('');
  const [active, setActive] = useState<number | null>(current);
  const body = useRef<HTMLDivElement>(null);
  const toFocus = useRef(false);
  const rows = useMemo(() => matching(records, filter), [records, filter]);
  const offsets = useMemo(() => {
    const heights = rows.flatMap((index) => {
      const record = records[index];
      return record === undefined ? [] : rowHeight(record, facts.numbers[index] ?? 0, notes.get(index) ?? NO_NOTES);
    });
    return offsetsOf(heights);
  }, [rows, records, facts, notes]);
  const { first, last } = useVisibleRows(body, offsets);
  const activeRow = Math.max(0, active === null ? 0 : rows.indexOf(active));
  const drawn = drawnRows(rows.length, first, last, activeRow);

  useEffect(() => {
    if (!toFocus.current) return;
    toFocus.current = false;
    const stop = body.current?.querySelector<HTMLElement>(`[data-row="${String(activeRow)}"] [data-row-stop]`);
    stop?.scrollIntoView({ block: 'nearest' });
    stop?.focus({ preventScroll: true });
  }, [activeRow]);

  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  const open = useCallback((index: number) => {
    setActive(index);
    latest.current.onOpen(index);
  }, []);
  const files = useCallback((index: number) => {
    latest.current.onFiles(index);
  }, []);
  const drop = useCallback((index: number, dropped: readonly File[]) => {
    latest.current.onDrop(index, dropped);
  }, []);

  function goTo(row: number): void {
    const index = rows[Math.max(0, Math.min(rows.length - 1, row))];
    if (index === undefined) return;
    toFocus.current = true;
    setActive(index);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLElement) || !event.target.hasAttribute('data-row-stop')) return;
    if (event.key === 'Delete' && !readOnly) {
      const index = rows[activeRow];
      if (index === undefined) return;
      event.preventDefault();
      // The row below takes the place of a removed one, and its focus; the last row has none below.
      if (activeRow === rows.length - 1) goTo(activeRow - 1);
      acts.onRemove(index);
      return;
    }
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: activeRow + 1,
      ArrowUp: activeRow - 1,
      PageDown: activeRow + PAGE,
      PageUp: activeRow - PAGE,
      Home: 0,
      End: rows.length - 1,
    };
    const to = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (to === undefined) return;
    event.preventDefault();
    goTo(to);
  }

  return (
    <section aria-label="List of records" className={styles['list']}>
      <div className={styles['head']}>
        <p className={styles['caption']} role="status">
          {captionOf(records.length, rows.length, facts)}
        </p>
        {records.length > FILTER_FROM ? (
          <div className={styles['filter']}>
            <TextField
              label="Filter the records"
              hideLabel
              type="search"
              placeholder="Filter"
              value={filter}
              onChange={setFilter}
            />
          </div>
        ) : null}
      </div>
      {facts.inOrder ? null : (
        <p className={styles['hint']}>
          Listed as entered. The numbers and totals are those of the report, which goes by date.
        </p>
      )}
      <div role="table" aria-label="Records" aria-rowcount={rows.length + 1} onKeyDown={onKeyDown}>
        <div role="rowgroup">
          <div role="row" aria-rowindex={1} className={styles['headings']}>
            <span role="columnheader" className={styles['number']}>
              No.
            </span>
            <span role="columnheader">Date</span>
            <span role="columnheader">Record</span>
            <span role="columnheader" className={styles['number']}>
              Pages
            </span>
            <span role="columnheader" className={styles['number']}>
              Total
            </span>
          </div>
        </div>
        <div role="rowgroup" ref={body} className={styles['body']} style={{ height: offsets.at(-1) ?? 0 }}>
          {drawn.map((row) => {
            const index = rows[row];
            const record = index === undefined ? undefined : records[index];
            if (index === undefined || record === undefined) return null;
            return (
              <RecordRow
                key={index}
                record={record}
                index={index}
                row={row}
                top={offsets[row] ?? 0}
                number={facts.numbers[index] ?? 0}
                total={facts.totals[index] ?? 0}
                notes={notes.get(index) ?? NO_NOTES}
                isCurrent={index === current}
                isStop={row === activeRow}
                readOnly={readOnly}
                onOpen={open}
                onFiles={files}
                onDrop={drop}
              />
            );
          })}
        </div>
      </div>
      {rows.length === 0 ? <p className={styles['hint']}>No record holds these words.</p> : null}
    </section>
  );
}

/** The rows in view, and the one that holds the focus wherever it is. */
function drawnRows(length: number, first: number, last: number, active: number): number[] {
  if (length === 0) return [];
  const rows = Array.from({ length: last - first + 1 }, (_, row) => first + row);
  if (active < first) return [active, ...rows];
  return active > last && active < length ? [...rows, active] : rows;
}

function captionOf(all: number, shown: number, { pages, uncounted }: ListFacts): string {
  const count = (value: number, noun: string): string =>
    `${value.toLocaleString('en-US')} ${noun}${value === 1 ? '' : 's'}`;
  const total = `${count(all, 'record')}, ${count(pages, 'page')}`;
  const rest = uncounted === 0 ? '' : `, ${uncounted.toLocaleString('en-US')} without a number of pages`;
  return shown === all ? `${total}${rest}` : `${shown.toLocaleString('en-US')} of ${total}`;
}
