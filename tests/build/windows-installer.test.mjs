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

test('an older version is not installed over a newer one, for this user or for all, silently neither', () => {
  const text = readFileSync(own, 'utf8');
  const refusal = /!macro refuseOver ROOT\n([\s\S]*?)!macroend/.exec(text)?.[1];
  expect(refusal).toContain('ReadRegStr $R0 ${ROOT} "${UNINSTALL_REGISTRY_KEY}" "DisplayVersion"');
  // VersionCompare answers 1 when the first one, the one that is installed, is the newer.
  expect(refusal).toMatch(
    /\$\{VersionCompare\} "\$R0" "\$\{VERSION\}" \$R1\s+\$\{if\} \$R1 == "1"\s+MessageBox MB_OK\S* ".+" \/SD IDOK\s+SetErrorLevel 1638\s+Quit/,
  );
  const init = /!macro customInit\n([\s\S]*?)!macroend/.exec(text)?.[1];
  expect([...init.matchAll(/!insertmacro refuseOver (\w+)/g)].map(([, root]) => root)).toEqual(['HKCU', 'HKLM']);
});

test('the template calls that check before anything is installed, and writes the version that it reads', () => {
  const templates = resolve(import.meta.dirname, '../../node_modules/app-builder-lib/templates/nsis');
  const main = readFileSync(join(templates, 'installer.nsi'), 'utf8');
  const onInit = main.slice(main.indexOf('Function .onInit'), main.indexOf('FunctionEnd'));
  expect(onInit).toContain('!insertmacro customInit');
  expect(readFileSync(join(templates, 'include/installer.nsh'), 'utf8')).toContain(
    'WriteRegStr SHELL_CONTEXT "${UNINSTALL_REGISTRY_KEY}" "DisplayVersion" "${VERSION}"',
  );
});
