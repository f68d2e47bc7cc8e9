import { test as base } from '@playwright/test';
import type { ChildProcess } from 'node:child_process';
import { killProcess, launchWithoutWindow, windowOf, type Launched, type LaunchOptions } from './launch.ts';
import { copyMadeVault } from './made-vault.ts';
import { Application, newDataFolder } from './pages/residua.ts';

export interface Started extends Launched {
  readonly residua: Application;
  readonly dataFolder: string;
}

/** Without a data folder the program gets one of its own. */
export type StartOptions = Partial<LaunchOptions>;

interface Fixtures {
  /** Starts the program and waits for its window. Whatever was started and still runs at the end of the test is killed. */
  readonly start: (options?: StartOptions) => Promise<Started>;
  /** The same from a copy of a vault in which there is nothing yet, opened: at the list of evaluations. */
  readonly startUnlocked: (options?: StartOptions) => Promise<Started>;
  /** The same, with signing identities of these names made on the welcome. */
  readonly startAsSigner: (...names: readonly string[]) => Promise<Started>;
}

export const test = base.extend<Fixtures>({
  start: async ({}, use) => {
    const programs: ChildProcess[] = [];
    await use(async (options = {}) => {
      const dataFolder = options.dataFolder ?? (await newDataFolder());
      const app = await launchWithoutWindow({ ...options, dataFolder });
      programs.push(app.process());
      const window = await windowOf(app, options);
      return { app, window, residua: new Application(window), dataFolder };
    });
    // In the middle of a failed test a program may refuse to quit: while the device is handed over it does.
    await Promise.all(programs.map(killProcess));
  },
  startUnlocked: async ({ start }, use) => {
    await use(async (options = {}) => {
      const started = await startWithVault(start, options);
      await started.residua.skipWelcome();
      return started;
    });
  },
  startAsSigner: async ({ start }, use) => {
    await use(async (...names) => {
      const started = await startWithVault(start, {});
      const { window, residua } = started;
      await window.getByRole('button', { name: 'Go on' }).click();
      for (const name of names) await residua.createIdentity(name);
      await window.getByRole('button', { name: 'Begin' }).click();
      return started;
    });
  },
});

async function startWithVault(start: Fixtures['start'], options: StartOptions): Promise<Started> {
  const dataFolder = options.dataFolder ?? (await newDataFolder());
  await copyMadeVault(dataFolder);
  const started = await start({ ...options, dataFolder });
  await started.residua.unlock();
  await started.residua.heading('Who signs the reports?').waitFor();
  return started;
}
