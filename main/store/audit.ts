import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AuditAction, AuditDetails, AuditEvent, AuditFinding } from '../domain/audit.ts';
import { canonicalJson, chainHash, contentHash, GENESIS, type AuditContent, type Link } from './audit-chain.ts';
import type { Connection } from './connection.ts';
import { guarded } from './failures.ts';
import { databaseVersion } from './migrations.ts';
import { insertEntry, readHashAt, readHead, readTail, writeHead } from './tables/audit.ts';
import { contentDigest } from './tables/sealed-rows.ts';

/** For whom and under which key a connection keeps the trail. */
interface AuditSession {
  /** Seals the end of the trail and the checkpoint; 32 bytes, zeroed at the end. */
  readonly key: Buffer;
  readonly accountId: string;
  /** The end of the trail as it was known outside the database when the last session ended. */
  readonly known: KnownEnd;
}

interface Begun extends AuditSession {
  /** What was wrong with the end of the trail before anything was recorded in this session. */
  readonly found: AuditFinding | null;
}

/** `unknown`: no session has ended yet; `lost`: it should be there and is not, or was changed. */
export type KnownEnd = Link | 'unknown' | 'lost';

const sessions = new WeakMap<Connection, Begun>();

/** From here on everything that is recorded on this connection was done by this account. `key` is copied. */
export function beginAudit(db: Connection, { key, accountId, known }: AuditSession): void {
  const session = { key: Buffer.from(key), accountId, known };
  sessions.set(db, { ...session, found: null });
  sessions.set(db, { ...session, found: guarded(() => endFinding(db, known)) });
}

/** Forgets the key; nothing more can be recorded on this connection. */
export function endAudit(db: Connection): void {
  sessions.get(db)?.key.fill(0);
  sessions.delete(db);
}

/** Whether something can be recorded on this connection. */
export function isAudited(db: Connection): boolean {
  return sessions.has(db);
}

/** @throws Error when no session was begun on the connection. */
export function auditSession(db: Connection): Begun {
  const session = sessions.get(db);
  if (session === undefined) throw new Error('The audit trail of this connection was not begun.');
  return session;
}

/**
 * Does something and records it, in one transaction: both or neither are on the disk.
 *
 * @param eventOf what is recorded of the result; null when nothing was done.
 */
export function audited<Result>(
  db: Connection,
  work: () => Result,
  eventOf: (result: Result) => AuditEvent | null,
): Result {
  return guarded(() =>
    db
      .transaction(() => {
        const result = work();
        const event = eventOf(result);
        if (event !== null) append(db, event);
        return result;
      })
      .immediate(),
  );
}

/** Records what is no change of the database: all of it or, when that fails, nothing. On the disk when this returns. */
export function recordAudit(db: Connection, ...events: readonly AuditEvent[]): void {
  guarded(() => {
    db.transaction(() => {
      for (const event of events) append(db, event);
    }).immediate();
  });
}

/** A seal that only a holder of the key can make. */
export function sealOf(key: Buffer, purpose: string, fields: readonly (string | number)[]): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([purpose, ...fields]))
    .digest('hex');
}

/** Whether a seal is the one that belongs here. */
export function isSeal(seal: string, expected: string): boolean {
  const [one, other] = [Buffer.from(seal, 'utf8'), Buffer.from(expected, 'utf8')];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** The sealed end of the trail; null when there is none or its seal is not ours. */
function sealedHead(db: Connection): Link | null {
  const head = readHead(db);
  if (head === null) return null;
  const { sequence, hash, seal } = head;
  return isSeal(seal, headSeal(auditSession(db).key, { sequence, hash })) ? { sequence, hash } : null;
}

function headSeal(key: Buffer, { sequence, hash }: Link): string {
  return sealOf(key, 'residua audit head', [sequence, hash]);
}

/** What changes an evaluation. Its entry seals the evaluation as it is from then on; a view must not. */
const SEALING: ReadonlySet<AuditAction> = new Set([
  'evaluation-created',
  'evaluation-imported',
  'evaluation-edited',
  'evaluation-signed',
  'evaluation-deleted',
  'evaluation-restored',
  'evaluation-sealed',
  'addendum-changed',
  'addendum-signed',
  'report-countersigned',
  'statement-signed',
  'hand-over-started',
]);

/**
 * The seal of an evaluation as it stands in the database now: the version of the schema and an HMAC-SHA-256, so that an
 * exported trail does not let anybody try what an evaluation may hold.
 *
 * @param sequence of the entry that holds the seal: one that is moved to another entry is no seal.
 * @returns null when there is no such evaluation.
 */
export function evaluationSeal(db: Connection, id: string, sequence: number): string | null {
  const digest = contentDigest(db, id);
  if (digest === null) return null;
  const version = String(databaseVersion(db));
  const fields = [sequence, id, version, digest.toString('hex')];
  return `${version}/${sealOf(auditSession(db).key, 'residua evaluation', fields)}`;
}

function sealIn(db: Connection, { action, subject }: AuditEvent, sequence: number): AuditDetails {
  if (subject?.kind !== 'evaluation' || !SEALING.has(action)) return {};
  const seal = evaluationSeal(db, subject.id, sequence);
  return seal === null ? {} : { seal };
}

function append(db: Connection, event: AuditEvent): void {
  const { key, accountId } = auditSession(db);
  const end = endOf(db);
  const sequence = end.sequence + 1;
  const content: AuditContent = {
    sequence,
    at: new Date().toISOString(),
    accountId: event.unattended === true ? null : accountId,
    action: event.action,
    subjectKind: event.subject?.kind ?? null,
    subjectId: event.subject?.id ?? null,
    details: canonicalJson({ ...event.details, ...sealIn(db, event, sequence) }),
  };
  const hash = chainHash(end.hash, contentHash(content));
  insertEntry(db, { ...content, previousHash: end.hash, hash });
  const link = { sequence: content.sequence, hash };
  writeHead(db, { ...link, seal: headSeal(key, link) });
}

/**
 * What the next entry follows. When the last entries were removed, it follows those: their numbers are not given again,
 * so the gap stays to be seen. What another program wrote in place of a hash is no hash, and is not gone on from.
 */
function endOf(db: Connection): Link {
  const tail = readTail(db) ?? GENESIS;
  const sealed = [sealedHead(db), knownLink(auditSession(db).known)].filter((end) => end !== null);
  const written = { sequence: tail.sequence, hash: HASH.test(tail.hash) ? tail.hash : GENESIS.hash };
  return [...sealed, written].reduce((last, end) => (end.sequence > last.sequence ? end : last));
}

const HASH = /^[0-9a-f]{64}$/;

function knownLink(known: KnownEnd): Link | null {
  return typeof known === 'string' ? null : known;
}

/** Compares the end of the trail with the two records of where it was. */
function endFinding(db: Connection, known: KnownEnd): AuditFinding | null {
  const tail = readTail(db);
  const head = sealedHead(db);
  if (tail === null && readHead(db) === null && typeof known === 'string') return null;
  const last = tail ?? GENESIS;
  if (head === null || known === 'lost') return { fault: 'unsealed', sequence: last.sequence };
  for (const end of [head, knownLink(known)]) {
    if (end === null) continue;
    if (end.sequence > last.sequence) return { fault: 'missing', sequence: last.sequence + 1 };
    if (readHashAt(db, end.sequence) !== end.hash) return { fault: 'changed', sequence: end.sequence };
  }
  return head.sequence < last.sequence ? { fault: 'unsealed', sequence: head.sequence } : null;
}
