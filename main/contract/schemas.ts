import { z } from 'zod';
import { changeSchema } from '../domain/changes.ts';
import { attachmentSchema } from '../domain/evaluation/attachments.ts';
import { examinerSchema } from '../domain/evaluation/case.ts';
import { evaluationSchema, REGIONS } from '../domain/evaluation/evaluation.ts';
import { KEEP_SIGNED_YEARS_MAX } from '../domain/retention.ts';
import { strokesSchema } from '../domain/signature-strokes.ts';
import { undoRecordSchema, undoUpdateSchema } from '../domain/undo.ts';

/** Nothing goes in, or nothing comes back. */
export const nothing = z.null();

export const id = z.uuid();
/** An instant, ISO 8601 in UTC. */
const instant = z.iso.datetime();
/** Length is limited so that key derivation cannot be used to stall the application. */
export const passphrase = z.string().max(1024);
export const newPassphrase = passphrase.min(12, 'A passphrase has at least 12 characters.');

export const appInfo = z.strictObject({
  version: z.string(),
  electron: z.string(),
  platform: z.enum(['linux', 'darwin', 'win32']),
  dataFolder: z.string(),
  /** The data lies beside the program. */
  portable: z.boolean(),
  /** Where the policy of this machine was found, null without one, and what is wrong with it, a sentence each. */
  policyPlace: z.string().nullable(),
  policyProblems: z.array(z.string()),
  /** Characters that a new passphrase has at least, and whether the policy of this machine says so. */
  minimumPassphraseLength: z.int(),
  minimumPassphraseForced: z.boolean(),
});

export const vaultState = z.strictObject({ state: z.enum(['missing', 'locked', 'open']) });

export const settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** Minutes without input after which the vault is locked. */
  lockAfterMinutes: z.int().min(1).max(60),
  /** Paper of reports and statements. */
  pageSize: z.enum(['letter', 'a4']),
  /** RFC 3161 server asked for a timestamp at each signature; null: nobody is asked. */
  timestampUrl: z.string().max(500).nullable(),
  /** Whether "Check for updates" may ask its one address; nothing is asked without that button. */
  updateChecks: z.boolean(),
  /** Years after its signature for which a signed evaluation cannot be deleted. */
  keepSignedYears: z.int().min(0).max(KEEP_SIGNED_YEARS_MAX),
});
export type Settings = z.output<typeof settings>;

export const examiner = examinerSchema;

export const identity = z.strictObject({
  id,
  name: z.string(),
  subject: z.string(),
  issuer: z.string(),
  algorithm: z.string(),
  selfSigned: z.boolean(),
  notBefore: instant,
  notAfter: instant,
  sha256Fingerprint: z.string(),
  createdAt: instant,
  licenceNumber: z.string().nullable(),
  /** How the person signs on paper; null: the name in a face like handwriting. */
  drawnSignature: strokesSchema.nullable(),
});
export type Identity = z.output<typeof identity>;

export const newIdentity = z.strictObject({
  name: z.string().min(1, 'Enter the name that the signature shall show.').max(64),
  organization: z.string().max(64),
  email: z.union([z.literal(''), z.email('Enter an e-mail address such as name@example.org, or leave it empty.')]),
  /** Stands in the certificate; empty: none. */
  licenceNumber: z.string().max(64).default(''),
  algorithm: z.enum(['P-256', 'RSA-3072']),
  passphrase,
});

/** The licence stands beside the signature, not in the certificate, which an authority wrote; empty: none. */
export const identityImport = z.strictObject({
  password: passphrase,
  passphrase,
  licenceNumber: z.string().max(64).default(''),
});

const evaluationStatus = z.enum(['draft', 'signed']);

/** A row of the list of evaluations. */
export const evaluationSummary = z.strictObject({
  id,
  status: evaluationStatus,
  claimNumber: z.string().nullable(),
  examineeName: z.string().nullable(),
  dateOfExam: z.string().nullable(),
  side: z.enum(['left', 'right', 'bilateral']).nullable(),
  region: z.enum(REGIONS),
  /** The residual's value and code (R3), as last saved. */
  residualValue: z.string().nullable(),
  residualCode: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
  /** What followed the signature; told in the list of all evaluations. */
  addenda: z.int().optional(),
  countersignatures: z.int().optional(),
});
export type EvaluationSummary = z.output<typeof evaluationSummary>;

export const signedReport = z.strictObject({
  signedAt: instant,
  signerName: z.string(),
  sha256: z.string(),
  sizeInBytes: z.int(),
  /** When a timestamp authority saw the signature; absent or null when none was asked. */
  timestampedAt: instant.nullish(),
});
export type SignedReport = z.output<typeof signedReport>;

export const openEvaluation = z.strictObject({
  id,
  status: evaluationStatus,
  revision: z.int(),
  updatedAt: instant,
  evaluation: evaluationSchema,
  signedReport: signedReport.nullable(),
  undo: undoRecordSchema,
});
export type OpenEvaluation = z.output<typeof openEvaluation>;

/**
 * Where a new evaluation begins: empty, from the built-in fictitious sample, from another without what belongs to its
 * examinee, or from an earlier one of the same examinee.
 */
export const newEvaluation = z.strictObject({
  from: z.union([z.enum(['empty', 'sample']), z.strictObject({ template: id }), z.strictObject({ earlier: id })]),
});

/** A text of the evaluation in which paragraphs stand that others have word for word (P5). */
export const repeatedParagraph = z.strictObject({
  /** JSON pointer of the text. */
  path: z.string(),
  /** Paragraphs of it that stand elsewhere too. */
  paragraphs: z.int().min(1),
  /** Recent other evaluations in which at least one of them stands. */
  evaluations: z.int().min(1),
  /** How many of those are of the same examinee. */
  sameExaminee: z.int().min(0),
  /** Title of the phrase of the library that stands there unedited; absent for paragraphs. */
  phrase: z.string().optional(),
});

export const changeRequest = z.strictObject({
  id,
  /** The revision the changes were made on; another one is a `conflict`. */
  revision: z.int().min(0),
  changes: z.array(changeSchema).min(1).max(1000),
  undo: undoUpdateSchema.optional(),
});

/** Answered after the commit: `savedAt` is a fact. */
export const changeReceipt = z.strictObject({ revision: z.int(), savedAt: instant });

export const signRequest = z.strictObject({
  id,
  revision: z.int().min(0),
  identityId: id,
  passphrase,
  /** Although the settings name a timestamp server. */
  withoutTimestamp: z.boolean().optional(),
  /** Signs the very bytes that were previewed; refused as `conflict` when they are no longer there. */
  previewSha256: attachmentSchema.shape.sha256.optional(),
});

/** `fileName` without its folder; null when the person cancelled. */
export const exportReceipt = z.strictObject({ fileName: z.string().nullable() });
