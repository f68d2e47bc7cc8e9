import type { Connection } from '../connection.ts';
import { statement } from '../statements.ts';
import { tablesReferringTo } from './evaluation-tables.ts';

/** An evaluation that was deleted and can still be restored. Instants are ISO 8601 in UTC. */
export interface DeletedRow {
  readonly id: string;
  readonly status: 'draft' | 'signed';
  readonly claimNumber: string | null;
  readonly examineeName: string | null;
  readonly dateOfExam: string | null;
  readonly deletedAt: string;
}

export function insertDeleted(db: Connection, id: string, now: string): void {
  statement(db, 'INSERT INTO deleted_evaluation (evaluation_id, deleted_at) VALUES (?, ?)').run(id, now);
}

/** Whether it was among the deleted ones. */
export function removeDeleted(db: Connection, id: string): boolean {
  return statement(db, 'DELETE FROM deleted_evaluation WHERE evaluation_id = ?').run(id).changes > 0;
}

export function isDeleted(db: Connection, id: string): boolean {
  return statement<object>(db, 'SELECT 1 FROM deleted_evaluation WHERE evaluation_id = ?').get(id) !== undefined;
}

/** The deleted ones, the last one first. */
export function listDeleted(db: Connection): DeletedRow[] {
  return statement<DeletedRow>(
    db,
    `SELECT id, status, claim_number AS claimNumber, examinee_name AS examineeName, date_of_exam AS dateOfExam,
       deleted_at AS deletedAt
     FROM deleted_evaluation JOIN evaluation ON id = evaluation_id ORDER BY deleted_at DESC, id`,
  ).all();
}

/** When something of an evaluation was signed last: the report, an addendum, a countersignature, a statement; null if never. */
export function lastSignature(db: Connection, id: string): string | null {
  const row = statement<{ at: string | null }>(
    db,
    `SELECT max(signed_at) AS at FROM (
       SELECT signed_at FROM signed_report WHERE evaluation_id = :id
       UNION ALL SELECT signed_at FROM addendum WHERE evaluation_id = :id
       UNION ALL SELECT signed_at FROM countersignature WHERE evaluation_id = :id
       UNION ALL SELECT signed_at FROM work_statement WHERE evaluation_id = :id
     )`,
  ).get({ id });
  return row?.at ?? null;
}

/** The hashes of the files that an evaluation's records and steps of undo name. */
export function attachmentsNamedBy(db: Connection, id: string): string[] {
  return statement<{ sha256: string }>(
    db,
    `SELECT DISTINCT sha256 FROM attachment WHERE
       EXISTS (SELECT 1 FROM record_reviewed WHERE evaluation_id = :id AND instr(attachments, sha256) > 0)
       OR EXISTS (
         SELECT 1 FROM undo_step WHERE evaluation_id = :id AND (instr(back, sha256) > 0 OR instr(forth, sha256) > 0)
       )`,
  )
    .all({ id })
    .map(({ sha256 }) => sha256);
}

/**
 * Removes every row of an evaluation. Between `beginPurge` and `endPurge` the schema lets signed rows go; the trail has
 * to tell of it before the end.
 */
export function deleteRows(db: Connection, id: string): void {
  for (const { name, column } of tablesReferringTo(db, ['evaluation', 'signed_report'])) {
    if (name !== 'signed_report') statement(db, `DELETE FROM ${name} WHERE ${column} = ?`).run(id);
  }
  statement(db, 'DELETE FROM signed_report WHERE evaluation_id = ?').run(id);
  statement(db, 'DELETE FROM evaluation WHERE id = ?').run(id);
}

export function beginPurge(db: Connection, id: string): void {
  statement(db, 'INSERT INTO purge (evaluation_id) VALUES (?)').run(id);
}

export function endPurge(db: Connection, id: string): void {
  statement(db, 'DELETE FROM purge WHERE evaluation_id = ?').run(id);
}
