import { z } from 'zod';
import { id, passphrase } from './schemas.ts';

const instant = z.iso.datetime();
/** Stands for a file whose path does not leave the main process. */
const backupId = z.string().regex(/^[0-9a-f]{64}$/);
const account = z.strictObject({ id, name: z.string() });

export const rotation = z.strictObject({
  daily: z.int().min(1).max(60),
  weekly: z.int().min(0).max(60),
  monthly: z.int().min(0).max(120),
});

const backupRow = z.strictObject({
  id: backupId,
  fileName: z.string(),
  createdAt: instant,
  sizeInBytes: z.number().min(0),
  /** Why it was made; null when it cannot be read. */
  reason: z.enum(['automatic', 'asked', 'before-migration']).nullable(),
  /** Whose passphrases open it. */
  accounts: z.array(account),
  /** With their passphrases of now, because it is of the vault that is here; otherwise with those when it was made. */
  opensAsNow: z.boolean(),
  /** Why it cannot be restored; null when it can. It was checked when it was made. */
  problem: z.string().nullable(),
  place: z.enum(['own', 'chosen', 'elsewhere']),
});
export type BackupRow = z.output<typeof backupRow>;

export const backups = z.strictObject({
  /** Newest first. */
  rows: z.array(backupRow),
  /** Where they go; null for the data folder. */
  folder: z.string().nullable(),
  /** Whoever administers this machine set it: it cannot be changed here. */
  folderIsForced: z.boolean(),
  folderIsThere: z.boolean(),
  rotation,
  lastProblem: z.strictObject({ at: instant, message: z.string() }).nullable(),
});
export type BackupsState = z.output<typeof backups>;

export const oneBackup = z.strictObject({ id: backupId });
export const chosenBackup = z.strictObject({ id: backupId.nullable() });
/** `ask` opens a dialog; `own` goes back to the data folder. */
export const folderChoice = z.strictObject({ folder: z.enum(['ask', 'own']) });
export const backupReceipt = z.strictObject({ fileName: z.string(), problem: z.string().nullable() });

export const damagedKey = z.strictObject({ passphrase, account: id.optional() });
export const backupKey = damagedKey.extend({ id: backupId });

const title = z.strictObject({
  id,
  examineeName: z.string().nullable(),
  claimNumber: z.string().nullable(),
  revision: z.int(),
  updatedAt: z.string(),
});
export type EvaluationTitle = z.output<typeof title>;

export const restorePreview = z.strictObject({
  compared: z.boolean(),
  inBackup: z.int().min(0),
  same: z.int().min(0),
  returning: z.array(title),
  older: z.array(title),
  newer: z.array(title),
  missing: z.array(title),
});
export type RestorePreview = z.output<typeof restorePreview>;

/** The folder, inside the vault's, that holds what was there before. */
export const restored = z.strictObject({ aside: z.string() });

export const recoveryState = z.strictObject({ damaged: z.boolean() });

export const salvaged = z.strictObject({
  aside: z.string(),
  rows: z.int().min(0),
  whole: z.int().min(0),
  partial: z.array(z.strictObject({ title, lost: z.array(z.string()) })),
  damagedTables: z.array(z.string()),
});
export type Salvaged = z.output<typeof salvaged>;

/** `written` null when the person cancelled. */
export const recoveredFiles = z.strictObject({
  written: z.int().min(0).nullable(),
  unread: z.int().min(0),
});
