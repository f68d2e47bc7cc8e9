import { listPackage } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expectStrictFuses } from './fuses.ts';
import { macStandIn, windowsStandIn } from './stand-ins.ts';

// What is packed for Windows and macOS, by the settings that those systems' own builds read, around something that stands
// for their Electron: nothing of it runs here. electron-builder packs for both from Linux, so this is looked at there.

const root = resolve(import.meta.dirname, '../..');
const version = '45.0.0';

/** Packs a folder for another system with build/after-pack.mjs's checks. */
function pack(electron: string, output: string, words: readonly string[]): void {
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const settings = { electronDist: electron, electronVersion: version, 'directories.output': output };
  const given = Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`);
  // Only macOS can renew the signature that changing fuses breaks.
  const args = [...words, ...given, '-c.electronFuses.resetAdHocDarwinSignature=false', '--publish', 'never'];
  const env = { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  expect(status, `${stdout}${stderr}`).toBe(0);
}

/** The SQLite bindings beside the archive; nothing else may lie there. */
async function besideTheArchive(resources: string): Promise<string[]> {
  const found = await readdir(join(resources, 'app.asar.unpacked'), { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}

function expectWhatRuns(resources: string): void {
  const entries = listPackage(join(resources, 'app.asar'), { isPack: false });
  for (const needed of ['package.json', 'out/main/index.js', 'out/preload/preload.cjs', 'out/renderer/index.html'])
    expect(entries).toContain(`/${needed}`);
}

test.describe('packed on Linux', () => {
  let work: string;
  test.beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'residua-packed-'));
  });
  test.afterAll(async () => {
    await rm(work, { recursive: true, force: true });
  });

  for (const arch of process.platform === 'linux' ? (['x64', 'arm64'] as const) : []) {
    test(`the program for Windows on ${arch} holds what runs there, strict`, async () => {
      const electron = join(work, `windows-${arch}`);
      await windowsStandIn(electron, version);
      pack(electron, join(work, `out-${arch}`), ['--win', 'dir', `--${arch}`]);
      const folder = join(work, `out-${arch}`, arch === 'x64' ? 'win-unpacked' : 'win-arm64-unpacked');
      await expectStrictFuses(join(folder, 'Residua.exe'));
      expectWhatRuns(join(folder, 'resources'));
      expect(await besideTheArchive(join(folder, 'resources'))).toEqual([`win32-${arch}.node`]);
    });
  }

  for (const arch of process.platform === 'linux' ? (['x64', 'arm64'] as const) : []) {
    test(`the ${arch} half of the program for macOS holds what runs on both, strict, and opens its files`, async () => {
      const electron = join(work, `mac-${arch}`);
      await macStandIn(electron, version);
      pack(electron, join(work, `out-mac-${arch}`), ['--mac', 'dir', `--${arch}`]);
      const app = join(work, `out-mac-${arch}`, arch === 'x64' ? 'mac' : 'mac-arm64', 'Residua.app');
      await expectStrictFuses(app);
      const resources = join(app, 'Contents', 'Resources');
      expectWhatRuns(resources);
      // The halves are put together only when they are the same.
      expect(await besideTheArchive(resources)).toEqual(['darwin-arm64.node', 'darwin-x64.node']);
      const facts = await readFile(join(app, 'Contents', 'Info.plist'), 'utf8');
      for (const word of ['org.residua.desktop', 'public.app-category.medical', 'residua', 'residua-backup'])
        expect(facts).toContain(`<string>${word}</string>`);
      expect(facts).toMatch(/<key>ElectronAsarIntegrity<\/key>\s*<dict>\s*<key>Resources\/app\.asar<\/key>/);
    });
  }
});
