import { z } from 'zod';
import { characters } from './fields.ts';

/** What can be attached to a record. */
export const ATTACHMENT_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/** A file kept in the vault. Its bytes are found by their hash, so the same file is kept once. */
export const attachmentSchema = z.strictObject({
  /** 64 hexadecimal digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 of 64 hexadecimal digits'),
  name: characters(255).min(1),
  mediaType: z.enum(ATTACHMENT_TYPES),
  sizeInBytes: z.int().min(1),
  /** Pages of a PDF, 1 for an image. */
  pages: z.int().min(1),
});
export type Attachment = z.output<typeof attachmentSchema>;

export const attachmentsSchema = z.array(attachmentSchema).max(50).default([]);
