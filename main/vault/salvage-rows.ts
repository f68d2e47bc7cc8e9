import Database from 'better-sqlite3';
import type { Connection } from '../store/connection.ts';

type Row = Record<string, unknown>;

interface Copied {
  /** Rows that are in the new table now. */
  readonly copied: number;
  /** Whether the table could be read from its first row to its last. */
  readonly isWhole: boolean;
}

/** More row ids than this without a row between two that read are not looked at one by one. */
const PROBED_MOST = 100_000;

/**
 * Copies the rows of a table that can be read. A damaged page ends a scan, so the table is read from its front, from its
 * back, and where that leaves a gap by row id and by the evaluations that are known.
 *
 * @param evaluationIds those known so far; those of this table are added.
 */
export function copyTable(from: Connection, to: Connection, table: string, evaluationIds: Set<string>): Copied {
  const columns = columnsOf(to, table);
  const insert = to.prepare(
    `INSERT OR IGNORE INTO "${table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  let copied = 0;
  const take = (row: Row): void => {
    const evaluationId = table === 'evaluation' ? row['id'] : row['evaluation_id'];
    if (typeof evaluationId === 'string') evaluationIds.add(evaluationId);
    if (isAccepted(() => insert.run(...columns.map((column) => row[column])).changes)) copied += 1;
  };
  const key = keyOf(to, table);
  if (readThrough(from, `SELECT * FROM "${table}"`, [], take)) return { copied, isWhole: true };
  readThrough(from, `SELECT * FROM "${table}" ORDER BY ${key.order}`, [], take);
  if (key.hasRowId) probeRowIds(from, table, take);
  if (columns.includes('evaluation_id') || table === 'evaluation') {
    if (table === 'evaluation') collectIds(from, evaluationIds);
    const column = table === 'evaluation' ? 'id' : 'evaluation_id';
    for (const id of evaluationIds) readThrough(from, `SELECT * FROM "${table}" WHERE ${column} = ?`, [id], take);
  }
  return { copied, isWhole: false };
}

/** Reads rows until there is no more or the damage is met; whether it came to the end. */
function readThrough(
  from: Connection,
  sql: string,
  parameters: readonly (string | number)[],
  take: (row: Row) => void,
): boolean {
  try {
    for (const row of from.prepare<unknown[], Row>(sql).iterate(...parameters)) take(row);
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  }
}

/** Halves every span of row ids that does not read, down to the rows that cannot be read themselves. */
function probeRowIds(from: Connection, table: string, take: (row: Row) => void): void {
  let probes = 0;
  const last = edgeRowId(from, table);
  const probe = (low: number, high: number): void => {
    if (low > high || probes >= PROBED_MOST) return;
    probes += 1;
    const sql = `SELECT * FROM "${table}" WHERE rowid BETWEEN ? AND ?`;
    if (readThrough(from, sql, [low, high], take) || low === high) return;
    const middle = Math.floor((low + high) / 2);
    probe(low, middle);
    probe(middle + 1, high);
  };
  if (last !== null) probe(1, last);
}

function edgeRowId(from: Connection, table: string): number | null {
  try {
    const last = from.prepare(`SELECT max(rowid) FROM "${table}"`).pluck().get();
    return typeof last === 'number' ? last : null;
  } catch (error) {
    if (error instanceof Database.SqliteError) return null;
    throw error;
  }
}

/** The ids of the evaluations of a damaged database, as far as they read. */
export function readableIds(from: Connection): string[] {
  const ids = new Set<string>();
  readThrough(from, 'SELECT id AS evaluation_id FROM evaluation', [], (row) => {
    if (typeof row['evaluation_id'] === 'string') ids.add(row['evaluation_id']);
  });
  collectIds(from, ids);
  return [...ids];
}

/** The index by last change names evaluations whose own rows do not read in a scan. */
function collectIds(from: Connection, ids: Set<string>): void {
  const sources = [
    'SELECT id AS evaluation_id FROM evaluation INDEXED BY evaluation_by_updated_at',
    'SELECT evaluation_id FROM evaluation_section',
    'SELECT evaluation_id FROM evaluation_section ORDER BY rowid DESC',
  ];
  for (const sql of sources) {
    readThrough(from, sql, [], (row) => {
      const id = row['evaluation_id'];
      if (typeof id === 'string') ids.add(id);
    });
  }
}

function columnsOf(db: Connection, table: string): string[] {
  return db.prepare<unknown[], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
}

/** What a table is read backwards by. */
function keyOf(to: Connection, table: string): { order: string; hasRowId: boolean } {
  const hasRowId = readThrough(to, `SELECT rowid FROM "${table}" LIMIT 1`, [], () => undefined);
  if (hasRowId) return { order: 'rowid DESC', hasRowId };
  const key = to
    .prepare<unknown[], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .pluck()
    .all(table);
  return { order: key.map((column) => `${column} DESC`).join(', '), hasRowId };
}

/** Whether a row was new; one that a constraint refuses is damaged itself. */
function isAccepted(insert: () => number): boolean {
  try {
    return insert() > 0;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return false;
    throw error;
  }
}
