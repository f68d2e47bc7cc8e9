import { z } from 'zod';
import { id, openEvaluation } from './schemas.ts';

/** As `CASE_FILE_MAX_BYTES` of main/exchange, bytes. */
export const CASE_FILE_MAX_BYTES = 8 * 1024 * 1024;
/** What a file is called that this application may take for a case file. */
export const CASE_FILE_NAME = /\.(?:residua|json)$/i;

const droppedFile = z.strictObject({
  name: z.string().min(1).max(255),
  bytes: z.instanceof(Uint8Array<ArrayBuffer>).refine((value) => value.byteLength <= CASE_FILE_MAX_BYTES, {
    error: 'The file is larger than 8 MB, the most a case file may have.',
  }),
});

/** From a dialog, from what the operating system asked to open, or from a file that was dropped. */
export const caseFileImport = z.strictObject({ from: z.union([z.enum(['dialog', 'waiting']), droppedFile]) });

/** What became of each file: a new draft, or why nothing was written. */
export const importedCase = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    fileName: z.string(),
    opened: openEvaluation,
    /** Doubts about the content, which are shown at the fields too. */
    doubts: z.int().min(0),
    /** What a FHIR Bundle says and the draft does not take, sentences without values of the file. */
    leftOut: z.array(z.string()),
  }),
  z.strictObject({
    ok: z.literal(false),
    fileName: z.string(),
    problems: z.array(
      z.strictObject({
        /** JSON pointer into the file, '' for the file as a whole. */
        path: z.string(),
        message: z.string(),
      }),
    ),
  }),
]);
export type ImportedCase = z.output<typeof importedCase>;
export type TakenCase = Extract<ImportedCase, { ok: true }>;
export type RefusedCase = Extract<ImportedCase, { ok: false }>;

export const caseFileExport = z.strictObject({ id });

/** Case files that wait for the vault to be unlocked, their names not told before; whether a backup waits to be restored. */
export const waitingFiles = z.strictObject({ count: z.int().min(0), hasBackup: z.boolean() });
