import { z } from 'zod';
import { attachmentSchema } from '../domain/evaluation/attachments.ts';
import { id } from './schemas.ts';

const sha256 = attachmentSchema.shape.sha256;

/** A preview waits this long for its signature: the time in it is the time of signing. Milliseconds. */
export const PREVIEW_LASTS = 10 * 60 * 1000;

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

/** The long works that the window waits for. `check`: verifying; `signing`: making and signing a document. */
export const makingKind = z.strictObject({ kind: z.enum(['preview', 'signing', 'copy', 'check']) });
export type MakingKind = z.output<typeof makingKind>['kind'];

/** How many steps of how many are done; `part`: what the steps are of, null: the document itself. */
export const makingProgress = z.strictObject({
  done: z.int().min(0),
  total: z.int().min(1),
  part: z.enum(['exhibits']).nullable(),
});
export type MakingProgress = z.output<typeof makingProgress>;

/** An unsigned copy for a reader who asks for one. `password` protects a PDF on its way and is kept nowhere. */
export const copyExport = z.discriminatedUnion('format', [
  z.strictObject({ id, format: z.enum(['docx', 'txt']) }),
  z.strictObject({
    id,
    format: z.literal('pdf-protected'),
    password: z.string().min(8, 'The password has at least 8 characters.').max(127),
  }),
]);
