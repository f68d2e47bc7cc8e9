import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import styles from './DataTable.module.css';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** 'end' for numbers. */
  align?: 'end' | undefined;
  /** A CSS width. */
  width?: string | undefined;
  sortable?: boolean | undefined;
  rowHeader?: boolean | undefined;
}

export interface Sort {
  columnId: string;
  direction: 'ascending' | 'descending';
}

interface ColumnHeadProps<Row> {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}

/** A column's heading, a button where the column can be sorted. */
export function ColumnHead<Row>({ column, sort, onSort }: ColumnHeadProps<Row>) {
  const direction = sort?.columnId === column.id ? sort.direction : undefined;
  return (
    <th
      scope="col"
      className={column.align === 'end' ? styles['end'] : undefined}
      style={column.width === undefined ? undefined : { width: column.width }}
      aria-sort={direction}
    >
      {column.sortable === true && onSort !== undefined ? (
        <button
          type="button"
          className={styles['sort']}
          onClick={() => {
            onSort({ columnId: column.id, direction: direction === 'ascending' ? 'descending' : 'ascending' });
          }}
        >
          {column.header}
          {direction === undefined ? null : <Icon of={direction === 'ascending' ? ArrowUp : ArrowDown} size={12} />}
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}
