import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { NsisTrial, own } from './nsis/trial.mjs';

const trial = new NsisTrial();
afterAll(() => trial.remove());

test('our part of the Windows installer compiles without a warning', () => {
  execFileSync('makensis', ['-VERSION']);
  const { status, stdout } = trial.compile(own);
  expect(stdout).not.toMatch(/warning|error/i);
  expect(status).toBe(0);
  expect(existsSync(join(trial.folder, 'residua-trial.exe'))).toBe(true);
});

test('the compiler is at work: a broken macro does not pass', () => {
  const { status } = trial.compile(own.replace('${endIf}', ''));
  expect(status).not.toBe(0);
});

test('data are only ever deleted after a yes, or on demand', () => {
  const deleting = [...own.matchAll(/RMDir \/r "(.+)"/g)].map(([, path]) => path);
  expect(deleting).toEqual(['$LOCALAPPDATA\\Residua', '$APPDATA\\Residua']);
  // Silently the answer is no.
  expect(own).toMatch(/MessageBox MB_YESNO\|MB_ICONEXCLAMATION\|MB_DEFBUTTON2 ".+" \/SD IDNO/);
  expect(own.indexOf('${ifNot} ${isUpdated}')).toBeLessThan(own.indexOf('RMDir'));
});

test('the template calls our checks before anything is installed or removed, and writes the version that they read', () => {
  const templates = resolve(import.meta.dirname, '../../node_modules/app-builder-lib/templates/nsis');
  const main = readFileSync(join(templates, 'installer.nsi'), 'utf8');
  const onInit = main.slice(main.indexOf('Function .onInit'), main.indexOf('FunctionEnd'));
  expect(onInit).toContain('!insertmacro customInit');
  const running = readFileSync(join(templates, 'include/allowOnlyOneInstallerInstance.nsh'), 'utf8');
  expect(running).toMatch(
    /!macro CHECK_APP_RUNNING\n[^]*?!ifmacrodef customCheckAppRunning\s+!insertmacro customCheckAppRunning\s+!else/,
  );
  const section = readFileSync(join(templates, 'installSection.nsh'), 'utf8');
  expect(section.indexOf('!insertmacro CHECK_APP_RUNNING')).toBeLessThan(
    section.indexOf('!insertmacro uninstallOldVersion'),
  );
  // Ours is written over what the template wrote.
  expect(section.indexOf('registerFileAssociations')).toBeLessThan(section.indexOf('!insertmacro customInstall'));
  expect(readFileSync(join(templates, 'include/installer.nsh'), 'utf8')).toContain(
    'WriteRegStr SHELL_CONTEXT "${UNINSTALL_REGISTRY_KEY}" "DisplayVersion" "${VERSION}"',
  );
});
