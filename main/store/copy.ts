import { createHash } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import type { Connection } from './connection.ts';
import { guarded, vaultDamaged } from './failures.ts';
import { databaseVersion } from './migrations.ts';

/** What was found in a copy of the database. */
interface CopyFacts {
  /** Migrations it has been through. */
  readonly version: number;
}

/**
 * Copies the open database, encrypted with the same key, and checks the copy: its structure, its references, and that
 * every table has as many rows as the original. SQLite's own backup call fails on an encrypted database.
 *
 * @throws ResiduaError `vault-damaged` when the database cannot be copied whole; `file-unwritable`. Then no copy is left.
 */
export function copyDatabase(db: Connection, target: string): CopyFacts {
  return guarded(() => {
    try {
      db.prepare('VACUUM INTO ?').run(target);
      chmodSync(target, 0o600);
      return attached(db, target, () => compared(db));
    } catch (error) {
      rmSync(target, { force: true });
      throw error;
    }
  });
}

function compared(db: Connection): CopyFacts {
  checkCopy(db);
  const version = databaseVersion(db);
  if (versionOfCopy(db) !== version) throw vaultDamaged();
  const tables = tablesOf(db, 'main');
  for (const table of tables) {
    if (rowsOf(db, 'main', table) !== rowsOf(db, 'copy', table)) throw vaultDamaged();
  }
  // A database of an early version has no trail yet.
  if (tables.includes('audit_head') && auditHead(db, 'main') !== auditHead(db, 'copy')) throw vaultDamaged();
  return { version };
}

/**
 * Checks a copy that was made earlier of a database with the same key.
 *
 * @throws ResiduaError `vault-damaged`, also for a file that holds nothing.
 */
export function inspectCopy(db: Connection, path: string): CopyFacts {
  return guarded(() =>
    attached(db, path, () => {
      checkCopy(db);
      const version = versionOfCopy(db);
      // An empty file is a database in which nothing is wrong.
      if (version < 1) throw vaultDamaged();
      return { version };
    }),
  );
}

/** A hash that differs when anything but the audit trail does: counts, revisions and the small tables themselves. */
export function contentMark(db: Connection): string {
  return guarded(() => {
    const hash = createHash('sha256');
    for (const table of tablesOf(db, 'main').filter((name) => !name.startsWith('audit'))) {
      hash.update(`${table} ${String(rowsOf(db, 'main', table))}\n`);
    }
    for (const sql of [
      'SELECT id, revision, status, updated_at FROM evaluation ORDER BY id',
      'SELECT * FROM setting ORDER BY name',
      'SELECT * FROM examiner',
      'SELECT id, updated_at FROM phrase ORDER BY id',
    ]) {
      for (const row of db.prepare(sql).raw().iterate()) hash.update(`${JSON.stringify(row)}\n`);
    }
    return hash.digest('hex');
  });
}

function attached<Result>(db: Connection, path: string, work: () => Result): Result {
  // Without a key of its own, an attached database has that of the first.
  db.prepare('ATTACH ? AS copy').run(path);
  try {
    return work();
  } finally {
    db.exec('DETACH copy');
  }
}

function versionOfCopy(db: Connection): number {
  return Number(db.pragma('copy.user_version', { simple: true }));
}

function checkCopy(db: Connection): void {
  if (db.pragma('copy.integrity_check(1)', { simple: true }) !== 'ok') throw vaultDamaged();
  const broken = db.pragma('copy.foreign_key_check');
  if (!Array.isArray(broken) || broken.length > 0) throw vaultDamaged();
}

function tablesOf(db: Connection, schema: 'main' | 'copy'): string[] {
  const sql = `SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`;
  return db.prepare<unknown[], string>(sql).pluck().all();
}

function rowsOf(db: Connection, schema: 'main' | 'copy', table: string): number {
  return Number(db.prepare(`SELECT count(*) FROM ${schema}."${table}"`).pluck().get());
}

function auditHead(db: Connection, schema: 'main' | 'copy'): string {
  return JSON.stringify(db.prepare(`SELECT sequence, hash FROM ${schema}.audit_head`).all());
}
