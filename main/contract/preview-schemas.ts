import { z } from 'zod';
import { attachmentSchema } from '../domain/evaluation/attachments.ts';
import { id, signRequest } from './schemas.ts';

const sha256 = attachmentSchema.shape.sha256;

/** `identityId` null: nobody has been chosen to sign; what is made then cannot be signed. */
export const previewRequest = z.strictObject({
  id,
  revision: z.int().min(0),
  identityId: id.nullable(),
  withoutTimestamp: z.boolean().optional(),
});

/** The report as a PDF: as it would be signed now, or as it was signed. */
export const preview = z.strictObject({
  bytes: z.instanceof(Uint8Array<ArrayBuffer>),
  sha256,
  /** `draft`: without a signer; `ready`: signing it under its SHA-256 keeps every byte; `signed`: the signed file. */
  state: z.enum(['draft', 'ready', 'signed']),
  signerName: z.string().nullable(),
  /** The time that stands in the report. */
  signedAt: z.iso.datetime(),
});
export type Preview = z.output<typeof preview>;

/** How many steps of how many are done; null when no preview is being made. */
export const previewProgress = z.strictObject({ done: z.int().min(0), total: z.int().min(1) }).nullable();

/** `previewSha256`: signs the very bytes that were previewed; refused as `conflict` when they are no longer there. */
export const reportSigning = signRequest.extend({ previewSha256: sha256.optional() });

/** An unsigned copy for a reader who asks for one. `password` protects a PDF on its way and is kept nowhere. */
export const copyExport = z.discriminatedUnion('format', [
  z.strictObject({ id, format: z.enum(['docx', 'txt']) }),
  z.strictObject({
    id,
    format: z.literal('pdf-protected'),
    password: z.string().min(8, 'The password has at least 8 characters.').max(127),
  }),
]);
