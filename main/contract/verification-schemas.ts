import { z } from 'zod';

/** Largest PDF that is checked, bytes. */
export const VERIFIED_MAX_BYTES = 200 * 1024 * 1024;

/** A PDF that was dropped on the window. */
export const droppedPdf = z.strictObject({
  name: z.string().min(1).max(255),
  bytes: z.instanceof(Uint8Array<ArrayBuffer>).refine((value) => value.byteLength <= VERIFIED_MAX_BYTES, {
    error: 'The file is larger than 200 MB and cannot be checked.',
  }),
});

const text = z.string().nullable();
const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();

const certificate = z.strictObject({
  subject: z.string(),
  issuer: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  fingerprint: z.string(),
});

const signature = z.strictObject({
  kind: z.enum(['signature', 'timestamp']),
  valid: z.boolean(),
  judged: z.boolean(),
  coversWholeDocument: z.boolean(),
  subFilter: text,
  signer: text,
  signedAt: text,
  certification: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
  reason: text,
  fieldName: text,
  statedReason: text,
  location: text,
  fingerprint: text,
  issuer: text,
  selfSigned: z.boolean().nullable(),
  algorithm: text,
  timestamp: z.enum(['none', 'not-checked', 'valid']),
  timestampTime: text,
  timestampAuthority: text,
  subject: text,
  serial: text,
  chain: list(certificate),
  chainReaches: z.enum(['self-signed', 'root', 'incomplete']).nullable(),
  coveredBytes: z.int().nullable(),
  addedSince: list(z.string()),
});
export type VerifiedSignature = z.output<typeof signature>;

const revision = z.strictObject({ end: z.int(), signers: list(z.string()), changes: list(z.string()) });

const written = z.strictObject({ value: text, code: text });

const rebuilt = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('identical') }),
  z.strictObject({ result: z.literal('same-pages') }),
  z.strictObject({ result: z.literal('different-pages'), pages: list(z.int()) }),
  z.strictObject({ result: z.literal('different-file'), name: z.string() }),
  z.strictObject({ result: z.literal('other-version'), generator: z.string() }),
  z.strictObject({ result: z.literal('not-tried'), reason: z.string() }),
]);

const attachedData = z.strictObject({
  kind: z.enum(['read', 'none', 'unreadable']),
  reason: text,
  examiner: text,
  score: z
    .strictObject({
      result: z.enum(['same', 'different', 'unreadable']),
      attached: written,
      printed: written.nullable(),
    })
    .nullable(),
  rebuilt: rebuilt.nullable(),
});
export type VerifiedData = z.output<typeof attachedData>;

const check = z.strictObject({
  valid: z.boolean(),
  judged: z.boolean(),
  reason: text,
  signatures: list(signature),
  revisions: list(revision),
  verdict: z.enum(['valid', 'valid-but', 'not-judged', 'not-valid']),
  summary: z.string(),
  remarks: list(z.string()),
  attachedData,
});
export type ReportCheck = z.output<typeof check>;

/** What was found about a PDF. `canImport`: it holds an evaluation of which a draft can be made now. */
export const verifiedFile = z.strictObject({
  fileName: z.string(),
  /** SHA-256 of the whole file, 64 lower-case hexadecimal digits. */
  sha256: z.string(),
  check,
  /** What it has to do with exhibits, a sentence each. */
  exhibits: list(z.string()),
  /** What it is as an addendum, a sentence each; empty when it is none. */
  addendum: list(z.string()),
  canImport: z.boolean(),
});
export type VerifiedFile = z.output<typeof verifiedFile>;
