import type { AuditAction } from '../domain/audit.ts';
import type { ChainedEntry } from './audit-chain.ts';
import type { Connection } from './connection.ts';
import { guarded } from './failures.ts';
import { statement } from './statements.ts';
import { ENTRY_COLUMNS } from './tables/audit.ts';

/** Which entries are asked for. */
export interface AuditFilter {
  /** Those about this evaluation, its statements and its attached files. */
  readonly evaluationId: string | null;
  readonly action: AuditAction | null;
  /** Instants, both included; null is open. */
  readonly from: string | null;
  readonly to: string | null;
}

/** An entry with what its ids stand for, as far as that is still known. */
export interface ListedEntry extends ChainedEntry {
  readonly accountName: string | null;
  /** The examinee of an evaluation or the name of an account, as it is now; null when there is none or it is gone. */
  readonly subjectName: string | null;
}

/** The subjects that belong to an evaluation. */
const OF_EVALUATION = `SELECT :evaluationId
  UNION ALL SELECT id FROM work_statement WHERE evaluation_id = :evaluationId
  UNION ALL SELECT json_extract(file.value, '$.sha256')
    FROM record_reviewed, json_each(record_reviewed.attachments) AS file
    WHERE record_reviewed.evaluation_id = :evaluationId`;

const WHERE = `(:evaluationId IS NULL OR subject_id IN (${OF_EVALUATION}))
  AND (:action IS NULL OR action = :action)
  AND (:from IS NULL OR at >= :from) AND (:to IS NULL OR at <= :to)`;

/** The newest entries first, at most `limit`, those before entry `before` when it is given. */
export function listAudit(
  db: Connection,
  filter: AuditFilter,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): ListedEntry[] {
  return guarded(() =>
    statement<ListedEntry>(
      db,
      `SELECT ${ENTRY_COLUMNS}, (SELECT name FROM account WHERE id = account_id) AS accountName,
         coalesce(
           (SELECT coalesce(examinee_name, claim_number) FROM evaluation WHERE id = subject_id),
           (SELECT name FROM account WHERE id = subject_id)
         ) AS subjectName
       FROM audit_entry WHERE (:before IS NULL OR sequence < :before) AND ${WHERE}
       ORDER BY sequence DESC LIMIT :limit`,
    ).all({ ...filter, before, limit }),
  );
}

/** All entries in order, each with whether the filter takes it. */
export function* allAudit(db: Connection, filter: AuditFilter): Generator<ListedEntry & { readonly taken: boolean }> {
  const slice = 1000;
  for (let after = 0; ;) {
    const rows = guarded(() =>
      statement<ListedEntry & { taken: number }>(
        db,
        `SELECT ${ENTRY_COLUMNS}, (SELECT name FROM account WHERE id = account_id) AS accountName,
           NULL AS subjectName, (${WHERE}) AS taken
         FROM audit_entry WHERE sequence > :after ORDER BY sequence LIMIT :slice`,
      ).all({ ...filter, after, slice }),
    );
    for (const row of rows) yield { ...row, taken: row.taken === 1 };
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.sequence;
  }
}
