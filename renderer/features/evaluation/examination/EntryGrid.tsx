import { createContext, useContext, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from '../../../ui/cx.ts';
import { focusNext } from '../../../ui/focus-next.ts';
import { cellAfterKey, leavesText } from './grid-keys.ts';
import styles from './EntryGrid.module.css';

interface GridProps {
  label: string;
  columns: readonly string[];
  children: ReactNode;
}

const WidthContext = createContext(2);

/**
 * Fields in rows and columns that are walked by arrows, Enter and Tab. Each field stands in a `GridRow` and carries
 * `data-cell`, its column; rows follow the page.
 */
export function EntryGrid({ label, columns, children }: GridProps) {
  const grid = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const { target } = event;
    if (!isField(target) || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    if (target instanceof HTMLInputElement && !leavesText(event.key, target)) return;
    const fields = [...(grid.current?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])].filter(isField);
    const columnsOfFields = fields.map((field) => Number(field.dataset['cell']));
    const next = cellAfterKey(columnsOfFields, fields.indexOf(target), event);
    if (next !== null) enter(fields[next]);
    else if (event.key === 'Enter' && !event.shiftKey) focusNext(target);
    else if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
  }

  return (
    <WidthContext value={columns.length}>
      <div ref={grid} role="group" aria-label={label} className={styles['grid']} onKeyDown={onKeyDown}>
        <div className={cx(styles['row'], styles[`columns${String(columns.length)}`])} aria-hidden="true">
          <span className={styles['corner']} />
          {columns.map((column) => (
            <span key={column} className={styles['heading']}>
              {column}
            </span>
          ))}
        </div>
        {children}
      </div>
    </WidthContext>
  );
}

/** One row of an entry grid. What its fields complain about stands under the row, over its whole width. */
export function GridRow({
  label,
  note,
  quiet = false,
  action,
  children,
}: {
  label: string;
  /** Beside the label, such as the usual value. */
  note?: string | undefined;
  /** A row that belongs to the one above. */
  quiet?: boolean;
  /** A small button at the end of the label. */
  action?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  const width = useContext(WidthContext);
  return (
    <div
      role="group"
      aria-labelledby={id}
      className={cx(styles['row'], styles[`columns${String(width)}`], quiet && styles['quietRow'])}
    >
      <div className={cx(styles['label'], quiet && styles['quietLabel'])}>
        <span>
          <span id={id}>{label}</span>
          {note === undefined ? null : <span className={styles['note']}>{` ${note}`}</span>}
        </span>
        {action === undefined ? null : <span className={styles['action']}>{action}</span>}
      </div>
      {children}
    </div>
  );
}

type FieldElement = HTMLInputElement | HTMLSelectElement;

function isField(element: unknown): element is FieldElement {
  return (
    (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) &&
    element.dataset['cell'] !== undefined &&
    !element.disabled
  );
}

function enter(field: FieldElement | undefined): void {
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}
