import { useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { cx } from './cx.ts';
import { ColumnHead, type Column, type Sort } from './ColumnHead.tsx';
import type { MenuItem } from './MenuButton.tsx';
import { RowMenu, RowMenuButton, type OpenMenu } from './RowMenu.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';
import styles from './DataTable.module.css';

interface DataTableProps<Row> {
  /** Names the table. */
  label: string;
  rows: readonly Row[];
  /** The column marked `rowHeader` (else the first) names the row and holds what opens it. */
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  onOpen?: ((row: Row) => void) | undefined;
  rowActions?: ((row: Row) => readonly MenuItem[]) | undefined;
  /** Names the row in its menu button: "Actions for WC-2026-00417". */
  rowName?: ((row: Row) => string) | undefined;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  /** Shown in place of the table when there are no rows. */
  empty?: ReactNode;
}

/**
 * Rows to read and open. One stop for Tab; arrows, Home and End go through the rows, Enter opens. Sorting is the
 * owner's: `onSort` tells what was asked.
 */
export function DataTable<Row>({
  label,
  rows,
  columns,
  rowKey,
  onOpen,
  rowActions,
  rowName,
  sort,
  onSort,
  empty,
}: DataTableProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const [menu, setMenu] = useState<(OpenMenu & { key: string }) | null>(null);
  if (rows.length === 0 && empty !== undefined) return empty;
  const header = columns.find((column) => column.rowHeader === true) ?? columns[0];
  const keys = rows.map(rowKey);
  const stop = active !== null && keys.includes(active) ? active : keys[0];

  const actionsLabel = (row: Row): string => `Actions for ${rowName?.(row) ?? rowKey(row)}`;

  function onKeyDown(event: KeyboardEvent): void {
    const stops = [...(body.current?.querySelectorAll<HTMLElement>('[data-row-stop]') ?? [])];
    const at = stops.findIndex((one) => one === event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    stops[to]?.focus();
  }

  return (
    <>
      <table aria-label={label} className={styles['table']}>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHead key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
            {rowActions === undefined ? null : (
              <th scope="col" className={styles['actions']}>
                <VisuallyHidden>Actions</VisuallyHidden>
              </th>
            )}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {rows.map((row, index) => {
            const key = keys[index] ?? '';
            return (
              <tr
                key={key}
                className={cx(styles['row'], onOpen !== undefined && styles['opens'])}
                onFocus={() => {
                  setActive(key);
                }}
                onClick={(event) => {
                  if (onOpen !== undefined && !onControl(event)) onOpen(row);
                }}
              >
                {columns.map((column) => {
                  const content = column.cell(row);
                  const className = column.align === 'end' ? styles['end'] : undefined;
                  if (column !== header) {
                    return (
                      <td key={column.id} className={className}>
                        {content}
                      </td>
                    );
                  }
                  return (
                    <th key={column.id} scope="row" className={className}>
                      {onOpen === undefined ? (
                        content
                      ) : (
                        <button
                          type="button"
                          data-row-stop=""
                          tabIndex={key === stop ? 0 : -1}
                          className={styles['open']}
                          onClick={() => {
                            onOpen(row);
                          }}
                        >
                          {content}
                        </button>
                      )}
                    </th>
                  );
                })}
                {rowActions === undefined ? null : (
                  <td className={styles['actions']}>
                    <RowMenuButton
                      label={actionsLabel(row)}
                      tabStop={onOpen === undefined || key === stop}
                      expanded={menu?.key === key}
                      onOpen={(trigger) => {
                        setMenu({ key, label: actionsLabel(row), items: rowActions(row), trigger });
                      }}
                    />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      <RowMenu
        open={menu}
        onClose={() => {
          setMenu(null);
        }}
      />
    </>
  );
}

/** Whether a click on the row was meant for a button in it. React also sends clicks from menus that float above. */
function onControl(event: MouseEvent<HTMLElement>): boolean {
  if (!(event.target instanceof Element)) return true;
  return !event.currentTarget.contains(event.target) || event.target.closest('button, a, input, label') !== null;
}
