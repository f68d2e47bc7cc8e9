import { z } from 'zod';
import { attachmentSchema, ATTACHMENT_TYPES } from '../domain/evaluation/attachments.ts';

/** Largest file that is attached, bytes. */
export const ATTACHMENT_MAX_BYTES = 100 * 1024 * 1024;

const bytes = z.instanceof(Uint8Array<ArrayBuffer>).refine((value) => value.byteLength <= ATTACHMENT_MAX_BYTES, {
  error: 'The file is larger than 100 MB. Split it, then attach the parts.',
});

export const newAttachment = z.strictObject({ name: z.string().min(1).max(255), bytes });

/** What became of each chosen file: kept in the vault, or why not. */
export const chosenAttachments = z.array(
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), attachment: attachmentSchema }),
    z.strictObject({ ok: z.literal(false), name: z.string(), message: z.string() }),
  ]),
);

export const sha256 = attachmentSchema.shape.sha256;
export const attachmentContent = z.strictObject({ mediaType: z.enum(ATTACHMENT_TYPES), bytes });

/** How a file would be delivered as an exhibit. */
export const exhibitDelivery = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('appended') }),
  z.strictObject({ kind: z.literal('separate'), reason: z.string() }),
  /** The vault does not hold it. */
  z.strictObject({ kind: z.literal('missing'), reason: z.string() }),
]);

/** A table as text, for records pasted from a file; null when the person cancelled. */
export const tableFile = z.strictObject({ name: z.string(), text: z.string() }).nullable();
