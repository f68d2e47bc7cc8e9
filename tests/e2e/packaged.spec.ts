import { getCurrentFuseWire, FuseV1Options } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { inheritedEnvironment, sandboxArguments } from './launch.ts';
import { packagedExecutable } from './package.ts';

const run = promisify(execFile);
const sample = resolve(import.meta.dirname, '../../assets/sample/sample-evaluation.json');
const manifest = resolve(import.meta.dirname, '../../package.json');

/** What each fuse is set to: ASCII 0 off, 1 on. */
const STRICT = new Map([
  [FuseV1Options.RunAsNode, '0'],
  [FuseV1Options.EnableCookieEncryption, '1'],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, '0'],
  [FuseV1Options.EnableNodeCliInspectArguments, '0'],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, '1'],
  [FuseV1Options.OnlyLoadAppFromAsar, '1'],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, '0'],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, '0'],
]);

/** How WebAssembly finds accesses out of bounds; both ways are safe, so Electron's choice stands. */
const NO_MATTER_OF_STRICTNESS = new Set([FuseV1Options.WasmTrapHandlers]);

test('the packaged program carries every fuse strict', async () => {
  const known = Object.values(FuseV1Options).filter((option) => typeof option === 'number');
  expect(known.filter((option) => !STRICT.has(option) && !NO_MATTER_OF_STRICTNESS.has(option))).toEqual([]);
  const wire = await getCurrentFuseWire(await packagedExecutable());
  for (const [fuse, state] of STRICT) expect(String.fromCharCode(wire[fuse] ?? 0), FuseV1Options[fuse]).toBe(state);
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
