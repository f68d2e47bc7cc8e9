import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { inheritedEnvironment, sandboxArguments } from './launch.ts';

const electron = createRequire(import.meta.url)('electron') as string;
const checkout = resolve(import.meta.dirname, '../..');

export interface Ended {
  /** The exit code, or the name of what kept the program from starting. */
  readonly code: number | string | null;
  readonly stderr: string;
}

export interface RunOptions {
  readonly dataFolder: string;
  /** Environment added to this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments after the application folder. */
  readonly args?: readonly string[];
}

/**
 * Runs the built application for a start that ends by itself. Playwright stays outside: it attaches only to what goes on
 * running, and a program that ends meanwhile is lost to it as a closed session.
 */
export function runToEnd({ dataFolder, env = {}, args = [] }: RunOptions): Promise<Ended> {
  const words = [...sandboxArguments(), checkout, ...args];
  const options = { env: { ...inheritedEnvironment(), ...env, RESIDUA_DATA_FOLDER: dataFolder }, timeout: 60_000 };
  return new Promise((done) => {
    execFile(electron, words, options, (error, _stdout, stderr) => {
      done({ code: error === null ? 0 : (error.code ?? null), stderr });
    });
  });
}
