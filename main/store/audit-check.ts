import type { AuditFinding, ContentFinding } from '../domain/audit.ts';
import { auditSession, isSeal, recordAudit, sealOf } from './audit.ts';
import { ChainCheck, GENESIS, type Link } from './audit-chain.ts';
import type { Connection } from './connection.ts';
import { compareAll, contentFindings, keepFinding } from './evaluation-seals.ts';
import { guarded } from './failures.ts';
import { structureDifferences } from './schema-check.ts';
import { statement } from './statements.ts';
import { readCheckpoint, readEntriesAfter, readHashAt, readTail, writeCheckpoint } from './tables/audit.ts';

/** What is known of the trail. Instants are ISO 8601 in UTC. */
export interface TrailState {
  readonly state: 'checking' | 'whole' | 'broken';
  /** The number of the last entry. */
  readonly entries: number;
  readonly checkedAt: string | null;
  readonly finding: AuditFinding | null;
  /** What another program changed in what the trail tells of. */
  readonly contents: ContentFinding[];
  /** When the trail was last found whole before the finding; null when it never was. */
  readonly wholeAt: string | null;
}

/** Entries that are looked at in one go, about a millisecond's work each fifty. */
const SLICE = 250;
/** Up to so many entries the whole trail is checked at every start. */
const CHECKED_AT_START = 20_000;
/** Bytes of signed documents that are hashed at every start; the others when their evaluation is opened. */
const HASHED_AT_START = 256 * 1024 * 1024;

const states = new WeakMap<Connection, Omit<TrailState, 'entries' | 'contents'>>();

/** What the last check in this session found; `checking` before the first one is through. */
export function trailState(db: Connection): TrailState {
  const entries = guarded(() => readTail(db)?.sequence ?? 0);
  const contents = contentFindings(db);
  const known = states.get(db) ?? { state: 'checking', checkedAt: null, finding: null, wholeAt: null };
  return { ...known, entries, contents, state: contents.length > 0 ? 'broken' : known.state };
}

/**
 * Checks the trail, and whether what it tells of is what is there, a slice at a time, so that nothing else has to wait;
 * what it finds is recorded in the trail itself.
 *
 * @param options.full every entry and every signed document; otherwise those since the last check when there are many.
 * @param options.pause called between slices.
 * @returns the state; null when the connection was closed meanwhile.
 */
export async function checkTrail(
  db: Connection,
  { full = false, atStart = CHECKED_AT_START, pause = nextTurn }: CheckOptions = {},
): Promise<TrailState | null> {
  const last = guarded(() => readTail(db)?.sequence ?? 0);
  const checkpoint = trustedCheckpoint(db);
  const isIncremental = !full && last > atStart && checkpoint !== null;
  const check = new ChainCheck(isIncremental ? checkpoint : GENESIS);
  let finding = guarded(() => beforeChain(db, isIncremental ? checkpoint : null));
  while (finding === null && check.last.sequence < last) {
    const slice = guarded(() => readEntriesAfter(db, check.last.sequence, SLICE));
    for (const entry of slice) finding ??= check.next(entry);
    if (slice.length === 0) break;
    await pause();
    if (!db.open) return null;
  }
  finding ??= auditSession(db).found;
  if (finding === null) keepCheckpoint(db, check.last);
  else recordFinding(db, finding);
  const parts = structureDifferences(db);
  if (parts.length > 0) keepFinding(db, { fault: 'structure', evaluationId: null, name: null, parts });
  if (!(await compareAll(db, { documents: full ? 'all' : HASHED_AT_START, pause }))) return null;
  states.set(db, {
    state: finding === null ? 'whole' : 'broken',
    checkedAt: new Date().toISOString(),
    finding,
    wholeAt: checkpoint?.checkedAt ?? null,
  });
  return { ...trailState(db), entries: last };
}

interface CheckOptions {
  readonly full?: boolean;
  readonly atStart?: number;
  readonly pause?: () => Promise<void>;
}

/** What can be told without following the chain. */
function beforeChain(db: Connection, checkpoint: Link | null): AuditFinding | null {
  if (checkpoint !== null && readHashAt(db, checkpoint.sequence) !== checkpoint.hash) {
    return { fault: 'changed', sequence: checkpoint.sequence };
  }
  const count = statement<{ count: number; last: number }>(
    db,
    'SELECT count(*) AS count, coalesce(max(sequence), 0) AS last FROM audit_entry',
  ).get();
  // The chain tells which one; of the part that is not followed, only that there is one.
  return checkpoint !== null && count !== undefined && count.count !== count.last ? firstMissing(db) : null;
}

function firstMissing(db: Connection): AuditFinding {
  const row = statement<{ sequence: number }>(
    db,
    `SELECT a.sequence + 1 AS sequence FROM (SELECT 0 AS sequence UNION ALL SELECT sequence FROM audit_entry) a
     WHERE NOT EXISTS (SELECT 1 FROM audit_entry b WHERE b.sequence = a.sequence + 1)
     ORDER BY a.sequence LIMIT 1`,
  ).get();
  return { fault: 'missing', sequence: row?.sequence ?? 1 };
}

function trustedCheckpoint(db: Connection): (Link & { readonly checkedAt: string }) | null {
  const row = guarded(() => readCheckpoint(db));
  if (row === null) return null;
  const { sequence, hash, checkedAt, seal } = row;
  const link = { sequence, hash, checkedAt };
  return isSeal(seal, checkpointSeal(db, link)) ? link : null;
}

function keepCheckpoint(db: Connection, { sequence, hash }: Link): void {
  const link = { sequence, hash, checkedAt: new Date().toISOString() };
  guarded(() => {
    writeCheckpoint(db, { ...link, seal: checkpointSeal(db, link) });
  });
}

function checkpointSeal(db: Connection, link: Link & { readonly checkedAt: string }): string {
  return sealOf(auditSession(db).key, 'residua audit checkpoint', [link.sequence, link.hash, link.checkedAt]);
}

/** Once for each finding: a trail that is broken stays so at every check. */
function recordFinding(db: Connection, { fault, sequence }: AuditFinding): void {
  const known = guarded(() =>
    statement<{ sequence: number }>(
      db,
      `SELECT sequence FROM audit_entry WHERE action = 'trail-broken' AND json_valid(details)
         AND json_extract(details, '$.fault') = ? AND json_extract(details, '$.entry') = ? LIMIT 1`,
    ).get(fault, sequence),
  );
  if (known === undefined) recordAudit(db, { action: 'trail-broken', details: { fault, entry: sequence } });
}

/** Lets calls, timers and the window have their turn. */
function nextTurn(): Promise<void> {
  return new Promise((done) => {
    setImmediate(done);
  });
}
