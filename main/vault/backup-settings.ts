import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../files.ts';
import { DEFAULT_ROTATION } from './backup-rotation.ts';

const FILE = 'backups.json';

/**
 * Where backups go. It stands beside the vault and not in it, because it is needed most when the vault cannot be opened;
 * it holds nothing of a case.
 */
const settingsSchema = z.object({
  /** A folder of the person's choice, absolute; null for the vault's own. */
  folder: z.string().min(1).max(4096).nullable().catch(null),
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
