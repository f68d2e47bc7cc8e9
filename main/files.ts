import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, rm, chmod } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ResiduaError } from './domain/errors.ts';

/** What file systems answer to a call they do not know. */
const UNSUPPORTED: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL']);

interface WriteOptions {
  /** Whether a file that is there already may be replaced. */
  readonly overwrite: boolean;
  /** Permissions of the file; by default its owner alone may read it. */
  readonly mode?: number;
}

/**
 * Writes a file so that, whatever happens meanwhile, the path holds either what was there before or all of `bytes`.
 * When this returns, the bytes and the name are on the disk.
 *
 * @throws ResiduaError `file-exists` when the path is taken and must not be overwritten, also when another program
 *   took it a moment ago; `file-unwritable` with the system's reason otherwise.
 */
export async function writeFileAtomic(path: string, bytes: Uint8Array, options: WriteOptions): Promise<void> {
  const folder = dirname(path);
  // The name says nothing about the content: a case's name must not show in a folder, not even for a moment.
  const temporary = join(folder, `.residua-${randomBytes(8).toString('hex')}.tmp`);
  try {
    await writeDurably(temporary, bytes, options.mode ?? 0o600);
    try {
      if (options.overwrite) await rename(temporary, path);
      else await takeFreeName(temporary, path);
    } finally {
      await rm(temporary, { force: true });
    }
    await syncFolder(folder);
  } catch (error) {
    throw asFileError(error, path);
  }
}

/** Makes a folder, and those above it, that its owner alone may enter. @throws ResiduaError `file-unwritable`. */
export async function makePrivateFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await chmod(path, 0o700);
  } catch (error) {
    throw asFileError(error, path);
  }
}

/**
 * Puts the names in a folder on the disk: a rename is lost in a power cut otherwise. Windows does it by itself, and
 * some network drives cannot be asked to.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!UNSUPPORTED.has(errorCode(error))) throw error;
  } finally {
    await handle.close();
  }
}

async function writeDurably(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const handle = await open(path, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** A second name for a file fails when the name is taken: the test and the taking are one step. */
async function takeFreeName(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (!UNSUPPORTED.has(errorCode(error))) throw error;
    // Memory sticks and some network drives know no second names: take the name with an empty file, then replace it.
    await (await open(path, 'wx', 0o600)).close();
    try {
      await rename(temporary, path);
    } catch (failure) {
      await rm(path, { force: true });
      throw failure;
    }
  }
}

function asFileError(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (code === '') return error;
  if (code === 'EEXIST') {
    return new ResiduaError('file-exists', `There is a file named ${basename(path)} already. Choose another name.`, {
      cause: error,
    });
  }
  return new ResiduaError(
    'file-unwritable',
    `${basename(path)} could not be written (${REASONS[code] ?? code}). Choose another folder, or mend this one.`,
    { cause: error },
  );
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
  EBUSY: 'another program has it open',
  EIO: 'the disk reports an error',
};

/** The system's code of an error, '' when it does not come from the system. */
function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
