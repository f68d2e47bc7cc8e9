import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expectStrictFuses } from './fuses.ts';
import { inheritedEnvironment, sandboxArguments } from './launch.ts';
import { packagedExecutable } from './package.ts';

const run = promisify(execFile);
const sample = resolve(import.meta.dirname, '../../assets/sample/sample-evaluation.json');
const manifest = resolve(import.meta.dirname, '../../package.json');

test('the packaged program carries every fuse strict', async () => {
  await expectStrictFuses(await packagedExecutable());
});

test('the packaged program answers the command line without a window', async () => {
  const program = await packagedExecutable();
  const asRoot = sandboxArguments();
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  // As over a remote shell or in a scheduled task, where there is no display at all.
  const env = { ...process.env, DISPLAY: undefined, WAYLAND_DISPLAY: undefined, XAUTHORITY: undefined };
  const told = await run(program, [...asRoot, '--version'], { env });
  expect(told.stdout.trim()).toBe(version);
  const scored = await run(program, [...asRoot, 'score', sample]);
  expect(JSON.parse(scored.stdout)).toMatchObject({ residual: { value: '-3.5', code: 'G8652' } });
  await expect(run(program, [...asRoot, 'score', manifest])).rejects.toMatchObject({ code: 2 });
});

test('no command of the command line needs a data folder, or writes to one', async () => {
  const program = await packagedExecutable();
  const home = await mkdtemp(join(tmpdir(), 'residua-e2e-'));
  const refused = join(home, 'file', 'data');
  await writeFile(join(home, 'file'), 'as it was');
  const env = {
    ...inheritedEnvironment(),
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    RESIDUA_DATA_FOLDER: refused,
  };
  const scored = await run(program, [...sandboxArguments(), 'score', sample], { env });
  expect(JSON.parse(scored.stdout)).toMatchObject({ residual: { value: '-3.5', code: 'G8652' } });
  const trail = run(program, [...sandboxArguments(), 'audit', 'verify', join(home, 'none.json')], { env });
  await expect(trail).rejects.toMatchObject({ code: 2 });
  expect((await readdir(home, { recursive: true })).filter((name) => /residua/i.test(name))).toEqual([]);
});

test('the packaged program does not start with switches that would open it to others', async () => {
  const program = await packagedExecutable();
  const home = await mkdtemp(join(tmpdir(), 'residua-e2e-'));
  const env = { ...inheritedEnvironment(), RESIDUA_DATA_FOLDER: join(home, 'data') };
  for (const dangerous of [
    '--remote-debugging-port=0',
    '--remote-debugging-pipe',
    '--inspect=0',
    '--disable-web-security',
    '--renderer-cmd-prefix=true',
    '--js-flags=--expose-gc',
    `--log-net-log=${join(home, 'net.json')}`,
  ]) {
    const [name = ''] = dangerous.split('=');
    const refused: unknown = await run(program, [...sandboxArguments(), dangerous], { env }).catch(
      (error: unknown) => error,
    );
    expect(refused, name).toMatchObject({ code: 2, stdout: '' });
    const { stderr } = refused as { stderr: string };
    expect(stderr, name).toMatch(new RegExp(`Residua does not start with (?:--[\\w-]+, )*${name}\\b`));
    expect(stderr, name).toContain('Start it without, and look at the shortcut that was used.');
    expect(stderr, name).not.toMatch(/listening on/);
  }
  expect(await readdir(home)).toEqual([]);
});
