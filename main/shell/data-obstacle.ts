import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { networkKind } from './network-place.ts';

/** What to do about every obstacle, last. */
const ELSEWHERE =
  'To keep the data elsewhere, set the environment variable RESIDUA_DATA_FOLDER to a folder on a disk of this computer.';

/**
 * Why Residua cannot keep its data in a folder, in words for the person; null when it can, and then the folder is there.
 *
 * @param isProgramFolder whether the folder lies among the program's own files.
 * @param kindOf tells what network file system a folder lies on, if any.
 */
export function dataObstacle(
  folder: string,
  isProgramFolder: boolean,
  kindOf: (folder: string) => string | null = networkKind,
): string | null {
  if (!isAbsolute(folder)) return `The data folder ${folder} is not an absolute path. ${ELSEWHERE}`;
  if (isProgramFolder) {
    return (
      `The data folder ${folder} lies among the program’s own files, which the next update or removal of the program ` +
      `takes away. If evaluations are there already, copy the folder to a safe place first. ${ELSEWHERE}`
    );
  }
  const kind = network(folder, kindOf);
  if (kind !== null) {
    return (
      `The data folder ${folder} lies on a network drive (${kind}). Databases get damaged there when the connection ` +
      `breaks or two computers write at once, so Residua keeps its data on this computer only. Backups may go to the ` +
      `network drive. ${ELSEWHERE}`
    );
  }
  const trial = join(folder, `.residua-write-test-${String(process.pid)}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(trial, '', { flag: 'wx', mode: 0o600 });
    rmSync(trial);
    return null;
  } catch (error) {
    const code = codeOf(error);
    return `Residua cannot write to its data folder ${folder} (${REASONS[code] ?? code}). Nothing was changed. ${ELSEWHERE}`;
  }
}

/** A place about which the system tells nothing is taken for a disk: refusing it would lock out a sound one. */
function network(folder: string, kindOf: (folder: string) => string | null): string | null {
  try {
    return kindOf(folder);
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return null;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'there is a file of this name',
  ENOENT: 'it cannot be made there',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
