import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../files.ts';
import { DEFAULT_ROTATION } from './backup-rotation.ts';

const FILE = 'backups.json';
/** Folders used before that are still looked after. */
const FORMER_MOST = 5;

const folderSchema = z.string().min(1).max(4096);

/**
 * Where backups go. It stands beside the vault and not in it, because it is needed most when the vault cannot be opened;
 * it holds nothing of a case.
 */
const settingsSchema = z.object({
  /** A folder of the person's choice, absolute; null for the vault's own. */
  folder: folderSchema.nullable().catch(null),
  /** Those chosen before, the last one first: backups that lie there are listed and rotated on. */
  formerFolders: z.array(folderSchema).max(FORMER_MOST).catch([]),
  rotation: z
    .object({
      daily: z.int().min(1).max(60),
      weekly: z.int().min(0).max(60),
      monthly: z.int().min(0).max(120),
    })
    .catch(DEFAULT_ROTATION),
  /** What went wrong with the last backup; null when it went well. */
  lastProblem: z.object({ at: z.iso.datetime(), message: z.string() }).nullable().catch(null),
});
export type BackupSettings = z.output<typeof settingsSchema>;

/** The settings with another folder; the one until now is looked after further. */
export function withFolder(settings: BackupSettings, folder: string | null): BackupSettings {
  const before = [settings.folder, ...settings.formerFolders].filter((one) => one !== null && one !== folder);
  const formerFolders = [...new Set(before)].flatMap((one) => one ?? []).slice(0, FORMER_MOST);
  return { ...settings, folder, formerFolders };
}

/** The settings of a vault's folder. A file that is missing or cannot be read is as good as none. */
export async function readBackupSettings(vaultFolder: string): Promise<BackupSettings> {
  return settingsSchema.parse(await storedSettings(join(vaultFolder, FILE)));
}

/** @throws ResiduaError `file-unwritable`. */
export async function saveBackupSettings(vaultFolder: string, settings: BackupSettings): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(settings, null, 2)}\n`, 'utf8');
  await writeFileAtomic(join(vaultFolder, FILE), bytes, { overwrite: true });
}

async function storedSettings(path: string): Promise<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof json === 'object' && json !== null ? { ...json } : {};
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return {};
    throw error;
  }
}
