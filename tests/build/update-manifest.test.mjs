import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { installersIn, signedManifest } from '../../build/lib/update-manifest.mjs';
import { readManifest } from '../../main/update/manifest.ts';

const base = mkdtempSync(join(tmpdir(), 'residua-release-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A key as the release has it: made by openssl, in PEM. */
function newKey() {
  const pem = execFileSync('openssl', ['genpkey', '-algorithm', 'ed25519']).toString();
  const options = ['pkey', '-pubout', '-outform', 'DER'];
  return { pem, pinned: execFileSync('openssl', options, { input: pem, stdio: 'pipe' }).toString('base64') };
}
const key = newKey();
const other = newKey();

const NAMES = {
  'Residua-1.2.0-windows-x64-setup.exe': ['win32', 'x64', 'nsis'],
  'Residua-1.2.0-windows-arm64-setup.exe': ['win32', 'arm64', 'nsis'],
  'Residua-1.2.0-windows-x64.msi': ['win32', 'x64', 'msi'],
  'Residua-1.2.0-windows-x64.zip': ['win32', 'x64', 'zip'],
  'Residua-1.2.0-mac-universal.dmg': ['darwin', 'universal', 'dmg'],
  'Residua-1.2.0-mac-universal.zip': ['darwin', 'universal', 'zip'],
  'residua-1.2.0-linux-x86_64.AppImage': ['linux', 'x64', 'appimage'],
  'residua-1.2.0-linux-arm64.AppImage': ['linux', 'arm64', 'appimage'],
  'residua-1.2.0-linux-amd64.deb': ['linux', 'x64', 'deb'],
  'residua-1.2.0-linux-aarch64.rpm': ['linux', 'arm64', 'rpm'],
  'residua-1.2.0-linux-x64.tar.gz': ['linux', 'x64', 'tar'],
};

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(base, 'r-'));
});
const put = (...names) => names.forEach((name) => writeFileSync(join(folder, name), name));
const manifest = async () => ({
  ...{ format: 'residua-update/1', version: '1.2.0', date: '2026-11-28', notes: 'N.' },
  files: await installersIn(folder, '1.2.0'),
});

describe('the description of a release', () => {
  test('lists every installer with system, processor, size and SHA-256, and nothing else', async () => {
    put(...Object.keys(NAMES), 'SHA256SUMS', 'residua-sbom.cdx.json', 'x.exe.blockmap', 'release-notes.md');
    const files = await installersIn(folder, '1.2.0');
    expect(Object.fromEntries(files.map(({ name, platform, arch, kind }) => [name, [platform, arch, kind]]))).toEqual(
      NAMES,
    );
    for (const { name, sha256, sizeInBytes } of files) {
      expect(sizeInBytes).toBe(name.length);
      expect(execFileSync('sha256sum', [join(folder, name)]).toString()).toContain(sha256);
    }
  });

  test.each([
    ['Residua-1.1.0-windows-x64.msi', 'is of version 1.1.0; the release is 1.2.0'],
    ['Residua-1.2.0-windows-mips.msi', 'neither system nor processor'],
    ['Residua-1.2.0-windows-setup.exe', 'neither system nor processor'],
    ['setup.exe', 'neither system nor processor'],
  ])('refuses %s by name', async (name, message) => {
    put(name);
    await expect(installersIn(folder, '1.2.0')).rejects.toThrow(message);
  });

  test('refuses a folder without installers', async () => {
    put('SHA256SUMS');
    await expect(installersIn(folder, '1.2.0')).rejects.toThrow('There is no installer');
  });

  test('is taken by the program that pins the key, whichever of two keys that is', async () => {
    put(...Object.keys(NAMES));
    const what = await manifest();
    const text = signedManifest(what, `${key.pem}${other.pem}`, [other.pinned]);
    for (const pinned of [key.pinned, other.pinned]) expect(readManifest(Buffer.from(text), [pinned])).toEqual(what);
  });

  test('is not made with a key that the program does not pin, and the message says what to do', async () => {
    put(...Object.keys(NAMES));
    const what = await manifest();
    for (const pinned of [[], [other.pinned]]) {
      expect(() => signedManifest(what, key.pem, pinned)).toThrow('main/update/channel.ts');
    }
  });

  test.each([
    ['nothing', '', 'no private key in PEM'],
    ['a broken key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 'cannot be read'],
    ['a key of another kind', execFileSync('openssl', ['genpkey', '-algorithm', 'X25519']).toString(), 'not Ed25519'],
  ])('is not made with %s, and the key is not told', async (_, pem, message) => {
    put(...Object.keys(NAMES));
    const what = await manifest();
    expect(() => signedManifest(what, pem, [key.pinned])).toThrow(message);
  });
});

describe('npm run update-manifest', () => {
  const script = resolve(import.meta.dirname, '../../build/update-manifest.mjs');
  const run = (env) =>
    execFileSync(process.execPath, [script, folder], { env: { ...process.env, ...env }, stdio: 'pipe' }).toString();

  test('without a key writes no description, and says so for the log, the run and the release notes', () => {
    put(...Object.keys(NAMES));
    const out = run({ UPDATE_SIGNING_KEY: '', GITHUB_ACTIONS: 'true' });
    expect(out).toMatch(/^::warning::Updates: NOT signed/);
    expect(readFileSync(join(folder, 'signing-update.txt'), 'utf8')).toContain('NOT signed');
    expect(() => readFileSync(join(folder, 'Residua-1.2.0.residua-update.json'))).toThrow('ENOENT');
  });

  test('with a key but without a dated section of the changelog fails, and signs nothing', () => {
    put(...Object.keys(NAMES));
    expect(() => run({ UPDATE_SIGNING_KEY: key.pem })).toThrow(/CHANGELOG\.md has no section|is of version/);
    expect(() => readFileSync(join(folder, 'signing-update.txt'))).toThrow('ENOENT');
  });
});
