import Database, { type Database as Connection } from 'better-sqlite3';
import { closeSync, openSync } from 'node:fs';
import { guarded } from './failures.ts';

export type { Connection };

const KEY_BYTES = 32;
/** Tells the cipher that the 32 bytes that follow are the key itself, not a passphrase to derive one from. */
const RAW_KEY = Buffer.from('raw:', 'ascii');
/**
 * How long to wait for a lock, milliseconds. Only one process may hold the vault, so a lock is either that of a virus
 * scanner or backup program, gone in a moment, or that of another Residua.
 */
const BUSY_TIMEOUT = 1000;

/**
 * Opens the encrypted database, or creates an empty one readable by its owner alone.
 *
 * The file stays locked to this process until it is closed; the operating system drops the lock when the process dies,
 * so there are no stale locks. On POSIX the lock is also lost when this process opens and closes the same file in
 * another way: never read the database file of an open vault, not even to copy it. Use `VACUUM INTO`.
 *
 * `rawKey` is copied; the copy handed to SQLite is zeroed before this returns.
 *
 * @param options.toSalvage opens a copy of a damaged file that nothing but a salvage reads.
 * @throws ResiduaError `vault-busy` when another process has it open, `vault-damaged` when the key is not the file's or
 *   its first page is damaged (the cipher cannot tell the two apart), `file-unwritable` when the file cannot be opened.
 */
export function openDatabase(path: string, rawKey: Buffer, { toSalvage = false } = {}): Connection {
  if (rawKey.length !== KEY_BYTES) throw new Error('The key of the database has 32 bytes.');
  createPrivately(path);
  return guarded(() => {
    const db = new Database(path, { timeout: BUSY_TIMEOUT });
    try {
      applyKey(db, rawKey);
      if (toSalvage) readInSpiteOfSchema(db);
      configure(db);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** An empty database that is nowhere but in memory and holds no data of anybody. */
export function memoryDatabase(): Connection {
  return new Database(':memory:');
}

/** SQLite would create the file readable by everyone; its companions (-wal, -journal) inherit the permissions. */
function createPrivately(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    // An existing file is opened as it is; whatever else is wrong, SQLite says it again in its own words.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

function applyKey(db: Connection, rawKey: Buffer): void {
  db.pragma(`cipher = 'sqlcipher'`);
  const material = Buffer.concat([RAW_KEY, rawKey]);
  try {
    keyed(db).key(material);
  } finally {
    material.fill(0);
  }
}

/** The call is there only in a SQLite built with encryption; without it the vault would be written in the clear. */
function keyed(db: Connection): Connection & { key(material: Buffer): number } {
  if (!hasKey(db)) throw new Error('This build of SQLite cannot encrypt.');
  return db;
}

function hasKey(db: Connection): db is Connection & { key(material: Buffer): number } {
  return 'key' in db && typeof db.key === 'function';
}

/** Tables that the readable part of the schema names are read, whatever the rest says. */
function readInSpiteOfSchema(db: Connection): void {
  db.unsafeMode(true);
  db.pragma('writable_schema = ON');
}

function configure(db: Connection): void {
  // Before the first read, so that no shared-memory file is used and the first read takes the lock.
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('temp_store = MEMORY');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('recursive_triggers = ON');
  db.pragma('secure_delete = ON');
  // The first access to the file: a wrong key, a damaged first page and a lock show here.
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
}
