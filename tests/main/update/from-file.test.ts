import fc from 'fast-check';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Installed } from '../../../main/update/fit.ts';
import { filesFor } from '../../../main/update/fit.ts';
import { clearUpdates, updateFromFile } from '../../../main/update/from-file.ts';
import { nextSteps } from '../../../main/update/next-steps.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { APP_IMAGE, carry, CONTENT, DEB, HERE, manifest, SETUP, signed, signingKey } from './release.ts';

const key = signingKey();
const good = signed(manifest(), key);

interface Stick {
  readonly folder: string;
  readonly manifestFile: string;
  /** Where the copy goes. */
  readonly own: string;
  readonly take: (path: string, installed?: Installed) => ReturnType<typeof updateFromFile>;
}

function stick(names: readonly string[], bytes: Uint8Array = good): Stick {
  const folder = temporaryFolder();
  const own = join(temporaryFolder(), 'update');
  return {
    folder,
    own,
    manifestFile: carry(folder, bytes, names),
    take: (path, installed = HERE) => updateFromFile(path, { keys: [key.pinned], installed, folder: own }),
  };
}

describe('an update from a file', () => {
  test('is verified from its description or its installer, and copied to a folder that is private', async () => {
    const { folder, manifestFile, own, take } = stick([DEB, SETUP]);
    for (const chosen of [manifestFile, join(folder, DEB)]) {
      const { file, path, manifest: read } = await take(chosen);
      expect(read).toEqual(manifest());
      expect(file.name).toBe(DEB);
      expect(path).toBe(join(own, DEB));
      expect(readFileSync(path).equals(CONTENT[DEB] ?? Buffer.alloc(0))).toBe(true);
      expect(readdirSync(own)).toEqual([DEB]);
      if (process.platform !== 'win32') {
        expect(statSync(own).mode & 0o777).toBe(0o700);
        expect(statSync(path).mode & 0o777).toBe(0o700);
      }
    }
    await clearUpdates(own);
    expect(() => readdirSync(own)).toThrow('ENOENT');
  });

  test('is known by its content when a browser gave it another name', async () => {
    const { folder, own, take } = stick([DEB]);
    const renamed = join(folder, 'residua (1).deb');
    renameSync(join(folder, DEB), renamed);
    expect((await take(renamed)).path).toBe(join(own, DEB));
  });

  test('with one byte changed anywhere is refused, and no copy of it stays', async () => {
    const { folder, own, take } = stick([DEB]);
    const content = CONTENT[DEB] ?? Buffer.alloc(0);
    await fc.assert(
      fc.asyncProperty(fc.nat(content.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bytes = Buffer.from(content);
        bytes[at] = (bytes[at] ?? 0) ^ by;
        writeFileSync(join(folder, DEB), bytes);
        await expect(take(join(folder, DEB))).rejects.toThrow(/changed or damaged on the way/);
        expect(readdirSync(own)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test('that is too short, too long or empty is refused before it is read', async () => {
    const { folder, own, take } = stick([DEB]);
    for (const bytes of [
      Buffer.alloc(0),
      CONTENT[DEB]?.subarray(1),
      Buffer.concat([CONTENT[DEB] ?? Buffer.alloc(0), Buffer.alloc(1)]),
    ]) {
      writeFileSync(join(folder, DEB), bytes ?? '');
      await expect(take(join(folder, DEB))).rejects.toThrow(/changed or damaged on the way/);
    }
    expect(() => readdirSync(own)).toThrow('ENOENT');
  });

  test('under the name of another file of the release is what its content says, and refused for another system', async () => {
    const { folder, take } = stick([DEB, SETUP]);
    writeFileSync(join(folder, DEB), CONTENT[SETUP] ?? '');
    await expect(take(join(folder, DEB))).rejects.toThrow(
      `${SETUP} is for Windows (x64); this is Linux (x64). Take the file for this system.`,
    );
  });

  test.each([
    [{ ...HERE, platform: 'darwin', arch: 'arm64' }, /is for Linux \(x64\); this is macOS \(arm64\)/],
    [{ ...HERE, arch: 'arm64' }, /is for Linux \(x64\); this is Linux \(arm64\)/],
    [{ ...HERE, version: '1.3.0' }, /This is Residua 1\.3\.0 already\. There is nothing to install\./],
    [
      { ...HERE, version: '1.10.0' },
      /Residua 1\.3\.0 is older than this version, 1\.10\.0\. .* not installed over a newer/,
    ],
    [{ ...HERE, version: '2.0.0' }, /older than this version/],
  ])('for another system, or not newer, is refused: %j', async (installed, message) => {
    const { folder, own, take } = stick([DEB]);
    await expect(take(join(folder, DEB), installed)).rejects.toThrow(message);
    expect(() => readdirSync(own)).toThrow('ENOENT');
  });

  test('without a description, an installer, or with several of them, says what to put there', async () => {
    const none = stick([]);
    await expect(none.take(none.manifestFile)).rejects.toThrow(`Put ${DEB} or ${APP_IMAGE} into the same folder`);
    const two = stick([DEB, APP_IMAGE]);
    await expect(two.take(two.manifestFile)).rejects.toThrow(`Choose one of them instead: ${DEB}, ${APP_IMAGE}.`);
    const alone = temporaryFolder();
    writeFileSync(join(alone, DEB), '');
    await expect(none.take(join(alone, DEB))).rejects.toThrow(/No signed description lies beside/);
    await expect(none.take(join(alone, 'missing.deb'))).rejects.toThrow(/cannot be read \(ENOENT\)/);
    mkdirSync(join(alone, 'folder.deb'));
    await expect(none.take(join(alone, 'folder.deb'))).rejects.toThrow(/is not a file/);
    const windows = { ...HERE, platform: 'win32', arch: 'ia32' };
    await expect(none.take(none.manifestFile, windows)).rejects.toThrow(/has no installer for Windows \(ia32\)/);
  });

  test('takes, of several descriptions, the one that is signed and names the installer', async () => {
    const { folder, take } = stick([DEB]);
    writeFileSync(join(folder, 'A.residua-update.json'), signed(manifest({ version: '9.0.0' }), signingKey()));
    const older = manifest({ version: '1.2.9', files: manifest().files.slice(2) });
    writeFileSync(join(folder, 'B.residua-update.json'), signed(older, key));
    expect((await take(join(folder, DEB))).manifest.version).toBe('1.3.0');
  });

  test('cannot be swapped between the look and the use: a link on the stick is followed once, into the copy', async () => {
    const { folder, take } = stick([DEB]);
    renameSync(join(folder, DEB), join(folder, 'behind'));
    symlinkSync(join(folder, 'behind'), join(folder, DEB));
    const { path } = await take(join(folder, DEB));
    writeFileSync(join(folder, 'behind'), 'swapped');
    expect(statSync(path).isFile()).toBe(true);
    expect(readFileSync(path).equals(CONTENT[DEB] ?? Buffer.alloc(0))).toBe(true);
  });
});

describe('what fits a machine', () => {
  const file = (platform: 'win32' | 'darwin', arch: 'x64' | 'arm64' | 'universal', name: string) => ({
    ...{ platform, arch, name, kind: 'zip' as const, sizeInBytes: 1, sha256: '0'.repeat(64) },
  });
  const all = manifest({
    files: [file('win32', 'x64', 'a.zip'), file('win32', 'arm64', 'b.zip'), file('darwin', 'universal', 'c.zip')],
  });
  const names = (platform: string, arch: string): string[] =>
    filesFor(all, { version: '1.0.0', platform, arch }).map(({ name }) => name);

  test('is of its system and processor; Windows on arm64 runs both, its own first', () => {
    expect(names('win32', 'x64')).toEqual(['a.zip']);
    expect(names('win32', 'arm64')).toEqual(['b.zip', 'a.zip']);
    expect(names('darwin', 'arm64')).toEqual(['c.zip']);
    expect(names('linux', 'x64')).toEqual([]);
  });
});

describe('the next steps', () => {
  test('start with a backup; only an installer with a window of its own is started', () => {
    const started = (['nsis', 'msi', 'dmg', 'zip', 'appimage', 'deb', 'rpm', 'tar'] as const).filter((kind) => {
      const { starts, steps } = nextSteps({ kind, platform: 'linux' }, '/x/y');
      expect(steps[0]).toMatch(/^Make a backup/);
      return starts;
    });
    expect(started).toEqual(['nsis', 'msi', 'dmg']);
  });

  test('quote a path that a shell would take apart', () => {
    const { steps } = nextSteps({ kind: 'deb', platform: 'linux' }, "/media/it's $HOME/a.deb");
    expect(steps[1]).toBe(String.raw`Quit Residua and run: sudo apt install '/media/it'\''s $HOME/a.deb'`);
  });
});
