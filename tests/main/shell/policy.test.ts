import fc from 'fast-check';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { fromFile, fromJson, registryValues, withoutApple } from '../../../main/shell/policy-source.ts';

vi.mock('electron', () => ({ app: { isPackaged: true } }));

const { readPolicy } = await import('../../../main/shell/policy.ts');

const PLACE = '/etc/residua/policy.json';
const read = (text: string) => readPolicy(fromJson(text, PLACE));

describe('the policy of a machine', () => {
  it('is empty and quiet where there is none', () => {
    const none = fromFile(join(tmpdir(), 'residua-no-such-folder', 'policy.json'));
    expect(readPolicy(none)).toEqual({ policy: {}, place: null, problems: [] });
  });

  it('gives every value an administrator may set', () => {
    const values = {
      updateChecks: false,
      backupFolder: '/srv/backups',
      idleLockMinutes: 3,
      minimumPassphraseLength: 20,
      keychainUnlock: false,
    };
    expect(read(JSON.stringify(values))).toEqual({ policy: values, place: PLACE, problems: [] });
  });

  it('names what it does not know and keeps the rest', () => {
    const { policy, problems } = read('{"idleLockMinutes": 3, "idelLockMinutes": 1}');
    expect(policy).toEqual({ idleLockMinutes: 3 });
    expect(problems).toEqual([
      `The policy in ${PLACE} holds “idelLockMinutes”, which this version of Residua does not know.`,
    ]);
  });

  it.each([
    ['updateChecks', '"no"', false],
    ['keychainUnlock', '0', false],
    ['idleLockMinutes', '0', 5],
    ['idleLockMinutes', '"5"', 5],
    ['idleLockMinutes', '2.5', 5],
    ['minimumPassphraseLength', '8', 12],
    ['minimumPassphraseLength', '1e9', 12],
  ])('puts the cautious value in place of %s = %s', (name, text, instead) => {
    const { policy, problems } = read(`{"${name}": ${text}}`);
    expect(policy).toEqual({ [name]: instead });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^“${name}” of the policy in .* must be .*\\. .* is used instead\\.$`));
  });

  it.each(['backups', './backups', '', 'C:backups'])(
    'leaves out the backup folder “%s”, which is not absolute',
    (path) => {
      const { policy, problems } = read(JSON.stringify({ backupFolder: path }));
      expect(policy).toEqual({});
      expect(problems).toEqual([
        `“backupFolder” of the policy in ${PLACE} must be the absolute path of a folder. It is left out.`,
      ]);
    },
  );

  it.each(['/srv/b', 'D:\\Backups', '\\\\server\\share\\b'])('takes the backup folder %s', (path) => {
    expect(read(JSON.stringify({ backupFolder: path })).policy).toEqual({ backupFolder: path });
  });

  it.each(['{', '[]', 'null', '"x"', ''])('is cautious about a file that holds %s', (text) => {
    const { policy, problems } = read(text);
    expect(policy).toEqual({
      updateChecks: false,
      idleLockMinutes: 5,
      minimumPassphraseLength: 12,
      keychainUnlock: false,
    });
    expect(problems).toHaveLength(1);
  });

  it('is cautious about a file that cannot be read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'residua-policy-'));
    // A folder in its place cannot be read by anybody, root included.
    expect(readPolicy(fromFile(folder)).policy.keychainUnlock).toBe(false);
    const file = join(folder, 'policy.json');
    writeFileSync(file, '\uFEFF{"updateChecks": true}');
    chmodSync(file, 0o644);
    expect(readPolicy(fromFile(file)).policy).toEqual({ updateChecks: true });
  });

  it('never throws, whatever JSON it is given', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const { policy } = read(text);
        expect(policy.idleLockMinutes ?? 1).toBeGreaterThanOrEqual(1);
        expect(policy.minimumPassphraseLength ?? 12).toBeGreaterThanOrEqual(12);
      }),
    );
  });
});

describe('the policy in the registry of Windows', () => {
  const PRINTED = [
    '',
    'HKEY_LOCAL_MACHINE\\Software\\Policies\\Residua',
    '    (Default)    REG_SZ    (value not set)',
    '    updateChecks    REG_DWORD    0x0',
    '    keychainUnlock    REG_DWORD    0x1',
    '    idleLockMinutes    REG_DWORD    0xa',
    '    backupFolder    REG_SZ    D:\\Shared backups\\Residua',
    '    minimumPassphraseLength    REG_SZ    20',
    '    empty    REG_SZ',
    '',
    'HKEY_LOCAL_MACHINE\\Software\\Policies\\Residua\\Other',
  ].join('\r\n');

  it('is read as reg.exe prints it', () => {
    expect(registryValues(PRINTED)).toEqual({
      updateChecks: false,
      keychainUnlock: true,
      idleLockMinutes: 10,
      backupFolder: 'D:\\Shared backups\\Residua',
      minimumPassphraseLength: '20',
      empty: '',
    });
  });

  it('explains a value of the wrong type', () => {
    const { policy, problems } = readPolicy({ kind: 'values', place: 'HKLM', values: registryValues(PRINTED) });
    expect(policy.minimumPassphraseLength).toBe(12);
    expect(policy.backupFolder).toBe('D:\\Shared backups\\Residua');
    expect(problems).toHaveLength(2);
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof registryValues(text)).toBe('object');
      }),
    );
  });
});

describe('the managed preferences of macOS', () => {
  it('are taken without what the system adds', () => {
    const source = fromJson('{"PayloadUUID": "1", "idleLockMinutes": 4}', 'plist');
    expect(withoutApple(source)).toEqual({ kind: 'values', place: 'plist', values: { idleLockMinutes: 4 } });
  });
});
