import { createHash } from 'node:crypto';
import type { Attachment } from '../domain/evaluation/attachments.ts';
import type { Connection } from './connection.ts';
import { guarded, vaultDamaged } from './failures.ts';
import { deleteUnnamed, insertAttachment, readAttachmentRow, type AttachmentRow } from './tables/attachment.ts';

/** A file that was looked at and may be kept; see main/exchange/attachment-file.ts. */
export type NewAttachment = Pick<Attachment, 'name' | 'mediaType' | 'pages'> & { readonly bytes: Uint8Array };

/** Keeps a file in the vault, once whatever the number of records that name it. */
export function keepAttachment(db: Connection, file: NewAttachment, now: Date): Attachment {
  const { name, mediaType, pages, bytes } = file;
  const sha256 = hashOf(bytes);
  guarded(() => {
    insertAttachment(db, { sha256, mediaType, pages, content: bytes }, now);
  });
  return { sha256, name, mediaType, sizeInBytes: bytes.byteLength, pages };
}

/**
 * The content of a file, byte for byte.
 *
 * @throws ResiduaError `not-found` when the vault does not hold it; `vault-damaged` when its bytes are not those it was
 *   named by.
 */
export function readAttachment(db: Connection, sha256: string): AttachmentRow {
  const row = guarded(() => readAttachmentRow(db, sha256));
  if (hashOf(row.content) !== sha256) throw vaultDamaged();
  return row;
}

/**
 * Forgets the files that nothing names any more, neither a record of any evaluation, signed or not, nor a step that can
 * be undone or redone. For the moment after unlocking: then no file is on its way into a record. How many were removed.
 */
export function sweepAttachments(db: Connection): number {
  return guarded(() => deleteUnnamed(db));
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
