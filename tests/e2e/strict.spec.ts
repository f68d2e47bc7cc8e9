import { expect, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { startDisplay } from './displays.ts';
import { inheritedEnvironment, killProcess } from './launch.ts';
import { packagedExecutable } from './package.ts';
import { processesUnder, readIfThere } from './processes.ts';

// Elsewhere the tests attach through Node's inspector, and a program with an inspector is one for developers. Here nothing
// attaches: what a person starts is looked at from outside.

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** What starts the program as an examiner would, and a folder of that person's. */
interface Start {
  readonly program: string;
  readonly folder: string;
  readonly as: { readonly uid?: number; readonly gid?: number };
}

/** Chromium refuses root its sandbox, and the program refuses to run without: root has somebody else start a copy. */
async function startOfAPerson(): Promise<Start> {
  const folder = await mkdtemp(join(tmpdir(), 'residua-strict-'));
  const packed = await packagedExecutable();
  if (!isRoot) return { program: packed, folder, as: {} };
  const copy = join(folder, 'Residua');
  // Other tests make theirs beside it, perhaps just now.
  await cp(dirname(packed), copy, { recursive: true, filter: (path) => !basename(path).startsWith('inspectable') });
  await chmod(folder, 0o755);
  const home = join(folder, 'home');
  await mkdir(home);
  await chown(home, NOBODY, NOBODY);
  return { program: join(copy, basename(packed)), folder: home, as: { uid: NOBODY, gid: NOBODY } };
}

/** How many different colors the picture of a whole display has (X Window Dump, 32 bits a pixel). */
async function colorsOf(dump: string): Promise<number> {
  const bytes = await readFile(dump);
  const start = bytes.readUInt32BE(0) + 12 * bytes.readUInt32BE(76);
  const pixels = bytes.subarray(start);
  const seen = new Set<number>();
  for (let at = 0; at + 4 <= pixels.length; at += 4) seen.add(pixels.readUInt32LE(at));
  return seen.size;
}

/** Whether the kernel filters the calls of each process that shows pages. */
function filtersOfRenderers(program: ChildProcess): (string | undefined)[] {
  const renderers = processesUnder(program).filter((pid) =>
    readIfThere(`/proc/${String(pid)}/cmdline`)?.includes('--type=renderer'),
  );
  return renderers.map((pid) => /^Seccomp:\s*(\d)/m.exec(readIfThere(`/proc/${String(pid)}/status`) ?? '')?.[1]);
}

test('the program as it is installed opens its window, in its sandbox, with nothing attached', async () => {
  const { program, folder, as } = await startOfAPerson();
  const data = join(folder, 'data');
  const screen = await mkdtemp(join(tmpdir(), 'residua-screen-'));
  const display = process.platform === 'linux' ? await startDisplay(['-fbdir', screen]) : null;
  const env = {
    ...inheritedEnvironment(),
    ...(display === null ? {} : { DISPLAY: display.display }),
    HOME: folder,
    RESIDUA_DATA_FOLDER: data,
  };
  // Where few may write to /dev/shm, Chromium does not start without this; it weakens nothing.
  const args = process.platform === 'linux' ? ['--disable-dev-shm-usage'] : [];
  const started = spawn(program, args, { env, cwd: folder, ...as, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  started.stderr.on('data', (text: Buffer) => said.push(text.toString()));
  try {
    const log = (): string => readIfThere(join(data, 'logs', 'residua.log')) ?? said.join('');
    await expect.poll(log, { timeout: 60_000 }).toContain('Started');
    if (display !== null) {
      // Letters with their smooth edges, on a display that was of one color.
      await expect.poll(() => colorsOf(join(screen, 'Xvfb_screen0')), { timeout: 30_000 }).toBeGreaterThan(50);
      const filters = filtersOfRenderers(started);
      expect(filters.length).toBeGreaterThan(0);
      expect(new Set(filters), said.join('')).toEqual(new Set(['2']));
    }
    expect(started.exitCode, said.join('')).toBeNull();
    expect(log()).not.toMatch(/gone|uncaught|unhandled/);
  } finally {
    await killProcess(started);
    display?.end();
    // Windows lets go of the files of what was killed after a moment.
    const removing = { recursive: true, force: true, maxRetries: 20, retryDelay: 250 };
    await rm(isRoot ? dirname(folder) : folder, removing);
    await rm(screen, removing);
  }
});
