import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { existsSync } from 'node:fs';
import { copyFile, readdir, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

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
