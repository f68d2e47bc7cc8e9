import { copyFile, link, lstat, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { ResiduaError } from './domain/errors.ts';
import { asFileError, errorCode, syncFolder, takeFreeName, temporaryName, UNSUPPORTED, writeDurably } from './files.ts';

/** One of several files that belong together. */
export interface TargetFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Whether a file that is there already may be replaced. */
  readonly overwrite: boolean;
}

/**
 * Writes several files so that a failure leaves none of them: all bytes are on the disk under other names before the first
 * file takes its own, and a file that cannot take its name makes those before it give theirs back. A kill between two
 * names, which are taken in the order given, leaves whole files.
 *
 * @param before called when all bytes are on the disk, nothing is seen to be in the way and no name is taken yet; when it
 *   throws, no name is taken.
 * @throws ResiduaError as `writeFileAtomic`.
 */
export async function writeTogether(
  files: readonly TargetFile[],
  before: () => Promise<void> | void = () => undefined,
): Promise<void> {
  const waiting: { readonly file: TargetFile; readonly temporary: string; readonly kept: string }[] = [];
  const named: typeof waiting = [];
  let at = files[0]?.path ?? '';
  try {
    for (const file of files) {
      at = file.path;
      const folder = dirname(file.path);
      const one = { file, temporary: temporaryName(folder), kept: temporaryName(folder) };
      await writeDurably(one.temporary, (handle) => handle.writeFile(file.bytes), 0o600);
      waiting.push(one);
    }
    for (const file of files) {
      at = file.path;
      await refuseObstacle(file);
    }
    await before();
    for (const one of waiting) {
      at = one.file.path;
      // Nothing comes after the last one, so it is never given back.
      if (one.file.overwrite && one !== waiting.at(-1)) await keep(one.file.path, one.kept);
      if (one.file.overwrite) await rename(one.temporary, one.file.path);
      else await takeFreeName(one.temporary, one.file.path);
      named.push(one);
    }
  } catch (error) {
    const failure = asFileError(error, at);
    await giveBack(named.reverse(), failure);
    throw failure;
  } finally {
    for (const { temporary, kept } of waiting) {
      await rm(temporary, { force: true });
      await rm(kept, { force: true });
    }
  }
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) await syncFolder(folder);
}

/** What can be known to fail is told before `before` says anywhere that the files are written. */
async function refuseObstacle({ path, overwrite }: TargetFile): Promise<void> {
  const isFolder = await present(path);
  if (isFolder === null) return;
  const code = overwrite ? 'EISDIR' : 'EEXIST';
  if (isFolder || !overwrite) throw Object.assign(new Error(code), { code });
}

/** Whether what has the name is a folder; null when nothing has it. */
async function present(path: string): Promise<boolean | null> {
  try {
    return (await lstat(path)).isDirectory();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Gives the file at `path`, if there is one, a second name; where there are no second names, a copy. */
async function keep(path: string, kept: string): Promise<void> {
  try {
    await link(path, kept);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    if (!UNSUPPORTED.has(errorCode(error))) throw error;
    await copyFile(path, kept);
  }
}

async function giveBack(
  named: readonly { readonly file: TargetFile; readonly kept: string }[],
  cause: unknown,
): Promise<void> {
  for (const { file, kept } of named) {
    try {
      await restore(file.path, kept);
    } catch (error) {
      if (errorCode(error) === '') throw error;
      const first = cause instanceof Error ? cause.message : '';
      throw new ResiduaError(
        'file-unwritable',
        `${first} ${basename(file.path)}, which belongs to it, could not be removed again.`,
        { cause: error },
      );
    }
  }
}

async function restore(path: string, kept: string): Promise<void> {
  try {
    await rename(kept, path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    // There was none before.
    await rm(path, { force: true });
  }
}
