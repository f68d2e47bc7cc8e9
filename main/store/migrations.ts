import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isNewerThanOwn, lastApplication, vaultNewer } from './application.ts';
import type { Connection } from './connection.ts';
import { guarded, vaultDamaged } from './failures.ts';

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

const FILE_NAME = /^(\d{4})-[a-z]+(?:-[a-z0-9]+)+\.sql$/;

/**
 * The folder of the migrations. The code runs from the source tree, the bundle and the ASAR archive, each at another
 * depth, so it is looked for upwards from this module; the package ships `main/store/migrations`.
 */
function migrationsFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'main', 'store', 'migrations');
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) throw new Error('The migrations are missing: the installation is incomplete.');
  }
}

/** All migrations of a folder, in order. @throws Error when a name is wrong or a number is missing or doubled. */
export function readMigrations(folder: string = migrationsFolder()): Migration[] {
  return readdirSync(folder)
    .sort()
    .map((name, index) => {
      const version = Number(FILE_NAME.exec(name)?.[1]);
      if (version !== index + 1) throw new Error(`Migration ${name} is not number ${String(index + 1)}.`);
      return { version, name, sql: readFileSync(join(folder, name), 'utf8') };
    });
}

/** The number of migrations a database has been through; 0 for a new one. */
export function databaseVersion(db: Connection): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Whether migrations are due that would change what is there. A new database holds nothing yet. */
export function isBehind(db: Connection): boolean {
  const version = guarded(() => databaseVersion(db));
  return version > 0 && version < readMigrations().length;
}

/**
 * Brings the database to the newest version, each migration and its `user_version` in one transaction. Whoever migrates
 * what cannot be made again makes a backup first.
 *
 * A migration that rewrites signed rows has to drop and re-create the triggers that make them immutable.
 *
 * @throws ResiduaError `vault-newer` when a newer Residua made or used the database; it is left as it is.
 */
export function migrate(db: Connection, migrations: readonly Migration[] = readMigrations()): void {
  guarded(() => {
    refuseNewer(db, migrations.length);
    const due = migrations.slice(databaseVersion(db));
    if (due.length === 0) return;
    // Tables are rebuilt in migrations; the references are checked before each commit instead.
    db.pragma('foreign_keys = OFF');
    try {
      for (const migration of due) db.transaction(() => apply(db, migration)).immediate();
    } finally {
      db.pragma('foreign_keys = ON');
    }
  });
}

/**
 * Refuses data whose tables are those of a newer version, or that a newer version used last: docs/adr/0014 says why.
 *
 * @param newest the number of migrations that this version knows.
 * @param refusal the words.
 * @throws ResiduaError `vault-newer`.
 */
export function refuseNewer(db: Connection, newest = readMigrations().length, refusal = vaultNewer): void {
  const by = lastApplication(db);
  if (databaseVersion(db) > newest || isNewerThanOwn(by)) throw refusal(by);
}

function apply(db: Connection, { version, name, sql }: Migration): void {
  db.exec(sql);
  const broken = db.pragma('foreign_key_check');
  if (!Array.isArray(broken) || broken.length > 0) throw new Error(`Migration ${name} leaves broken references.`);
  db.pragma(`user_version = ${String(version)}`);
}

/**
 * Reads every page once.
 *
 * @throws ResiduaError `vault-damaged` when a page cannot be decrypted or the structure is broken.
 */
export function checkIntegrity(db: Connection): void {
  const answer: unknown = guarded(() => db.pragma('quick_check(1)', { simple: true }));
  if (answer !== 'ok') throw vaultDamaged();
}
