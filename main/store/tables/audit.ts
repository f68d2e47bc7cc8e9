import type { ChainedEntry, Link } from '../audit-chain.ts';
import type { Connection } from '../connection.ts';
import { statement } from '../statements.ts';

export type Sealed<Row> = Row & { readonly seal: string };
export type Checkpoint = Link & { readonly checkedAt: string };

export const ENTRY_COLUMNS = `sequence, at, account_id AS accountId, action, subject_kind AS subjectKind,
  subject_id AS subjectId, details, previous_hash AS previousHash, hash`;

export function insertEntry(db: Connection, entry: ChainedEntry): void {
  statement(
    db,
    `INSERT INTO audit_entry (sequence, at, account_id, action, subject_kind, subject_id, details, previous_hash, hash)
     VALUES (:sequence, :at, :accountId, :action, :subjectKind, :subjectId, :details, :previousHash, :hash)`,
  ).run(entry);
}

/** The last entry's place; null while there is none. */
export function readTail(db: Connection): Link | null {
  return statement<Link>(db, 'SELECT sequence, hash FROM audit_entry ORDER BY sequence DESC LIMIT 1').get() ?? null;
}

/** The hash of one entry; null when it is not there. */
export function readHashAt(db: Connection, sequence: number): string | null {
  return statement<Link>(db, 'SELECT sequence, hash FROM audit_entry WHERE sequence = ?').get(sequence)?.hash ?? null;
}

/** At most `limit` entries after one, in order. */
export function readEntriesAfter(db: Connection, sequence: number, limit: number): ChainedEntry[] {
  return statement<ChainedEntry>(
    db,
    `SELECT ${ENTRY_COLUMNS} FROM audit_entry WHERE sequence > ? ORDER BY sequence LIMIT ?`,
  ).all(sequence, limit);
}

export function readHead(db: Connection): Sealed<Link> | null {
  return statement<Sealed<Link>>(db, 'SELECT sequence, hash, seal FROM audit_head').get() ?? null;
}

export function writeHead(db: Connection, head: Sealed<Link>): void {
  statement(
    db,
    `INSERT INTO audit_head (id, sequence, hash, seal) VALUES (1, :sequence, :hash, :seal)
     ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, seal = excluded.seal`,
  ).run(head);
}

export function readCheckpoint(db: Connection): Sealed<Checkpoint> | null {
  return (
    statement<Sealed<Checkpoint>>(
      db,
      'SELECT sequence, hash, checked_at AS checkedAt, seal FROM audit_checkpoint',
    ).get() ?? null
  );
}

export function writeCheckpoint(db: Connection, checkpoint: Sealed<Checkpoint>): void {
  statement(
    db,
    `INSERT INTO audit_checkpoint (id, sequence, hash, checked_at, seal) VALUES (1, :sequence, :hash, :checkedAt, :seal)
     ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash,
       checked_at = excluded.checked_at, seal = excluded.seal`,
  ).run(checkpoint);
}
