import { rm } from 'node:fs/promises';
import { asFileError } from '../files.ts';
import { backupsIn, type FoundBackup } from './backup-list.ts';
import { superseded, type Rotation } from './backup-rotation.ts';
import type { KdfParameters } from './kdf.ts';

interface Places {
  /** Where the newest backup was just written. */
  readonly target: string;
  /** All folders that hold backups of the vault. */
  readonly places: readonly string[];
  readonly vaultId: string;
  readonly rotation: Rotation;
  readonly floor: KdfParameters;
}

/**
 * Removes the backups that the rotation no longer keeps. Only those of this vault go, and only whole ones count. In
 * folders used before, those go that are superseded by what lies there and in the present one together.
 *
 * @throws ResiduaError `file-unwritable`.
 */
export async function rotateBackups({ target, places, vaultId, rotation, floor }: Places, now: Date): Promise<void> {
  const ownIn = async (folder: string): Promise<FoundBackup[]> =>
    (await backupsIn(folder, floor)).filter(({ content }) => content?.manifest.vaultId === vaultId);
  const present = await ownIn(target);
  for (const place of places) {
    const there = place === target ? present : await ownIn(place);
    const known = place === target ? present : [...there, ...present];
    const instants = known.map(({ createdAt }) => createdAt);
    const gone = new Set(superseded(instants, rotation, now));
    for (const { path, createdAt } of there) if (gone.has(createdAt)) await removeBackup(path);
  }
}

async function removeBackup(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (error) {
    throw asFileError(error, path);
  }
}
