import { randomBytes } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Connection } from '../../../main/store/connection.ts';
import { databaseVersion, isBehind, migrate, readMigrations } from '../../../main/store/migrations.ts';
import { failureOf } from './errors.ts';
import { temporaryFolder, temporaryStore } from './temporary-store.ts';

/** The schema as SQLite keeps it, tables first, each with its indexes and triggers. */
function dump(db: Connection): string {
  const statements = db
    .prepare<unknown[], string>(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
       ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name`,
    )
    .pluck()
    .all();
  const heading = `-- The schema after all migrations; made by the tests (vitest -u), never edited. Version ${String(databaseVersion(db))}.`;
  return `${[heading, ...statements.map((sql) => `${sql};`)].join('\n\n')}\n`;
}

interface Setting {
  readonly folder: string;
  readonly path: string;
  readonly key: Buffer;
  readonly open: () => Connection;
  /** Copies of migration files under the given names and contents. */
  readonly migrations: (files: Readonly<Record<string, string>>) => ReturnType<typeof readMigrations>;
}

function setting(): Setting {
  const folder = temporaryFolder();
  const key = randomBytes(32);
  const path = join(folder, 'residua.db');
  return {
    folder,
    path,
    key,
    open: () => {
      const db = openDatabase(path, key);
      onTestFinished(() => {
        db.close();
      });
      return db;
    },
    migrations: (files) => {
      const at = join(folder, `migrations-${String(Object.keys(files).length)}`);
      mkdirSync(at);
      for (const [name, sql] of Object.entries(files)) writeFileSync(join(at, name), sql);
      return readMigrations(at);
    },
  };
}

const CREATE = `CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;`;
const SPLIT = `ALTER TABLE note ADD COLUMN length INTEGER NOT NULL DEFAULT 0; UPDATE note SET length = length(body);`;

test('schema.sql is what the migrations make', async () => {
  await expect(dump(temporaryStore())).toMatchFileSnapshot('../../../main/store/schema.sql');
});

test('every table is STRICT', () => {
  const loose = temporaryStore()
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'`,
    )
    .pluck()
    .all();
  expect(loose).toEqual([]);
});

