import type { AttachmentType } from '../../domain/evaluation/attachments.ts';
import { ResiduaError } from '../../domain/errors.ts';
import type { Connection } from '../connection.ts';
import { statement } from '../statements.ts';

/** A file as the vault keeps it. */
export interface AttachmentRow {
  readonly sha256: string;
  readonly mediaType: AttachmentType;
  /** Pages of a PDF, 1 for an image. */
  readonly pages: number;
  readonly content: Uint8Array;
}

/** The same bytes are kept once: what is there already stays as it is. */
export function insertAttachment(
  db: Connection,
  { sha256, mediaType, pages, content }: AttachmentRow,
  now: Date,
): void {
  statement(
    db,
    'INSERT INTO attachment (sha256, media_type, pages, content, created_at) VALUES (?, ?, ?, ?, ?) ' +
      'ON CONFLICT (sha256) DO NOTHING',
  ).run(sha256, mediaType, pages, content, now.toISOString());
}

/** @throws ResiduaError `not-found`. */
export function readAttachmentRow(db: Connection, sha256: string): AttachmentRow {
  const row = statement<AttachmentRow>(
    db,
    'SELECT sha256, media_type AS mediaType, pages, content FROM attachment WHERE sha256 = ?',
  ).get(sha256);
  if (row === undefined) {
    throw new ResiduaError(
      'not-found',
      'This file is not in this vault: the record names it, but its content was not brought along. Attach the file again to read it here.',
    );
  }
  return row;
}

/**
 * Removes the files that no record of any evaluation and no step of undo names any more; how many. A step of undo is
 * searched as text, because it can hold a whole list of records or a single one.
 *
 * @param among only these; all when it is not given.
 */
export function deleteUnnamed(db: Connection, among: readonly string[] | null = null): number {
  return statement(
    db,
    `WITH named AS (
       SELECT DISTINCT json_extract(file.value, '$.sha256') AS sha256
       FROM record_reviewed, json_each(record_reviewed.attachments) AS file
       WHERE record_reviewed.attachments <> '[]'
     )
     DELETE FROM attachment
     WHERE (:among IS NULL OR attachment.sha256 IN (SELECT value FROM json_each(:among)))
       AND NOT EXISTS (SELECT 1 FROM named WHERE named.sha256 = attachment.sha256)
       AND NOT EXISTS (
         SELECT 1 FROM undo_step
         WHERE instr(undo_step.back, attachment.sha256) > 0 OR instr(undo_step.forth, attachment.sha256) > 0
       )`,
  ).run({ among: among === null ? null : JSON.stringify(among) }).changes;
}
