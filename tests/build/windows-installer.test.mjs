import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const own = resolve(import.meta.dirname, '../../build/resources/installer.nsh');
const folder = mkdtempSync(join(tmpdir(), 'residua-nsis-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What electron-builder's template provides around our macros, as far as they use it. */
const AROUND = `
Unicode true
Name "Residua"
OutFile "residua-trial.exe"
InstallDir "$LOCALAPPDATA\\Programs\\residua"
RequestExecutionLevel user
!define PRODUCT_NAME "Residua"
!define PRODUCT_FILENAME "Residua"
!define VERSION "1.2.3"
!define UNINSTALL_FILENAME "Uninstall Residua.exe"
!define UNINSTALL_REGISTRY_KEY "Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\x"
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include x64.nsh
Var installMode
!define isUpdated "$installMode == updated"
!include "installer.nsh"
Function un.onInit
  StrCpy $installMode "all"
FunctionEnd
Function .onInit
  StrCpy $installMode "all"
  !ifmacrodef customInit
    !insertmacro customInit
  !endif
FunctionEnd
Section "install"
  !ifmacrodef customInstall
    !insertmacro customInstall
  !endif
  WriteUninstaller "$INSTDIR\\Uninstall.exe"
SectionEnd
Section "un.Uninstall"
  !insertmacro customUnInstall
SectionEnd
`;

function compile(text) {
  writeFileSync(join(folder, 'installer.nsh'), text);
  writeFileSync(join(folder, 'setup.nsi'), AROUND);
  rmSync(join(folder, 'residua-trial.exe'), { force: true });
  return spawnSync('makensis', ['-WX', '-V2', '-NOCD', 'setup.nsi'], { cwd: folder, encoding: 'utf8' });
}

test('our part of the Windows installer compiles without a warning', () => {
  execFileSync('makensis', ['-VERSION']);
  const { status, stdout } = compile(readFileSync(own, 'utf8'));
  expect(stdout).not.toMatch(/warning|error/i);
  expect(status).toBe(0);
  expect(existsSync(join(folder, 'residua-trial.exe'))).toBe(true);
});

test('the compiler is at work: a broken macro does not pass', () => {
  const { status } = compile(readFileSync(own, 'utf8').replace('${endIf}', ''));
  expect(status).not.toBe(0);
});

test('data are only ever deleted after a yes, or on demand', () => {
  const text = readFileSync(own, 'utf8');
  const deleting = [...text.matchAll(/RMDir \/r "(.+)"/g)].map(([, path]) => path);
  expect(deleting).toEqual(['$LOCALAPPDATA\\Residua', '$APPDATA\\Residua']);
  // Silently the answer is no.
  expect(text).toMatch(/MessageBox MB_YESNO\|MB_ICONEXCLAMATION\|MB_DEFBUTTON2 ".+" \/SD IDNO/);
  expect(text.indexOf('${ifNot} ${isUpdated}')).toBeLessThan(text.indexOf('RMDir'));
});
