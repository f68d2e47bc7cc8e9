import { _electron, errors, test, type ElectronApplication, type Page } from '@playwright/test';
import { spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { displayOf } from './displays.ts';
import { inspectablePackage } from './package.ts';
import { readIfThere } from './processes.ts';

/** The checkout: the built application is started from here, as `electron .` does. */
const checkout = resolve(import.meta.dirname, '../..');

export interface LaunchOptions {
  /** Where this run keeps its vault and settings; a test makes a folder of its own. */
  readonly dataFolder: string;
  /** Environment added to this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments after the application folder. */
  readonly args?: readonly string[];
  /** What the application sees as the system's colour scheme. */
  readonly colorScheme?: 'light' | 'dark';
}

export interface Launched {
  readonly app: ElectronApplication;
  readonly window: Page;
}

/**
 * Starts the built application (in the project "packaged": the packaged one) in real Electron and waits for its first window.
 *
 * @throws Error when the application was not built (`npm test -- build`).
 */
export async function launchResidua(options: LaunchOptions): Promise<Launched> {
  const app = await launchWithoutWindow(options);
  return { app, window: await windowOf(app, options) };
}

/** The first window of an application that was just started. */
export async function windowOf(app: ElectronApplication, { colorScheme }: Partial<LaunchOptions>): Promise<Page> {
  const window = await app.firstWindow();
  if (colorScheme) await window.emulateMedia({ colorScheme });
  return window;
}

/** Starts the application without waiting for its window. */
export async function launchWithoutWindow(options: LaunchOptions): Promise<ElectronApplication> {
  if (!existsSync(join(checkout, 'out/main/index.js'))) {
    throw new Error('The application is not built: run `npm test -- build` first.');
  }
  const isPackaged = test.info().project.name === 'packaged';
  const launching = {
    cwd: checkout,
    args: [...sandboxArguments(), ...(isPackaged ? [] : ['.']), ...(options.args ?? [])],
    chromiumSandbox: sandboxWorks(),
    env: { ...inheritedEnvironment(), ...options.env, RESIDUA_DATA_FOLDER: options.dataFolder },
  };
  return isPackaged
    ? attachToPackage({ ...launching, executablePath: await inspectablePackage() }, options.dataFolder)
    : _electron.launch({ ...launching, timeout: PATIENCE });
}

/** Milliseconds until a program that does not answer has failed. */
const PATIENCE = 60_000;

/**
 * In a checkout Playwright holds the program back until it is attached. A packaged one goes on, and when its window is made
 * just while Playwright attaches, Playwright may wait for ever for what it has missed. A program that has by then said in its
 * log that it started is not at fault: it is started once more. One that has not said so fails.
 */
async function attachToPackage(
  launching: Parameters<typeof _electron.launch>[0],
  dataFolder: string,
): Promise<ElectronApplication> {
  const log = (): string => readIfThere(join(dataFolder, 'logs', 'residua.log')) ?? '';
  for (let left = 2; left > 0; left -= 1) {
    const before = log();
    try {
      return await _electron.launch({ ...launching, timeout: PATIENCE / 3 });
    } catch (error) {
      const hasStarted = log().slice(before.length).includes('Started');
      if (!(error instanceof errors.TimeoutError) || !hasStarted) throw error;
    }
  }
  return _electron.launch({ ...launching, timeout: PATIENCE });
}

/** Starts a packaged program that finds its data folder by itself, at `dataFolder`, and waits for its first window. */
export async function launchAsInstalled(
  executablePath: string,
  env: Readonly<Record<string, string>>,
  dataFolder: string,
): Promise<Launched> {
  const inherited = inheritedEnvironment();
  delete inherited['RESIDUA_DATA_FOLDER'];
  const launching = { executablePath, args: sandboxArguments(), chromiumSandbox: sandboxWorks() };
  const app = await attachToPackage({ ...launching, env: { ...inherited, ...env } }, dataFolder);
  return { app, window: await app.firstWindow() };
}

/** Ends the application at once, as a power cut would: nothing is given the chance to save. */
export function killResidua(app: ElectronApplication): Promise<void> {
  return killProcess(app.process());
}

/** The same for a program that may have ended by itself. */
export async function killProcess(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const ended = new Promise<void>((done) => program.once('exit', () => done()));
  program.kill('SIGKILL');
  await ended;
}

/** What Electron must be told where it cannot build its sandbox. */
export function sandboxArguments(): string[] {
  return sandboxWorks() ? [] : ['--no-sandbox'];
}

// Chromium refuses its sandbox to root, and cannot build one where unprivileged user namespaces are forbidden.
function sandboxWorks(): boolean {
  if (process.platform !== 'linux') return true;
  if (process.getuid?.() === 0) return false;
  return spawnSync('unshare', ['--user', 'true']).status === 0;
}

/** This process's environment without what would change how Electron starts, with this worker's own display. */
export function inheritedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const kept = entries.filter(([name]) => name !== 'NODE_OPTIONS' && name !== 'ELECTRON_RUN_AS_NODE');
  return { ...Object.fromEntries(kept), ...displayOf(test.info().parallelIndex) };
}
