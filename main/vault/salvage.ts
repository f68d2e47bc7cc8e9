import { ResiduaError } from '../domain/errors.ts';
import { vaultNewer } from '../store/application.ts';
import { openDatabase, type Connection } from '../store/connection.ts';
import { guarded, vaultDamaged } from '../store/failures.ts';
import { databaseVersion, migrate, readMigrations, refuseNewer } from '../store/migrations.ts';
import { mendEvaluations, type MendedEvaluations } from './salvage-evaluations.ts';
import { copyTable } from './salvage-rows.ts';

/** What could be saved of a damaged database. */
export interface SalvageReport extends MendedEvaluations {
  /** Rows that were copied, of all tables. */
  readonly rows: number;
  /** Tables of which a part could not be read. */
  readonly damagedTables: readonly string[];
}

/**
 * Copies what reads of a damaged database, row by row, into a new one with the same key and version, then mends what the
 * missing rows broke, so that every evaluation that is left opens.
 *
 * @param damaged a copy of the damaged file: opening it may change it.
 * @throws ResiduaError `vault-damaged` when not a single row reads; `vault-newer`; `file-unwritable`.
 */
export function salvageDatabase(damaged: string, target: string, dataKey: Buffer): SalvageReport {
  const from = openDamaged(damaged, dataKey);
  try {
    const to = openDatabase(target, dataKey);
    try {
      const migrations = readMigrations();
      migrate(to, migrations.slice(0, versionOf(from, migrations.length)));
      return guarded(() => salvage(from, to));
    } finally {
      to.close();
    }
  } finally {
    from.close();
  }
}

/**
 * Opens a copy of a damaged database. One that was cut off is read up to where it ends: what stood behind does not read,
 * and is lost like any damaged page.
 *
 * @throws ResiduaError `vault-damaged` when its first page does not read; `vault-newer` when a newer version used it last:
 *   its rows would be taken for what they are not.
 */
export function openDamaged(path: string, dataKey: Buffer): Connection {
  const db = openDatabase(path, dataKey, { toSalvage: true });
  try {
    refuseNewerDamaged(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The number of its tables stands in the first page, which reads; who used it last may stand in a page that does not. */
function refuseNewerDamaged(db: Connection): void {
  try {
    refuseNewer(db);
  } catch (error) {
    if (!(error instanceof ResiduaError && error.code === 'vault-damaged')) throw error;
    if (databaseVersion(db) > readMigrations().length) throw vaultNewer(null);
  }
}

/** The number of migrations the damaged database says it has been through; all of them when it says nothing. */
function versionOf(from: Connection, newest: number): number {
  const version = databaseVersion(from);
  return version >= 1 ? version : newest;
}

function salvage(from: Connection, to: Connection): SalvageReport {
  to.pragma('foreign_keys = OFF');
  const triggers = takeTriggers(to);
  const tables = tablesOf(to);
  const evaluationIds = new Set<string>();
  const damagedTables: string[] = [];
  let rows = 0;
  const report = to
    .transaction(() => {
      for (const table of tables) {
        const { copied, isWhole } = copyTable(from, to, table, evaluationIds);
        rows += copied;
        if (!isWhole) damagedTables.push(table);
      }
      if (rows === 0) throw vaultDamaged();
      const mended = mendEvaluations(to);
      removeOrphans(to);
      for (const sql of triggers) to.exec(sql);
      return mended;
    })
    .immediate();
  to.pragma('foreign_keys = ON');
  return { ...report, rows, damagedTables };
}

/** The tables, `evaluation` first: its ids help to find rows of the others. */
function tablesOf(db: Connection): string[] {
  return db
    .prepare<unknown[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       ORDER BY name <> 'evaluation', name`,
    )
    .pluck()
    .all();
}

/** The triggers forbid rows of signed evaluations; they come back when the rows are in. Their statements. */
function takeTriggers(db: Connection): string[] {
  const triggers = db
    .prepare<unknown[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  return triggers.map(({ sql }) => sql);
}

/** Rows whose evaluation, identity or account is gone mean nothing and would not be accepted. */
function removeOrphans(db: Connection): void {
  for (;;) {
    const broken = db.prepare<unknown[], { table: string; rowid: number | null }>('PRAGMA foreign_key_check').all();
    if (broken.length === 0) return;
    for (const { table, rowid } of broken) {
      // A table without row ids names no row: its orphans are found by their evaluation.
      if (rowid === null) {
        db.exec(`DELETE FROM "${table}" WHERE evaluation_id NOT IN (SELECT id FROM evaluation)`);
      } else if (table === 'signing_identity') {
        db.prepare('UPDATE signing_identity SET account_id = NULL WHERE rowid = ?').run(rowid);
      } else {
        db.prepare(`DELETE FROM "${table}" WHERE rowid = ?`).run(rowid);
      }
    }
  }
}
