import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** Where the displays stand in the environment, one for each worker, separated by blanks. */
const DISPLAYS = 'RESIDUA_TEST_DISPLAYS';

/** Where there is one display there is one clipboard and one focus, and windows under test would take them from each other. */
export const ownDisplays = process.platform === 'linux' && !process.env['DISPLAY'];

/** Playwright's global set-up: each worker gets a display of its own. Ends them again. */
export default async function startDisplays(config: { readonly workers: number }): Promise<() => void> {
  if (!ownDisplays) return () => undefined;
  const started = await Promise.all(Array.from({ length: config.workers }, () => startDisplay()));
  process.env[DISPLAYS] = started.map(({ display }) => display).join(' ');
  return () => {
    for (const { end } of started) end();
  };
}

/** A display of its own, `size` pixels large, started with `more` arguments beside the usual ones. */
export async function startDisplay(
  more: readonly string[] = [],
  size = '1600x1000',
): Promise<{ display: string; end: () => void }> {
  // Without -noreset the display starts anew when its last window closes, and refuses whoever comes just then.
  const usual = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-noreset', '-nolisten', 'tcp'];
  const xvfb = spawn('Xvfb', [...usual, ...more], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  xvfb.stderr?.on('data', (text: Buffer) => said.push(text.toString()));
  const display = await new Promise<string>((done, failed) => {
    xvfb.once('error', failed);
    xvfb.once('exit', (code) => failed(new Error(`Xvfb ended with ${String(code)}: ${said.join('')}`)));
    // The number of the display it chose, told once it takes windows.
    (xvfb.stdio[3] as Readable).once('data', (text: Buffer) => done(`:${text.toString().trim()}`));
  });
  return { display, end: () => xvfb.kill() };
}

/** The display of the worker with this index; none where a person's own is used. */
export function displayOf(parallelIndex: number): Readonly<Record<string, string>> {
  const display = process.env[DISPLAYS]?.split(' ')[parallelIndex];
  return display === undefined ? {} : { DISPLAY: display };
}
