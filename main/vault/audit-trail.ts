import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { z } from 'zod';
import type { AuditDetails, AuditEvent } from '../domain/audit.ts';
import { ResiduaError } from '../domain/errors.ts';
import { auditSession, beginAudit, endAudit, isSeal, recordAudit, sealOf, type KnownEnd } from '../store/audit.ts';
import type { Link } from '../store/audit-chain.ts';
import type { Connection } from '../store/connection.ts';
import { alteredEvaluations, sealSalvaged, sealWhereDue } from '../store/evaluation-seals.ts';
import { guarded } from '../store/failures.ts';
import { databaseVersion, isBehind } from '../store/migrations.ts';
import { statement } from '../store/statements.ts';
import { readTail } from '../store/tables/audit.ts';
import { keyFor } from './wrapping.ts';

const fileSchema = z.strictObject({
  format: z.literal('residua-audit-end/1'),
  sequence: z.int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  seal: z.string(),
});

/** What a vault was made from that takes the place of another. */
export type Taken = 'backup' | 'salvage';

/** How the vault was opened. */
export type Opening = 'created' | 'passphrase' | 'keychain' | 'recovery-key';

interface Start {
  readonly dataKey: Buffer;
  readonly accountId: string;
  /** Holds the end of the trail outside the database: who removes the last entries there does not know of it. */
  readonly endFile: string;
  readonly opening: Opening;
  /** What happened while it was locked. */
  readonly pending: readonly AuditEvent[];
  /** Evaluations that another program had changed before they were migrated. */
  readonly altered: readonly string[];
}

/** Begins the audit trail of an open vault, and records that it was opened. @throws ResiduaError `file-unwritable`. */
export function startTrail(db: Connection, { dataKey, accountId, endFile, opening, pending, altered }: Start): void {
  const key = keyFor('residua audit trail', dataKey, '');
  try {
    beginAudit(db, { key, accountId, known: readEnd(db, endFile, key) });
    for (const event of pending) recordAudit(db, event);
    // From the first entry on, so that an evaluation without a seal is one that another program put there.
    const details: AuditDetails = opening === 'created' ? { schema: databaseVersion(db) } : { by: opening };
    recordAudit(db, { action: opening === 'created' ? 'vault-created' : 'vault-unlocked', details });
    sealWhereDue(db, altered);
  } catch (error) {
    endAudit(db);
    throw error;
  } finally {
    key.fill(0);
  }
}

/** The version of the schema since which evaluations are sealed. */
const FIRST_SEALED = 6;

/** The evaluations that another program changed, asked before a migration rewrites them; none when none is due. */
export function alteredBeforeMigration(db: Connection, dataKey: Buffer): string[] {
  if (databaseVersion(db) < FIRST_SEALED || !isBehind(db)) return [];
  const key = keyFor('residua audit trail', dataKey, '');
  try {
    // Nothing is recorded, so by whom does not matter.
    beginAudit(db, { key, accountId: '', known: 'unknown' });
    return alteredEvaluations(db);
  } finally {
    endAudit(db);
    key.fill(0);
  }
}

/**
 * Goes on with the trail of a vault that is about to take the place of another one, closed until now, and writes down
 * where it ends. What the other one knew of its own end says nothing of this one.
 *
 * @throws ResiduaError `file-unwritable`.
 */
export function continueTrail(
  db: Connection,
  { dataKey, accountId, endFile, by }: Pick<Start, 'dataKey' | 'accountId' | 'endFile'> & { readonly by: Taken },
): void {
  const key = keyFor('residua audit trail', dataKey, '');
  try {
    beginAudit(db, { key, accountId, known: 'unknown' });
    recordAudit(db, { action: 'backup-restored', details: { by } });
    if (by === 'salvage') sealSalvaged(db);
    const tail = readTail(db);
    if (tail !== null) writeEnd(endFile, tail, endSeal(key, tail));
  } finally {
    endAudit(db);
    key.fill(0);
  }
}

/**
 * Records the lock, writes down where the trail ends, forgets the key and closes the database. A disk that fails keeps
 * no vault open.
 */
export function closeWithTrail(db: Connection, endFile: string): void {
  try {
    recordAudit(db, { action: 'vault-locked' });
    const tail = readTail(db);
    if (tail !== null) writeEnd(endFile, tail, endSeal(auditSession(db).key, tail));
  } catch (error) {
    const isDisk = error instanceof ResiduaError || (error instanceof Error && 'code' in error);
    if (!isDisk) throw error;
  } finally {
    endAudit(db);
    db.close();
  }
}

function readEnd(db: Connection, path: string, key: Buffer): KnownEnd {
  if (!existsSync(path)) return wasLocked(db) ? 'lost' : 'unknown';
  const parsed = fileSchema.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (!parsed.success) return 'lost';
  const { sequence, hash, seal } = parsed.data;
  return isSeal(seal, endSeal(key, { sequence, hash })) ? { sequence, hash } : 'lost';
}

/** Every lock writes the file, so after the first one it is there. */
function wasLocked(db: Connection): boolean {
  return guarded(
    () => statement<object>(db, "SELECT 1 FROM audit_entry WHERE action = 'vault-locked' LIMIT 1").get() !== undefined,
  );
}

function endSeal(key: Buffer, { sequence, hash }: Link): string {
  return sealOf(key, 'residua audit end', [sequence, hash]);
}

/** At once, because the vault is locked when the application ends, and nothing is waited for then. */
function writeEnd(path: string, { sequence, hash }: Link, seal: string): void {
  const temporary = `${path}.tmp`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify({ format: 'residua-audit-end/1', sequence, hash, seal }, null, 2)}\n`);
    fsyncSync(file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
