import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ResiduaError } from '../domain/errors.ts';
import { asFileError } from '../files.ts';

/** A bare copy of the database that an early version made before it migrated. */
const RAW_COPY = /^residua-version-\d+-[0-9TZ-]+\.db$/;
/** Ends the name of one that cannot be used. */
const UNUSABLE = '.unusable';

/**
 * Packs each bare copy in a folder. One that is not whole is set aside under another name, so that it is neither tried
 * again nor lost, and the others go on.
 *
 * @throws ResiduaError whatever `pack` throws but `vault-damaged` and `backup-damaged`; `file-unwritable`.
 */
export async function packRawCopies(
  folder: string,
  pack: (path: string, createdAt: string) => Promise<void>,
): Promise<void> {
  for (const name of (await namesIn(folder)).filter((one) => RAW_COPY.test(one))) {
    const path = join(folder, name);
    try {
      await pack(path, (await stat(path)).mtime.toISOString());
      await rm(path, { force: true });
    } catch (error) {
      const isDamaged = error instanceof ResiduaError && error.code.endsWith('-damaged');
      if (!isDamaged) throw asFileError(error, path);
      await setAside(path);
    }
  }
}

async function setAside(path: string): Promise<void> {
  try {
    await rename(path, `${path}${UNUSABLE}`);
  } catch (error) {
    throw asFileError(error, path);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw asFileError(error, folder);
  }
}
