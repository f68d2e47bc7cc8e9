import { expect, test, type ElectronApplication } from '@playwright/test';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { directly } from './direct.ts';
import { launchAsInstalled } from './launch.ts';
import { carriedPackage } from './package.ts';
import { Application } from './pages/residua.ts';
import { dumpsOf } from './processes.ts';

/** Two hours go by for the program: the backup that it made after the unlock is old then. */
async function twoHoursLater(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const Before = Date;
    const later = 2 * 3_600_000;
    globalThis.Date = class extends Before {
      static override now = () => Before.now() + later;
      constructor(...given: unknown[]) {
        if (given.length === 0) super(Before.now() + later);
        else super(...(given as [string]));
      }
    } as unknown as DateConstructor;
  });
}

test('a portable program keeps everything beside itself and goes with its folder', async () => {
  const { folder, executable } = await carriedPackage();
  const stick = dirname(folder);
  try {
    await writeFile(join(folder, 'residua-portable'), '');
    const home = await mkdtemp(join(tmpdir(), 'residua-e2e-'));
    const env = { HOME: home, XDG_CONFIG_HOME: join(home, '.config'), LOCALAPPDATA: join(home, 'Local') };

    const first = await launchAsInstalled(executable, env, join(folder, 'Residua Data'));
    await expect(first.window.getByText(join(folder, 'Residua Data'))).toBeVisible();
    const before = new Application(first.window);
    await before.createVault();
    await before.skipWelcome();
    await test.step('no process of the installed program may be dumped', () => {
      const dumps = process.platform === 'linux' ? dumpsOf(first.app) : [];
      expect(dumps.length).toBeGreaterThanOrEqual(process.platform === 'linux' ? 4 : 0);
      expect(new Set(dumps)).toEqual(new Set(process.platform === 'linux' ? ['1 1 00000000'] : []));
    });
    await directly(first.window, 'backup.make', null);
    await before.openSample();
    const backups = async (): Promise<string[]> =>
      (await readdir(join(folder, 'Residua Data', 'vault', 'backups'))).filter((name) => name.endsWith('-backup'));
    await test.step('closing its window makes the backup that is due, and ends it', async () => {
      const made = (await backups()).length;
      await twoHoursLater(first.app);
      const ended = new Promise((done) => first.app.process().once('exit', done));
      await first.app.evaluate(({ BrowserWindow }) => {
        setImmediate(() => BrowserWindow.getAllWindows()[0]?.close());
      });
      expect(await ended).toBe(0);
      expect((await backups()).length).toBe(made + 1);
      const log = await readFile(join(folder, 'Residua Data', 'logs', 'residua.log'), 'utf8');
      expect(log).not.toMatch(/uncaught|unhandled/);
    });
    expect(await readdir(join(folder, 'Residua Data'))).toEqual(expect.arrayContaining(['logs', 'vault', 'window']));

    // Another drive letter, another mount point: the vault is found where the program is now.
    const moved = join(stick, 'Elsewhere');
    await rename(folder, moved);
    const second = await launchAsInstalled(join(moved, relative(folder, executable)), env, join(moved, 'Residua Data'));
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