describe('migrating', () => {
  test('to N, inserting, then to N + 1 keeps and converts the rows', () => {
    const { open, migrations } = setting();
    const db = open();
    const first = migrations({ '0001-create-note.sql': CREATE });
    migrate(db, first);
    db.exec(`INSERT INTO note (body) VALUES ('four'), ('seven!!')`);

    migrate(db, migrations({ '0001-create-note.sql': CREATE, '0002-add-length.sql': SPLIT }));
    expect(databaseVersion(db)).toBe(2);
    expect(db.prepare('SELECT body, length FROM note').all()).toEqual([
      { body: 'four', length: 4 },
      { body: 'seven!!', length: 7 },
    ]);
  });

  test('a draft’s waiver of the exhibits follows the item to its new name, a signed one stays as it was signed', () => {
    const { open } = setting();
    const db = open();
    migrate(db, readMigrations().slice(0, 6));
    const [draft, signed] = ['d', 's'].map((letter) => letter.repeat(36));
    for (const id of [draft, signed]) {
      db.prepare(
        `INSERT INTO evaluation (id, region, search_text, created_at, updated_at)
         VALUES (?, 'hip', '', '2026-10-05T09:30:00.000Z', '2026-10-05T09:30:00.000Z')`,
      ).run(id);
      for (const [position, item] of ['disclosures.exhibits', 'imaging'].entries())
        db.prepare(`INSERT INTO waiver VALUES (?, ?, ?, 'None.')`).run(id, position, item);
    }
    db.prepare(
      `INSERT INTO signed_report (evaluation_id, pdf, sha256, signer_name, certificate_fingerprint, signed_at)
       VALUES (?, x'00', ?, 'Dr. Example', ?, '2026-10-05T10:00:00.000Z')`,
    ).run(signed, '0'.repeat(64), '0'.repeat(64));
    migrate(db);
    const items = (id: string | undefined) =>
      db.prepare('SELECT item FROM waiver WHERE evaluation_id = ? ORDER BY position').pluck().all(id);
    expect(items(draft)).toEqual(['exhibits', 'imaging']);
    expect(items(signed)).toEqual(['disclosures.exhibits', 'imaging']);
  });

  test('only a database that holds something and is older is behind', () => {
    const { open } = setting();
    const db = open();
    expect(isBehind(db)).toBe(false);
    migrate(db, readMigrations().slice(0, 1));
    expect(isBehind(db)).toBe(true);
    migrate(db);
    expect(isBehind(db)).toBe(false);
  });

  test('a migration that fails leaves version and rows as they were', () => {
    const { open, migrations } = setting();
    const db = open();
    migrate(db, migrations({ '0001-create-note.sql': CREATE }));
    db.exec(`INSERT INTO note (body) VALUES ('kept')`);
    const broken = migrations({ '0001-create-note.sql': CREATE, '0002-drop-note.sql': 'DROP TABLE note; CREATE;' });
    expect(() => migrate(db, broken)).toThrow('syntax error');
    expect(databaseVersion(db)).toBe(1);
    expect(db.prepare('SELECT body FROM note').pluck().all()).toEqual(['kept']);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  test('a migration that breaks a reference is undone', () => {
    const { open, migrations } = setting();
    const db = open();
    const one = 'CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE b (a INTEGER REFERENCES a (id)) STRICT;';
    migrate(db, migrations({ '0001-create-both.sql': one }));
    db.exec('INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)');
    const files = { '0001-create-both.sql': one, '0002-empty-a.sql': 'DELETE FROM a;' };
    expect(() => migrate(db, migrations(files))).toThrow('broken references');
    expect(db.prepare('SELECT count(*) FROM a').pluck().get()).toBe(1);
  });

  test('a database of a newer version is refused and left as it is', () => {
    const { open } = setting();
    const db = open();
    migrate(db);
    db.pragma('user_version = 9999');
    expect(failureOf(() => migrate(db))).toBe('vault-newer');
    expect(databaseVersion(db)).toBe(9999);
  });

  test.each([
    ['a gap', { '0001-create-note.sql': CREATE, '0003-add-length.sql': SPLIT }],
    ['a number twice', { '0001-create-note.sql': CREATE, '0001-create-other.sql': CREATE }],
    ['another name', { 'create.sql': CREATE }],
  ])('migration files with %s are a fault of the program', (_, files) => {
    const { migrations } = setting();
    expect(() => migrations(files)).toThrow('is not number');
  });
});

describe('the connection', () => {
  test('is set up to be durable, encrypted and wary of its file', () => {
    const db = temporaryStore();
    const value = (pragma: string): unknown => db.pragma(pragma, { simple: true });
    expect(value('cipher')).toBe('sqlcipher');
    expect(value('journal_mode')).toBe('wal');
    expect(value('synchronous')).toBe(2);
    expect(value('foreign_keys')).toBe(1);
    expect(value('temp_store')).toBe(2);
    expect(value('secure_delete')).toBe(1);
    expect(value('trusted_schema')).toBe(0);
    expect(value('cell_size_check')).toBe(1);
    expect(value('recursive_triggers')).toBe(1);
    expect(value('locking_mode')).toBe('exclusive');
  });

  test('leaves the caller its key and makes a file for its owner alone', () => {
    const { key, path, open } = setting();
    const copy = Buffer.from(key);
    const db = open();
    migrate(db);
    expect(key).toEqual(copy);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
  });

  test('a wrong key and a file that is no database are refused and left as they are', () => {
    const { folder, path, key, open } = setting();
    const db = open();
    migrate(db);
    db.close();
    expect(failureOf(() => openDatabase(path, randomBytes(32)))).toBe('vault-damaged');
    const text = join(folder, 'text.db');
    writeFileSync(text, 'This is not a database at all. '.repeat(400));
    expect(failureOf(() => openDatabase(text, key))).toBe('vault-damaged');
    expect(databaseVersion(open())).toBeGreaterThan(0);
  });
});
