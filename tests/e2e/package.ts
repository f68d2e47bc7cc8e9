import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { existsSync } from 'node:fs';
import { constants, copyFile, cp, mkdtemp, readdir, rename } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';

const packages = resolve(import.meta.dirname, '../../dist/tests');

/**
 * The packaged program of this platform, exactly as it would be installed.
 *
 * @throws Error when it was not packaged (`npm test -- package`).
 */
export async function packagedExecutable(): Promise<string> {
  const folder = existsSync(packages) ? await readdir(packages) : [];
  const unpacked = folder.find((name) => /-unpacked$|^mac/.test(name));
  if (unpacked === undefined) throw new Error('The application is not packaged: run `npm test -- package` first.');
  const inside = { linux: 'residua', win32: 'Residua.exe', darwin: 'Residua.app/Contents/MacOS/Residua' };
  const { platform } = process;
  if (platform !== 'linux' && platform !== 'win32' && platform !== 'darwin')
    throw new Error(`No package: ${platform}.`);
  return join(packages, unpacked, inside[platform]);
}

/** A copy of the packaged program beside it, with the one fuse open that Playwright attaches through. */
export async function inspectablePackage(): Promise<string> {
  const strict = await packagedExecutable();
  const copy = join(dirname(strict), process.platform === 'win32' ? 'inspectable.exe' : 'inspectable');
  if (existsSync(copy)) return copy;
  const work = `${copy}-${String(process.pid)}`;
  await copyFile(strict, work);
  await flipFuses(work, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true });
  await rename(work, copy);
  return copy;
}

/** A copy of the whole packaged program in a folder of its own, as on a stick; its program, with that fuse open. */
export async function carriedPackage(): Promise<{ folder: string; executable: string }> {
  const inspectable = await inspectablePackage();
  const source = installedFolder(inspectable);
  const folder = join(await mkdtemp(join(dirname(packages), 'carried-')), 'Residua');
  await cp(source, folder, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
  return { folder, executable: join(folder, relative(source, inspectable)) };
}

/** The folder in which the user sees the program: on macOS the one that holds the bundle. */
function installedFolder(executable: string): string {
  return process.platform === 'darwin' ? resolve(dirname(executable), '../../..') : dirname(executable);
}
