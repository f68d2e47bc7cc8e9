import type { AuditEvent } from '../domain/audit.ts';
import { ResiduaError } from '../domain/errors.ts';
import { keptUntil, purgedFrom } from '../domain/retention.ts';
import { audited } from './audit.ts';
import type { Connection } from './connection.ts';
import { compareOnce } from './evaluation-seals.ts';
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
  lastSignature,
  listDeleted,
  removeDeleted,
  type DeletedRow,
} from './tables/deleted-evaluation.ts';
import { readHeader } from './tables/evaluation.ts';
import { isSpaceDue, setSpaceDue } from './tables/setting.ts';

/**
 * Takes an evaluation out of the lists; it can be restored for 30 days.
 *
 * @throws ResiduaError `not-found`; `not-ready` for one that the retention rule still keeps, because the report or any
 *   other document of it is signed.
 */
export function deleteEvaluation(db: Connection, id: string, now: Date): void {
  audited(
    db,
    () => {
      compareOnce(db, id);
      readHeader(db, id);
      checkNotKept(db, id, now);
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
      compareOnce(db, id);
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
 * else names. What stays is the audit trail, which holds nothing that was written. Its space is to be given back then.
 *
 * @throws ResiduaError `not-found` when it is not among the deleted ones; `not-ready` when the retention rule keeps it by
 *   now.
 */
export function purgeEvaluation(db: Connection, id: string, now: Date): void {
  guarded(() => {
    checkNotKept(db, id, now);
  });
  removeForGood(db, id);
}

/** Purges what was deleted 30 days ago and no retention rule keeps by now; how many evaluations went. */
export function purgeExpired(db: Connection, now: Date): number {
  const due = deletedEvaluations(db).filter(
    ({ id, deletedAt }) => purgedFrom(deletedAt) <= now.toISOString() && !isKept(db, id, now),
  );
  for (const { id } of due) removeForGood(db, id);
  return due.length;
}

/**
 * Overwrites the free space that purged evaluations left and gives it back, and empties the log. When it fails, on a full
 * disk for one, it is due until it is done; when it is not due, nothing happens.
 *
 * @throws ResiduaError `file-unwritable`.
 */
export function giveBackSpace(db: Connection): void {
  guarded(() => {
    if (!isSpaceDue(db)) return;
    // Deleted content was overwritten as it was deleted (`secure_delete`); this leaves no free page and no log either.
    db.exec('VACUUM');
    setSpaceDue(db, false);
    db.pragma('wal_checkpoint(TRUNCATE)');
  });
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
        setSpaceDue(db, true);
      })
      .immediate(),
  );
}

/** @throws ResiduaError `not-ready`. */
function checkNotKept(db: Connection, id: string, now: Date): void {
  const until = keptFor(db, id);
  if (until === null || until <= now.toISOString()) return;
  throw new ResiduaError(
    'not-ready',
    `What is signed is kept, this evaluation until ${until.slice(0, 10)}. Settings, Deleted evaluations tells for how many years.`,
  );
}

function isKept(db: Connection, id: string, now: Date): boolean {
  const until = guarded(() => keptFor(db, id));
  return until !== null && now.toISOString() < until;
}

/** The instant until which the retention rule keeps an evaluation: from the last signature in it; null without any. */
function keptFor(db: Connection, id: string): string | null {
  const signedAt = lastSignature(db, id);
  return signedAt === null ? null : keptUntil(signedAt, readSettings(db).keepSignedYears);
}

function about(action: AuditEvent['action'], id: string, details: NonNullable<AuditEvent['details']> = {}): AuditEvent {
  return { action, subject: { kind: 'evaluation', id }, details };
}

function notDeleted(): ResiduaError {
  return new ResiduaError('not-found', 'This evaluation is not among the deleted ones. It may be gone for good.');
}
