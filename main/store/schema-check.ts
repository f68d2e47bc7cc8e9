import { memoryDatabase, type Connection } from './connection.ts';
import { guarded } from './failures.ts';
import { databaseVersion, migrate, readMigrations } from './migrations.ts';

/** Differences that are named; somebody who changes more is told of these. */
const MOST_NAMED = 10;

let expected: ReadonlyMap<string, string> | null = null;

/**
 * What another program changed in the tables, indexes, views and triggers: each in words, in the order of their names;
 * none when they are what the migrations make. Of a database that is still to be migrated nothing is told.
 */
export function structureDifferences(db: Connection): string[] {
  const migrations = readMigrations();
  if (databaseVersion(db) !== migrations.length) return [];
  expected ??= madeByMigrations(migrations);
  const wanted = expected;
  const there = guarded(() => structureOf(db));
  const names = [...new Set([...wanted.keys(), ...there.keys()])].sort();
  return names
    .filter((name) => wanted.get(name) !== there.get(name))
    .map((name) => `${name.slice(0, 80)} ${differenceWord(wanted.has(name), there.has(name))}`)
    .slice(0, MOST_NAMED);
}

function differenceWord(isWanted: boolean, isThere: boolean): string {
  if (!isThere) return 'is missing';
  return isWanted ? 'is another one' : 'was added';
}

function madeByMigrations(migrations: ReturnType<typeof readMigrations>): ReadonlyMap<string, string> {
  const db = memoryDatabase();
  try {
    migrate(db, migrations);
    return structureOf(db);
  } finally {
    db.close();
  }
}

/** What SQLite keeps for itself has no SQL. Spaces mean nothing. */
function structureOf(db: Connection): ReadonlyMap<string, string> {
  const rows = db
    .prepare<unknown[], { type: string; name: string; sql: string }>(
      'SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL',
    )
    .all();
  return new Map(rows.map(({ type, name, sql }) => [`${type} ${name}`, sql.replaceAll(/\s+/g, ' ')]));
}
