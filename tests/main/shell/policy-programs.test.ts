import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { fromManagedPreferences, fromRegistry, policySource, systemFolder } from '../../../main/shell/policy-source.ts';
import { temporaryFolder } from '../store/temporary-store.ts';

vi.mock('electron', () => ({ app: { isPackaged: true } }));

const { readPolicy } = await import('../../../main/shell/policy.ts');

/** A program that runs these lines of JavaScript; `words` are what it was called with. */
function program(...lines: readonly string[]): readonly [string, string] {
  const script = join(temporaryFolder(), 'program.mjs');
  writeFileSync(script, ['const words = process.argv.slice(2);', ...lines].join('\n'));
  return [process.execPath, script];
}

const KEY = String.raw`HKLM\Software\Policies\Residua`;

describe('the registry, as reg.exe reads it', () => {
  const PRINTED = [
    '',
    String.raw`HKEY_LOCAL_MACHINE\Software\Policies\Residua`,
    '    updateChecks    REG_DWORD    0x0',
    '    keychainUnlock    REG_DWORD    0x0',
    '    idleLockMinutes    REG_DWORD    0x3',
    '    minimumPassphraseLength    REG_DWORD    0x14',
    String.raw`    backupFolder    REG_SZ    \\server\Residua backups`,
    '',
  ].join('\r\n');
  /** Answers the question for this key in the 64-bit view; any other is one that it does not know. */
  const answering = (answer: string): readonly [string, string] =>
    program(`if (words.join(' ') !== ${JSON.stringify(`query ${KEY} /reg:64`)}) process.exit(64);`, answer);

  it('is asked for the machine’s key alone, and every value arrives', () => {
    const source = fromRegistry(answering(`process.stdout.write(${JSON.stringify(PRINTED)});`));
    expect(readPolicy(source)).toEqual({
      place: KEY,
      problems: [],
      policy: {
        updateChecks: false,
        keychainUnlock: false,
        idleLockMinutes: 3,
        minimumPassphraseLength: 20,
        backupFolder: String.raw`\\server\Residua backups`,
      },
    });
  });

  it('without the key is no policy', () => {
    const none = answering('console.error("ERROR: The system was unable to find the key."); process.exitCode = 1;');
    expect(fromRegistry(none)).toEqual({ kind: 'none' });
  });

  it('that cannot be asked is taken cautiously', () => {
    for (const source of [fromRegistry(answering('process.exitCode = 5;')), policySource('win32')]) {
      expect(source).toMatchObject({ kind: 'unreadable', place: KEY });
      expect(readPolicy(source).policy).toMatchObject({ updateChecks: false, keychainUnlock: false });
    }
  });

  it('is asked by the program of the system, whatever the environment says', () => {
    const elsewhere = temporaryFolder();
    for (const name of ['SystemRoot', 'SYSTEMROOT', 'windir']) vi.stubEnv(name, elsewhere);
    const asked: string[] = [];
    const found = systemFolder((name) => {
      asked.push(name);
      return String.raw`D:\Windows`;
    });
    expect(found).toBe(String.raw`D:\Windows`);
    expect(asked).toEqual([String.raw`\\?\GLOBALROOT\SystemRoot`]);
    const unknown = (): never => {
      throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    };
    expect(systemFolder(unknown)).toBe(String.raw`C:\Windows`);
    vi.unstubAllEnvs();
  });
});

describe('managed preferences, as plutil reads them', () => {
  const NAME = 'org.residua.desktop.plist';

  /** The folder with the property lists, each as the JSON that the fake tool makes of it. */
  function managed(lists: Readonly<Record<string, string>>) {
    const folder = temporaryFolder();
    for (const [place, json] of Object.entries(lists)) {
      mkdirSync(join(folder, place), { recursive: true });
      writeFileSync(join(folder, place, NAME), json);
    }
    const plutil = program(
      "import { readFileSync } from 'node:fs';",
      "if (words.slice(0, 5).join(' ') !== '-convert json -o - --') process.exit(64);",
      'process.stdout.write(readFileSync(words[5]));',
    );
    return (user: string) => fromManagedPreferences(user, folder, plutil);
  }

  it('are none where no profile is installed, or only one of another user', () => {
    expect(managed({})('ada')).toEqual({ kind: 'none' });
    expect(managed({ bob: '{"idleLockMinutes":1}' })('ada')).toEqual({ kind: 'none' });
  });

  it('are those of the machine and of the user, whose own go first', () => {
    const read = managed({
      '.': '{"idleLockMinutes":3,"updateChecks":false,"PayloadUUID":"x"}',
      ada: '{"idleLockMinutes":9,"minimumPassphraseLength":20}',
    });
    const { policy, problems, place } = readPolicy(read('ada'));
    expect(policy).toEqual({ idleLockMinutes: 9, updateChecks: false, minimumPassphraseLength: 20 });
    expect(problems).toEqual([]);
    expect(place).toMatch(/desktop\.plist, .*ada.*desktop\.plist$/);
    expect(readPolicy(read('bob')).policy).toEqual({ idleLockMinutes: 3, updateChecks: false });
  });

  it('are taken cautiously when one of them cannot be read', () => {
    const read = managed({ '.': '{"updateChecks":true}', ada: 'no property list' });
    expect(readPolicy(read('ada')).policy).toMatchObject({ updateChecks: false, keychainUnlock: false });
    expect(readPolicy(read('bob')).policy).toEqual({ updateChecks: true });
  });
});
