import { randomBytes } from 'node:crypto';
import { link, lstat, mkdir, open, readdir, rename, rm, chmod, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ResiduaError } from './domain/errors.ts';

/** What file systems answer to a call they do not know. */
export const UNSUPPORTED: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL']);

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
export function writeFileAtomic(path: string, bytes: Uint8Array, options: WriteOptions): Promise<void> {
  return writeAtomically(path, (handle) => handle.writeFile(bytes), options);
}

/** A name for a file that is being written. It says nothing about the content: no case's name may show in a folder. */
export function temporaryName(folder: string): string {
  return join(folder, `.residua-${randomBytes(8).toString('hex')}.tmp`);
}

/**
 * As `writeFileAtomic`, for a file that `write` fills piece by piece. It takes the path's name only when `check`, given
 * the name it has until then, does not throw.
 */
export async function writeAtomically(
  path: string,
  write: (handle: FileHandle) => Promise<void>,
  options: WriteOptions & { readonly check?: (temporary: string) => Promise<void> },
): Promise<void> {
  const folder = dirname(path);
  const temporary = temporaryName(folder);
  try {
    await writeDurably(temporary, write, options.mode ?? 0o600);
    try {
      await options.check?.(temporary);
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

const TEMPORARY = /^\.residua-[0-9a-f]{16}\.tmp(?:-journal|-wal)?$/;

/**
 * Removes what a power cut or a kill left half-written in a folder before an instant: files under the names that only
 * `temporaryName` gives, of this account. A folder that is not there has none.
 */
export async function sweepTemporary(folder: string, before: Date): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!TEMPORARY.test(name)) continue;
    const path = join(folder, name);
    try {
      const found = await lstat(path);
      const isOwn = found.isFile() && found.uid === (process.getuid?.() ?? found.uid);
      if (isOwn && found.mtime < before) await rm(path, { force: true });
    } catch (error) {
      // Gone meanwhile, or another's: then there is nothing of ours to remove.
      if (errorCode(error) === '') throw error;
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return [];
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

/** Writes a new file and has it on the disk when this returns; on a failure there is none. */
export async function writeDurably(
  path: string,
  write: (handle: FileHandle) => Promise<void>,
  mode: number,
): Promise<void> {
  const handle = await open(path, 'wx', mode);
  try {
    await write(handle);
    await handle.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** A second name for a file fails when the name is taken: the test and the taking are one step. */
export async function takeFreeName(temporary: string, path: string): Promise<void> {
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

/** What a call to the file system threw, as a `ResiduaError`; a fault of the program as it is. */
export function asFileError(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (code === '') return error;
  if (code === 'EEXIST') {
    return new ResiduaError('file-exists', `There is a file named ${basename(path)} already. Choose another name.`, {
      cause: error,
    });
  }
  return new ResiduaError(
    'file-unwritable',
    `${basename(path)} could not be written (${reasonOf(error, code)}). Choose another folder, or mend this one.`,
    { cause: error },
  );
}

/** Programs that have a file open on Windows make replacing it fail as if it were forbidden. */
function reasonOf(error: unknown, code: string): string {
  const replacing = error instanceof Error && 'syscall' in error && error.syscall === 'rename';
  if (replacing && ['EBUSY', 'EPERM', 'EACCES'].includes(code)) {
    return 'another program has it open, or it may not be replaced';
  }
  return REASONS[code] ?? code;
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
  EFBIG: 'the file system allows no file of this size',
  EIO: 'the disk reports an error',
};

/** The system's code of an error, '' when it does not come from the system. */
export function errorCode(error: unknown): string {
  if (error instanceof ResiduaError) return '';
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
