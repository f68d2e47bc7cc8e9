import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env as inherited, platform } from 'node:process';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { NsisTrial, own } from './nsis/trial.mjs';

// What our part of the Windows setup does, run under Wine with a Windows of its own. Not on Windows, where it would be the
// person's own: there build/try-installers.mjs tries the real setup, on machines that are thrown away afterwards.

/** Exit codes reach us cut to eight bits. */
const OLDER = 1638 & 0xff;
const IN_USE = 1618 & 0xff;
const UNINSTALL = 'Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\residua-trial';
const REPORTS = 'Software\\Microsoft\\Windows\\Windows Error Reporting\\ExcludedApplications';
const CLASSES = 'Software\\Classes';

const trial = new NsisTrial();
const prefix = join(trial.folder, 'wine');
const env = {
  ...inherited,
  WINEPREFIX: prefix,
  WINEDEBUG: '-all',
  WINEDLLOVERRIDES: 'mscoree,mshtml,winemenubuilder.exe=',
};
delete env.DISPLAY;

function wine(...words) {
  return spawnSync('wine', words, { cwd: trial.folder, env, encoding: 'utf8', timeout: 60_000 });
}

/** The data of a value, or null; the default value without a name. */
function value(key, name) {
  const { stdout } = wine('reg', 'query', key, ...(name === undefined ? ['/ve'] : ['/v', name]));
  return /REG_\w+\s+(.*?)\r?\n/.exec(stdout)?.[1] ?? null;
}

const keyExists = (key) => wine('reg', 'query', key).status === 0;

describe.runIf(platform === 'linux')('the Windows setup', () => {
  /** Folders of the person in that Windows, as this system sees them. */
  let local, roaming;
  /** Where the program lies, as that Windows sees it. */
  let program;

  beforeAll(async () => {
    const target = 'amd64-unicode';
    for (const [out, options] of [
      ['one.exe', {}],
      ['one-older.exe', { version: '1.2.2' }],
      ['one-newer.exe', { version: '1.10.0' }],
      ['all.exe', { mode: 'all' }],
    ]) {
      const { status, stdout } = trial.compile(own, { out, target, ...options });
      expect(status, stdout).toBe(0);
    }
    // The services of that Windows keep what they are started with, and end with the last program: one that runs all the
    // time, and is started with nothing that could be waited for, keeps each later call short.
    const quiet = { cwd: trial.folder, env, stdio: 'ignore' };
    expect(spawnSync('wine', ['wineboot', '--init'], { ...quiet, timeout: 60_000 }).status).toBe(0);
    spawn('wine', ['program.exe'], quiet);
    await vi.waitUntil(() => existsSync(join(trial.folder, 'running')), { timeout: 20_000 });
    const folderOf = (name) => wine('cmd', '/c', `echo %${name}%`).stdout.trim();
    const here = (path) => wine('winepath', '-u', path).stdout.trim();
    local = here(folderOf('LOCALAPPDATA'));
    roaming = here(folderOf('APPDATA'));
    program = `${folderOf('LOCALAPPDATA')}\\Programs\\Residua`;
  }, 120_000);

  afterAll(() => {
    spawnSync('wineserver', ['--kill', '--wait'], { env });
    trial.remove();
  });

  beforeEach(() => {
    for (const folder of [local, roaming]) rmSync(join(folder, 'Residua'), { recursive: true, force: true });
    for (const root of ['HKCU', 'HKLM']) wine('reg', 'delete', `${root}\\${UNINSTALL}`, '/f');
  });

  const install = (file) => wine(file, '/S').status;
  const uninstall = (...words) => wine(`${program}\\Uninstall.exe`, '/S', ...words, `_?=${program}`).status;
  const installed = () => readFileSync(join(local, 'Programs/Residua/version'), 'latin1');
  const evaluations = () => ['Residua/vault/kept', 'Residua/backups/kept'].map((name) => join(local, name));
  function keepEvaluations() {
    const kept = [...evaluations(), join(roaming, 'Residua/vault/kept')];
    for (const file of kept) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, '');
    }
    return kept;
  }

  test('opens files with the program alone, is not reported on, and leaves no copy of itself', () => {
    for (const [file, root] of [
      ['one.exe', 'HKCU'],
      ['all.exe', 'HKLM'],
    ]) {
      expect(install(file)).toBe(0);
      for (const type of ['evaluation', 'backup']) {
        const command = value(`${root}\\${CLASSES}\\Residua ${type}\\shell\\open\\command`);
        expect(command).toMatch(/^".*\\Residua\.exe" "%1"$/);
      }
      expect(value(`${root}\\${REPORTS}`, 'Residua.exe')).toBe('0x1');
      expect(existsSync(join(local, 'residua-updater'))).toBe(false);
      expect(uninstall()).toBe(0);
      expect(value(`${root}\\${REPORTS}`, 'Residua.exe')).toBeNull();
    }
  });

  test('of an older version refuses to go over a newer one, whoever that was installed for', () => {
    expect(install('one-newer.exe')).toBe(0);
    expect(install('one.exe')).toBe(OLDER);
    expect(install('all.exe')).toBe(OLDER);
    expect(installed()).toBe('1.10.0');
    expect(uninstall()).toBe(0);

    expect(install('all.exe')).toBe(0);
    expect(install('one-older.exe')).toBe(OLDER);
    expect(install('one.exe')).toBe(0);
  });

  test('does not end a running program, and neither does the uninstaller', { timeout: 60_000 }, async () => {
    expect(install('one.exe')).toBe(0);
    const running = spawn('wine', [`${program}\\Residua.exe`], { env, stdio: 'ignore' });
    await vi.waitUntil(() => existsSync(join(local, 'Programs/Residua/running')), { timeout: 20_000 });
    expect(install('one-newer.exe')).toBe(IN_USE);
    expect(uninstall()).toBe(IN_USE);
    expect([installed(), running.exitCode]).toEqual(['1.2.3', null]);
    const ended = new Promise((done) => running.once('exit', done));
    wine('taskkill', '/F', '/IM', 'Residua.exe');
    await ended;
    expect(install('one-newer.exe')).toBe(0);
    expect(installed()).toBe('1.10.0');
  });

  test('removed, leaves the evaluations, and nothing that names the program', () => {
    for (const [file, root] of [
      ['one.exe', 'HKCU'],
      ['all.exe', 'HKLM'],
    ]) {
      const kept = keepEvaluations();
      expect(install(file)).toBe(0);
      // Another program opens backups by now.
      wine('reg', 'add', `${root}\\${CLASSES}\\.residua-backup`, '/ve', '/d', 'Another', '/f');
      expect(uninstall()).toBe(0);
      expect(kept.filter((path) => !existsSync(path))).toEqual([]);
      expect(keyExists(`${root}\\${CLASSES}\\.residua`)).toBe(false);
      expect(value(`${root}\\${CLASSES}\\.residua-backup`)).toBe('Another');
      expect(keyExists(`${root}\\${CLASSES}\\.residua-backup\\OpenWithProgids`)).toBe(false);
    }
  });

  test('removed, deletes the evaluations of the person who says so, and never in an update', () => {
    for (const file of ['one.exe', 'all.exe']) {
      const kept = keepEvaluations();
      expect(install(file)).toBe(0);
      expect(uninstall('--updated', '--delete-app-data')).toBe(0);
      expect(kept.filter((path) => !existsSync(path))).toEqual([]);
      expect(install(file)).toBe(0);
      expect(uninstall('--delete-app-data')).toBe(0);
      expect(kept.filter((path) => existsSync(path))).toEqual([]);
    }
  });
});
