import type { AuditAction, ContentFault, ContentFinding } from '../domain/audit.ts';
import { evaluationSeal, isAudited, isSeal, recordAudit } from './audit.ts';
import type { Connection } from './connection.ts';
import { guarded } from './failures.ts';
import { databaseVersion } from './migrations.ts';
import { statement } from './statements.ts';
import { isPresent, lastSealed, presentEvaluations, sealedSubjects } from './tables/evaluation-seal.ts';
import { hasExchangedDocument } from './tables/sealed-rows.ts';

/** Why evaluations are sealed without having been changed. */
type Reason = 'introduced' | 'migrated' | 'salvaged';

interface Found {
  /** Evaluations that were compared with their seal in this session. */
  readonly compared: Set<string>;
  readonly findings: Map<string, ContentFinding>;
}

const sessions = new WeakMap<Connection, Found>();

/** What has been found in this session so far. */
export function contentFindings(db: Connection): ContentFinding[] {
  return [...foundIn(db).findings.values()];
}

/**
 * Compares an evaluation with its seal, once in a session: nothing else can write to the database while it is open.
 * Before anything is changed in it, because the change seals it anew. What is found is recorded.
 */
export function compareOnce(db: Connection, id: string): void {
  if (!isAudited(db) || !isSealing(db)) return;
  const { compared } = foundIn(db);
  if (compared.has(id)) return;
  const fault = guarded(() => faultOf(db, id));
  compared.add(id);
  if (fault !== null) keepFinding(db, evaluationFinding(db, fault, id));
}

/** Compares the signed documents of an evaluation with the hashes that are sealed. What is found is recorded. */
export function compareDocuments(db: Connection, id: string): void {
  if (!isSealing(db)) return;
  if (guarded(() => hasExchangedDocument(db, id))) keepFinding(db, evaluationFinding(db, 'exchanged', id));
}

/** Compares everything that was sealed with what is there, an evaluation at a time. @returns false: closed meanwhile. */
export async function compareAll(
  db: Connection,
  { documents, pause }: { readonly documents: 'all' | number; readonly pause: () => Promise<void> },
): Promise<boolean> {
  if (!isSealing(db)) return true;
  const present = guarded(() => presentEvaluations(db));
  const there = new Set(present.map(({ id }) => id));
  const ids = [...there, ...guarded(() => sealedSubjects(db)).filter((id) => !there.has(id))];
  for (const id of ids) {
    compareOnce(db, id);
    await pause();
    if (!db.open) return false;
  }
  let left = documents === 'all' ? Infinity : documents;
  for (const { id, documentBytes } of present) {
    left -= documentBytes;
    if (documentBytes === 0 || left < 0) continue;
    // Purged meanwhile, perhaps.
    if (guarded(() => isPresent(db, id))) compareDocuments(db, id);
    await pause();
    if (!db.open) return false;
  }
  return true;
}

/** Keeps and records a finding, once for each. */
export function keepFinding(db: Connection, finding: ContentFinding): void {
  const { fault, evaluationId, parts } = finding;
  const key = `${fault} ${evaluationId ?? parts.join(' ')}`;
  const { findings } = foundIn(db);
  if (findings.has(key)) return;
  findings.set(key, finding);
  const told = guarded(() =>
    statement<object>(
      db,
      `SELECT 1 FROM audit_entry WHERE action = 'trail-broken' AND json_valid(details)
         AND json_extract(details, '$.fault') = :fault AND subject_id IS :evaluationId
         AND coalesce(json_extract(details, '$.parts'), '[]') = :parts LIMIT 1`,
    ).get({ fault, evaluationId, parts: JSON.stringify(parts) }),
  );
  if (told !== undefined) return;
  const subject = evaluationId === null ? null : ({ kind: 'evaluation', id: evaluationId } as const);
  recordAudit(db, { action: 'trail-broken', subject, details: { fault, ...(parts.length === 0 ? {} : { parts }) } });
}

