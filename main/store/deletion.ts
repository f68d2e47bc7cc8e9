import type { AuditEvent } from '../domain/audit.ts';
import { ResiduaError } from '../domain/errors.ts';
import { keptUntil, purgedFrom } from '../domain/retention.ts';
import { audited } from './audit.ts';
import type { Connection } from './connection.ts';
import { guarded } from './failures.ts';
import { readSettings } from './settings.ts';
import { deleteUnnamed } from './tables/attachment.ts';
import {
  attachmentsNamedBy,
  beginPurge,
  deleteRows,
  endPurge,
  insertDeleted,
  isDeleted,
  listDeleted,
  removeDeleted,
  type DeletedRow,
} from './tables/deleted-evaluation.ts';
import { readHeader } from './tables/evaluation.ts';
import { readReport } from './tables/signed-report.ts';

/**
 * Takes an evaluation out of the lists; it can be restored for 30 days.
 *
 * @throws ResiduaError `not-found`; `not-ready` for a signed one that the retention rule still keeps.
 */
export function deleteEvaluation(db: Connection, id: string, now: Date): void {
  audited(
    db,
    () => {
      readHeader(db, id);
      const report = readReport(db, id);
      const until = report === null ? null : keptUntil(report.signedAt, readSettings(db).keepSignedYears);
      if (until !== null && now.toISOString() < until) {
        throw new ResiduaError(
          'not-ready',
          `Signed evaluations are kept, this one until ${until.slice(0, 10)}. Settings, Deleted evaluations tells for how many years.`,
        );
      }
      insertDeleted(db, id, now.toISOString());
    },
    () => about('evaluation-deleted', id),
  );
}

/** @throws ResiduaError `not-found` when it is not among the deleted ones, because it is there or gone for good. */
export function restoreEvaluation(db: Connection, id: string): void {
  audited(
    db,
    () => {
      if (!removeDeleted(db, id)) throw notDeleted();
    },
    () => about('evaluation-restored', id),
  );
}

/** The deleted evaluations that can be restored, the last one first. */
export function deletedEvaluations(db: Connection): DeletedRow[] {
  return guarded(() => listDeleted(db));
}

/**
 * Removes a deleted evaluation for good: its rows, its steps of undo, its signed documents, and the files that nothing
 * else names. Free space is overwritten and given back, the log emptied. What stays is the audit trail, which holds
 * nothing that was written.
 *
 * @throws ResiduaError `not-found` when it is not among the deleted ones.
 */
export function purgeEvaluation(db: Connection, id: string): void {
  removeForGood(db, id);
  giveBackSpace(db);
}

/** Purges what was deleted 30 days ago; how many evaluations went. */
export function purgeExpired(db: Connection, now: Date): number {
  const due = deletedEvaluations(db).filter(({ deletedAt }) => purgedFrom(deletedAt) <= now.toISOString());
  for (const { id } of due) removeForGood(db, id);
  if (due.length > 0) giveBackSpace(db);
  return due.length;
}

function removeForGood(db: Connection, id: string): void {
  guarded(() =>
    db
      .transaction(() => {
        if (!isDeleted(db, id)) throw notDeleted();
        const attachments = attachmentsNamedBy(db, id);
        beginPurge(db, id);
        audited(
          db,
          () => {
            deleteRows(db, id);
            return deleteUnnamed(db, attachments);
          },
          (files) => about('evaluation-purged', id, { files }),
        );
        endPurge(db, id);
      })
      .immediate(),
  );
}

/** Deleted content is overwritten as it is deleted (`secure_delete`); this leaves no free page and no log either. */
function giveBackSpace(db: Connection): void {
  guarded(() => {
    db.exec('VACUUM');
    db.pragma('wal_checkpoint(TRUNCATE)');
  });
}

function about(action: AuditEvent['action'], id: string, details: NonNullable<AuditEvent['details']> = {}): AuditEvent {
  return { action, subject: { kind: 'evaluation', id }, details };
}

function notDeleted(): ResiduaError {
  return new ResiduaError('not-found', 'This evaluation is not among the deleted ones. It may be gone for good.');
}
