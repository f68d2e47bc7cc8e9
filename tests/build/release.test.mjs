import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { notesOf } from '../../build/lib/changelog.mjs';
import { argumentsForTests, requireOfficialElectron } from '../../build/lib/package.mjs';
import { signingOf } from '../../build/lib/signing.mjs';

const folder = mkdtempSync(join(tmpdir(), 'residua-signing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('signing of installers', () => {
  const mac = { MAC_CERTIFICATE: 'c', MAC_CERTIFICATE_PASSWORD: 'p' };
  const notary = { APPLE_API_KEY_BASE64: 'a2V5', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' };

  test('without secrets nothing is signed, and the note says so', () => {
    for (const platform of ['win32', 'darwin']) {
      const { env, args, note } = signingOf(platform, {}, folder);
      expect(note).toContain('NOT signed');
      expect(env).toEqual({ CSC_IDENTITY_AUTO_DISCOVERY: 'false' });
      expect(args.join(' ')).not.toContain('forceCodeSigning');
    }
  });

  test('with secrets an unsigned installer is an error of the build', () => {
    const windows = signingOf('win32', { WINDOWS_CERTIFICATE: 'c', WINDOWS_CERTIFICATE_PASSWORD: 'p' }, folder);
    expect(windows.env).toEqual({ WIN_CSC_LINK: 'c', WIN_CSC_KEY_PASSWORD: 'p' });
    expect(windows.args).toContain('-c.forceCodeSigning=true');
    const signed = signingOf('darwin', mac, folder);
    expect(signed.args).toEqual(expect.arrayContaining(['-c.forceCodeSigning=true', '-c.mac.notarize=false']));
    expect(signed.note).toContain('NOT notarised');
  });

  const azure = {
    ...{ AZURE_TENANT_ID: 't', AZURE_CLIENT_ID: 'c', AZURE_CLIENT_SECRET: 's' },
    ...{ AZURE_SIGNING_ENDPOINT: 'https://eus.example', AZURE_SIGNING_ACCOUNT: 'a' },
    ...{ AZURE_SIGNING_PROFILE: 'p', AZURE_SIGNING_PUBLISHER: 'The Residua authors' },
  };

  test('a certificate that stays in hardware signs Windows installers', () => {
    const { env, args, note } = signingOf('win32', azure, folder);
    expect(env).toEqual({ AZURE_TENANT_ID: 't', AZURE_CLIENT_ID: 'c', AZURE_CLIENT_SECRET: 's' });
    expect(args).toEqual([
      '--win',
      '-c.forceCodeSigning=true',
      '-c.win.azureSignOptions.endpoint=https://eus.example',
      '-c.win.azureSignOptions.codeSigningAccountName=a',
      '-c.win.azureSignOptions.certificateProfileName=p',
      '-c.win.azureSignOptions.publisherName=The Residua authors',
    ]);
    expect(note).toBe('Windows: signed.');
    const both = { ...azure, WINDOWS_CERTIFICATE: 'c', WINDOWS_CERTIFICATE_PASSWORD: 'p' };
    expect(() => signingOf('win32', both, folder)).toThrow('one signature');
    expect(() => signingOf('win32', { ...azure, AZURE_SIGNING_PROFILE: '' }, folder)).toThrow('AZURE_SIGNING_PROFILE');
  });

  test('a notary key reaches the tool as a file', () => {
    const { env, args } = signingOf('darwin', { ...mac, ...notary }, folder);
    expect(args).toContain('-c.mac.notarize=true');
    expect(readFileSync(env.APPLE_API_KEY, 'utf8')).toBe('key');
  });

  test('half a set of secrets is refused by name', () => {
    expect(() => signingOf('win32', { WINDOWS_CERTIFICATE: 'c' }, folder)).toThrow('WINDOWS_CERTIFICATE_PASSWORD');
    expect(() => signingOf('darwin', { ...mac, APPLE_API_KEY_ID: 'id' }, folder)).toThrow('APPLE_API_KEY_BASE64');
    expect(() => signingOf('darwin', notary, folder)).toThrow('MAC_CERTIFICATE');
  });
});

describe('what is packed', () => {
  test('a release holds the official Electron alone', () => {
    expect(() => requireOfficialElectron({}, null)).not.toThrow();
    expect(() => requireOfficialElectron({}, '/another')).toThrow('official Electron');
    expect(() => requireOfficialElectron({ ELECTRON_OVERRIDE_DIST_PATH: '/another' }, null)).toThrow(
      'official Electron',
    );
  });

  test('of the Electron for tests there is a folder, never an installer', () => {
    expect(argumentsForTests([])).toEqual(['--linux', 'dir']);
    expect(argumentsForTests(['--dir'])).toEqual(['--dir']);
    for (const args of [['--linux', 'deb'], ['--linux', 'AppImage'], ['--win'], ['--mac', 'dir'], ['--arm64', '--dir']])
      expect(() => argumentsForTests(args)).toThrow('must hold the real one');
  });
});

describe('release notes', () => {
  const text =
    '# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-11-24\n\n### Added\n\n- A.\n\n## [1.1.0] - 2026-01-01\n';

  test('are the section of the version', () => {
    expect(notesOf(text, '1.2.0')).toBe('### Added\n\n- A.');
  });

  test('are missing for a version without a section, a date or content', () => {
    for (const version of ['1.1.0', '2.0.0', 'Unreleased', '1.2']) expect(notesOf(text, version)).toBeNull();
  });

  test('the changelog keeps a place for what is not released', () => {
    const own = readFileSync(resolve(import.meta.dirname, '../../CHANGELOG.md'), 'utf8');
    expect(own).toMatch(/^## \[Unreleased\]$/m);
  });
});
