import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { APP_IMAGE, carry, DEB, manifest, MANIFEST_NAME, SETUP, signed, signingKey } from '../update/release.ts';
import { cli, workFolder, type CliResult, type WorkFolder } from './support.ts';

const key = signingKey();
const good = signed(manifest(), key);

let work: WorkFolder;
beforeEach(() => {
  work = workFolder();
  work.file('public.pem', key.publicKey.export({ format: 'pem', type: 'spki' }));
});
afterEach(() => {
  work.done();
});
const verify = (file: string): Promise<CliResult> => cli(work.path, ['update', 'verify', file, '--key', 'public.pem']);
const parsed = ({ out }: CliResult): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>;

describe('update verify', () => {
  test('an untouched release is valid for every system, and exits with 0', async () => {
    carry(work.path, good, [DEB, SETUP]);
    const result = await verify(MANIFEST_NAME);
    expect(parsed(result)).toMatchObject({ valid: true, reason: null, version: '1.3.0', newer: true });
    expect(parsed(result)['files']).toMatchObject([
      { name: DEB, valid: true, released: { platform: 'linux', arch: 'x64', kind: 'deb' } },
      { name: SETUP, valid: true, released: { platform: 'win32', arch: 'x64', kind: 'nsis' } },
    ]);
    expect(result.code).toBe(0);
    const single = await verify(SETUP);
    expect(parsed(single)).toMatchObject({ valid: true, files: [{ name: SETUP, valid: true }] });
    expect(single.code).toBe(0);
  });

  test('one changed installer makes the release not valid, by name, and exits with 1', async () => {
    carry(work.path, good, [DEB, APP_IMAGE]);
    writeFileSync(join(work.path, DEB), 'other');
    for (const file of [MANIFEST_NAME, DEB]) {
      const result = await verify(file);
      expect(parsed(result)).toMatchObject({ valid: false, reason: expect.stringContaining(DEB) as unknown });
      expect(result.code).toBe(1);
    }
    expect((await verify(APP_IMAGE)).code).toBe(0);
  });

  test('a signature alone is not enough: something must have been looked at', async () => {
    carry(work.path, good, []);
    const result = await verify(MANIFEST_NAME);
    expect(parsed(result)).toMatchObject({ valid: false, files: [] });
    expect(result.code).toBe(1);
  });

  test('a changed or foreign description is not valid and exits with 1', async () => {
    for (const bytes of [signed(manifest(), signingKey()), Buffer.from(good.toString().replace('1.3.0', '1.3.1'))]) {
      carry(work.path, bytes, [DEB]);
      const result = await verify(MANIFEST_NAME);
      expect(parsed(result)).toMatchObject({ valid: false, version: null });
      expect(result.code).toBe(1);
    }
  });

  test('what cannot be read exits with 2 and one line', async () => {
    work.file('private.pem', 'no key');
    carry(work.path, good, [DEB]);
    for (const argv of [
      ['missing.deb', '--key', 'public.pem'],
      ['missing.residua-update.json', '--key', 'public.pem'],
      [DEB, '--key', 'missing.pem'],
      [DEB, '--key', 'private.pem'],
    ]) {
      const { code, out, err } = await cli(work.path, ['update', 'verify', ...argv]);
      expect([code, out]).toEqual([2, '']);
      expect(err.trim().split('\n')).toHaveLength(1);
    }
  });

  test('a build without a key says so', async () => {
    carry(work.path, good, [DEB]);
    const { code, err, out } = await cli(work.path, ['update', 'verify', DEB]);
    // The day a key is pinned, these files are signed by another.
    expect(code === 2 ? err : out).toMatch(/has no update key.*--key|not signed with a key/s);
  });
});
