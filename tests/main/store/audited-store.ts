import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { beginAudit, endAudit, type KnownEnd } from '../../../main/store/audit.ts';
import { openDatabase, type Connection } from '../../../main/store/connection.ts';
import { migrate } from '../../../main/store/migrations.ts';
import { temporaryFolder } from './temporary-store.ts';

const ACCOUNT = '00000000-0000-4000-8000-000000000001';

/** A store whose file another program can open, as the key is known. */
export interface AuditedStore {
  readonly db: Connection;
  readonly path: string;
  /** The key of the file, as the cipher takes it. */
  readonly key: Buffer;
  /** The file as another program with the key sees it, while this one has closed it. */
  readonly asOutsider: <Result>(work: (db: Connection) => Result) => Result;
  /** Opens the store once more, with what is known of its end. */
  readonly reopen: (known?: KnownEnd) => Connection;
}

export function auditedStore(): AuditedStore {
  const folder = temporaryFolder();
  const path = join(folder, 'residua.db');
  const [key, auditKey] = [randomBytes(32), randomBytes(32)];
  let db: Connection;
  const open = (known: KnownEnd): Connection => {
    db = openDatabase(path, key);
    migrate(db);
    beginAudit(db, { key: auditKey, accountId: ACCOUNT, known });
    return db;
  };
  const close = (): void => {
    if (!db.open) return;
    endAudit(db);
    db.close();
  };
  db = open('unknown');
  onTestFinished(close);
  return {
    get db() {
      return db;
    },
    path,
    key: Buffer.concat([Buffer.from('raw:', 'ascii'), key]),
    asOutsider: (work) => {
      close();
      const other = openDatabase(path, key);
      try {
        return work(other);
      } finally {
        other.close();
      }
    },
    reopen: (known = 'unknown') => {
      close();
      return open(known);
    },
  };
}

/** Takes the guards away, as somebody would who wants to write what the schema forbids. */
export function dropGuards(db: Connection): string[] {
  const guards = db
    .prepare<unknown[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'audit_%'",
    )
    .all();
  for (const { name } of guards) db.exec(`DROP TRIGGER ${name}`);
  return guards.map(({ sql }) => sql);
}