/**
 * Seals what has no seal that can be compared: every evaluation of a vault that was made before there were seals, and
 * after a migration, which rewrites rows. The trail says so.
 *
 * @param altered evaluations that were not what their seal says before the migration; they stay without a new one.
 */
export function sealWhereDue(db: Connection, altered: readonly string[] = []): void {
  guarded(() =>
    db
      .transaction(() => {
        const sealed = sealedVersion(db);
        if (sealed === databaseVersion(db)) return;
        sealAll(db, sealed === null ? 'introduced' : 'migrated', new Set(altered));
      })
      .immediate(),
  );
}

/** Seals what a salvage left, and says which evaluations it could not find again. */
export function sealSalvaged(db: Connection): void {
  guarded(() =>
    db
      .transaction(() => {
        const there = new Set(presentEvaluations(db).map(({ id }) => id));
        for (const id of sealedSubjects(db)) {
          if (!there.has(id) && faultOf(db, id) === 'removed') about(db, 'evaluation-lost', id, {});
        }
        sealAll(db, 'salvaged', new Set());
      })
      .immediate(),
  );
}

/** The evaluations that are not what their seal says; asked before a migration, when their rows still are. */
export function alteredEvaluations(db: Connection): string[] {
  if (!isSealing(db)) return [];
  return guarded(() =>
    presentEvaluations(db)
      .map(({ id }) => id)
      .filter((id) => faultOf(db, id) !== null),
  );
}

function sealAll(db: Connection, by: Reason, except: ReadonlySet<string>): void {
  const due = presentEvaluations(db).filter(({ id }) => !except.has(id));
  for (const { id } of due) about(db, 'evaluation-sealed', id, { why: by });
  recordAudit(db, {
    action: 'evaluations-sealed',
    details: { why: by, evaluations: due.length, schema: databaseVersion(db) },
  });
}

function about(db: Connection, action: AuditAction, id: string, details: { readonly why?: string }): void {
  recordAudit(db, { action, subject: { kind: 'evaluation', id }, details });
}

/** Whether evaluations are sealed in this vault; before they ever were, nothing can be compared. */
function isSealing(db: Connection): boolean {
  return guarded(() => sealedVersion(db)) !== null;
}

/** The version of the schema for which all evaluations were sealed last; null when they never were. */
function sealedVersion(db: Connection): number | null {
  const row = statement<{ version: number }>(
    db,
    `SELECT CASE WHEN json_valid(details) THEN json_extract(details, '$.schema') END AS version FROM audit_entry
     WHERE action IN ('vault-created', 'evaluations-sealed') AND version IS NOT NULL
     ORDER BY sequence DESC LIMIT 1`,
  ).get();
  return row?.version ?? null;
}

/** What is wrong with an evaluation that is there or was; null when nothing is. */
function faultOf(db: Connection, id: string): ContentFault | null {
  const last = lastSealed(db, id);
  const isKnown = last !== null && last.action !== 'evaluation-purged' && last.action !== 'evaluation-lost';
  if (!isPresent(db, id)) return isKnown ? 'removed' : null;
  if (!isKnown || last.seal === null) return 'added';
  return isSeal(last.seal, evaluationSeal(db, id, last.sequence) ?? '') ? null : 'altered';
}

function evaluationFinding(db: Connection, fault: ContentFault, evaluationId: string): ContentFinding {
  return { fault, evaluationId, name: guarded(() => nameOf(db, evaluationId)), parts: [] };
}

function nameOf(db: Connection, id: string): string | null {
  const row = statement<{ name: string | null }>(
    db,
    'SELECT coalesce(examinee_name, claim_number) AS name FROM evaluation WHERE id = ?',
  ).get(id);
  return row?.name ?? null;
}

function foundIn(db: Connection): Found {
  let found = sessions.get(db);
  if (found === undefined) {
    found = { compared: new Set(), findings: new Map() };
    sessions.set(db, found);
  }
  return found;
}
