import { expect, test } from '@playwright/test';
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { launchAsInstalled } from './launch.ts';
import { carriedPackage } from './package.ts';
import { Application } from './pages/residua.ts';

test('a portable program keeps everything beside itself and goes with its folder', async () => {
  const { folder, executable } = await carriedPackage();
  const stick = dirname(folder);
  try {
    await writeFile(join(folder, 'residua-portable'), '');
    const home = await mkdtemp(join(tmpdir(), 'residua-e2e-'));
    const env = { HOME: home, XDG_CONFIG_HOME: join(home, '.config'), LOCALAPPDATA: join(home, 'Local') };

    const first = await launchAsInstalled(executable, env);
    await expect(first.window.getByText(join(folder, 'Residua Data'))).toBeVisible();
    const before = new Application(first.window);
    await before.createVault();
    await before.skipWelcome();
    await before.openSample();
    await first.app.close();
    expect(await readdir(join(folder, 'Residua Data'))).toEqual(expect.arrayContaining(['logs', 'vault', 'window']));

    // Another drive letter, another mount point: the vault is found where the program is now.
    const moved = join(stick, 'Elsewhere');
    await rename(folder, moved);
    const second = await launchAsInstalled(join(moved, relative(folder, executable)), env);
    const residua = new Application(second.window);
    await residua.unlock();
    await residua.openFromList('Sample');
    await second.app.close();

    const left = await readdir(home, { recursive: true });
    expect(left.filter((name) => /residua/i.test(name))).toEqual([]);
  } finally {
    await rm(stick, { recursive: true, force: true });
  }
});
