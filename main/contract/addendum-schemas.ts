import { z } from 'zod';
import { ADDENDUM_KINDS, addendumSchema } from '../domain/addendum.ts';
import { line } from '../domain/evaluation/fields.ts';
import { strokesSchema } from '../domain/signature-strokes.ts';
import { previewRequest } from './preview-schemas.ts';
import { id, passphrase, signedReport, signRequest } from './schemas.ts';

/** Who signs. `withoutTimestamp`: although the settings name a timestamp server. */
const signer = { identityId: id, passphrase, withoutTimestamp: z.boolean().optional() };

/** Who countersigns, beside what the certificate says; `county` where the profile asks for it (P2). */
export const countersigning = z.strictObject({
  id,
  ...signer,
  credentials: line,
  licenceNumber: line,
  county: line,
});
export const addendumSigning = signRequest.omit({ revision: true }).extend({ addendum: addendumSchema });
export const addendumPreview = previewRequest.omit({ revision: true }).extend({ addendum: addendumSchema });
export const addendumDraft = z.strictObject({ id, addendum: addendumSchema });

/** A signed document of an evaluation. */
export const chainDocument = z.strictObject({ kind: z.enum(['report', 'countersignature', 'addendum']), id });
export type ChainDocument = z.output<typeof chainDocument>;

const further = signedReport.extend({ id, number: z.int().min(1) });

/** The signed report with what followed it, in order; null while the evaluation is a draft. */
export const chain = z
  .strictObject({
    report: signedReport,
    countersignatures: z.array(further),
    addenda: z.array(further.extend({ kind: z.enum(ADDENDUM_KINDS) })),
    draft: addendumSchema.nullable(),
  })
  .nullable();
export type Chain = NonNullable<z.output<typeof chain>>;

/** Whether a document of the vault still is what was signed. */
export const chainCheck = z.strictObject({
  valid: z.boolean(),
  /** Why it is not valid, or cannot be judged; null when it is valid. */
  reason: z.string().nullable(),
  signatures: z.array(z.strictObject({ signer: z.string().nullable(), signedAt: z.string().nullable() })),
});

/** How an identity signs on paper; null: the name in a face like handwriting. */
export const handChange = z.strictObject({ id, strokes: strokesSchema.nullable() });
