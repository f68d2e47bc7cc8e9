import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import type { Connection } from './connection.ts';
import { vaultDamaged } from './failures.ts';
import { statement, type Cell } from './statements.ts';

/** A table that holds a list of an evaluation, one row an entry, keyed by (evaluation_id, position). */
export interface ListTable {
  readonly name: string;
  /** The entries in order, in the shape the domain's schema parses. @throws ResiduaError `vault-damaged` on a gap. */
  read(db: Connection, evaluationId: string): unknown[];
  /** Writes the rows that differ and no others; `before` null when there are no rows yet. */
  write(db: Connection, evaluationId: string, before: Evaluation | null, after: Evaluation): void;
}

interface Description<Entry, Column extends string> {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly entries: (evaluation: Evaluation) => readonly Entry[];
  readonly toRow: (entry: Entry) => Record<Column, Cell>;
  readonly fromRow: (row: Record<Column, Cell>) => unknown;
}

export function listTable<Entry, Column extends string>(description: Description<Entry, Column>): ListTable {
  const { name, columns, entries, toRow, fromRow } = description;
  const select = `SELECT position, ${columns.join(', ')} FROM ${name} WHERE evaluation_id = ? ORDER BY position`;
  const insert =
    `INSERT INTO ${name} (evaluation_id, position, ${columns.join(', ')}) ` +
    `VALUES (?, ?, ${columns.map(() => '?').join(', ')})`;
  const update =
    `UPDATE ${name} SET ${columns.map((column) => `${column} = ?`).join(', ')} ` +
    'WHERE evaluation_id = ? AND position = ?';
  const shorten = `DELETE FROM ${name} WHERE evaluation_id = ? AND position >= ?`;

  return {
    name,
    read(db, evaluationId) {
      const rows = statement<Record<Column, Cell> & { position: number }>(db, select).all(evaluationId);
      return rows.map((row, index) => {
        if (row.position !== index) throw vaultDamaged();
        return fromRow(row);
      });
    },
    write(db, evaluationId, before, after) {
      const old = before === null ? [] : entries(before);
      const wanted = entries(after);
      for (const [position, entry] of wanted.entries()) {
        const row = toRow(entry);
        const cells = columns.map((column) => row[column]);
        const present = old[position];
        if (present === undefined) {
          statement(db, insert).run(evaluationId, position, ...cells);
        } else if (differs(toRow(present), row, columns)) {
          statement(db, update).run(...cells, evaluationId, position);
        }
      }
      if (wanted.length < old.length) statement(db, shorten).run(evaluationId, wanted.length);
    },
  };
}

function differs<Column extends string>(
  a: Record<Column, Cell>,
  b: Record<Column, Cell>,
  columns: readonly Column[],
): boolean {
  return columns.some((column) => a[column] !== b[column]);
}

/** What a JSON column holds. @throws ResiduaError `vault-damaged` when it is no JSON. */
export function parseJson(content: Cell): unknown {
  try {
    return JSON.parse(String(content));
  } catch (error) {
    throw vaultDamaged(error);
  }
}
