import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase, type Connection } from '../../../main/store/connection.ts';
import { migrate } from '../../../main/store/migrations.ts';

/** A folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'residua-test-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** An encrypted, migrated database in a folder of its own; closed and removed when the test is over. */
export function temporaryStore(): Connection {
  const folder = temporaryFolder();
  const db = openDatabase(join(folder, 'residua.db'), randomBytes(32));
  onTestFinished(() => {
    db.close();
  });
  migrate(db);
  return db;
}
