import type { Connection } from '../connection.ts';
import { statement } from '../statements.ts';

/** An entry of the trail after which it is known what an evaluation holds, or that it is gone. */
interface SealedEntry {
  readonly sequence: number;
  readonly action: string;
  /** Null in entries that are older than seals, and where nothing is left to seal. */
  readonly seal: string | null;
}

/** The last one of an evaluation; null when the trail never told of one. */
export function lastSealed(db: Connection, id: string): SealedEntry | null {
  const row = statement<SealedEntry>(
    db,
    // Another program may have written no JSON there.
    `SELECT sequence, action, CASE WHEN json_valid(details) THEN CAST(json_extract(details, '$.seal') AS TEXT) END AS seal
     FROM audit_entry
     WHERE subject_id = ? AND subject_kind = 'evaluation'
       AND (seal IS NOT NULL OR action IN ('evaluation-purged', 'evaluation-lost'))
     ORDER BY sequence DESC LIMIT 1`,
  ).get(id);
  return row ?? null;
}

/** Every evaluation that the trail tells of. Each is one step in the index, however many entries are about it. */
export function sealedSubjects(db: Connection): string[] {
  return statement<{ id: string; kind: string }>(
    db,
    `WITH RECURSIVE subject (id) AS (
       SELECT min(subject_id) FROM audit_entry WHERE subject_id IS NOT NULL
       UNION ALL
       SELECT (SELECT min(subject_id) FROM audit_entry WHERE subject_id > subject.id) FROM subject
       WHERE subject.id IS NOT NULL
     )
     SELECT id, (SELECT subject_kind FROM audit_entry WHERE subject_id = subject.id ORDER BY sequence LIMIT 1) AS kind
     FROM subject WHERE id IS NOT NULL`,
  )
    .all()
    .filter(({ kind }) => kind === 'evaluation')
    .map(({ id }) => id);
}

/** The evaluations of the database, newest change first, with the size of the signed documents of each in bytes. */
export function presentEvaluations(db: Connection): { id: string; documentBytes: number }[] {
  return statement<{ id: string; documentBytes: number }>(
    db,
    `SELECT id,
       coalesce((SELECT sum(length(pdf)) FROM signed_report WHERE evaluation_id = evaluation.id), 0)
       + coalesce((SELECT sum(length(pdf)) FROM work_statement WHERE evaluation_id = evaluation.id), 0)
       + coalesce((SELECT sum(length(pdf)) FROM addendum WHERE evaluation_id = evaluation.id), 0)
       + coalesce((SELECT sum(length(pdf)) FROM countersignature WHERE evaluation_id = evaluation.id), 0) AS documentBytes
     FROM evaluation ORDER BY updated_at DESC, id`,
  ).all();
}

export function isPresent(db: Connection, id: string): boolean {
  return statement<object>(db, 'SELECT 1 FROM evaluation WHERE id = ?').get(id) !== undefined;
}
