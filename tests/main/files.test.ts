import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makePrivateFolder, sweepTemporary, writeFileAtomic } from '../../main/files.ts';
import { failureOfAsync } from './store/errors.ts';
import { temporaryFolder } from './store/temporary-store.ts';

const bytes = (text: string): Buffer => Buffer.from(text);

describe('writing a file in one step', () => {
  test('writes all bytes for the owner alone and leaves nothing else in the folder', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'report.pdf');
    await writeFileAtomic(path, bytes('new'), { overwrite: false });
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['report.pdf']);
  });

  test('never overwrites unless told to', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'report.pdf');
    writeFileSync(path, 'old');
    expect(await failureOfAsync(writeFileAtomic(path, bytes('new'), { overwrite: false }))).toBe('file-exists');
    expect(readFileSync(path, 'utf8')).toBe('old');
    await writeFileAtomic(path, bytes('new'), { overwrite: true });
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['report.pdf']);
  });

  test('a name that points nowhere is taken as well', async () => {
    const folder = temporaryFolder();
    symlinkSync(join(folder, 'nowhere'), join(folder, 'report.pdf'));
    const path = join(folder, 'report.pdf');
    expect(await failureOfAsync(writeFileAtomic(path, bytes('new'), { overwrite: false }))).toBe('file-exists');
  });

  test('of many writers to one free name exactly one succeeds, and its bytes are whole', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'report.pdf');
    const contents = Array.from({ length: 20 }, (_, writer) => String(writer).padEnd(100_000, '.'));
    const outcomes = await Promise.all(
      contents.map((content) => failureOfAsync(writeFileAtomic(path, bytes(content), { overwrite: false }))),
    );
    expect(outcomes.filter((outcome) => outcome === 'no failure')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'file-exists')).toHaveLength(19);
    expect(readFileSync(path, 'utf8')).toBe(contents[outcomes.indexOf('no failure')]);
    expect(readdirSync(folder)).toEqual(['report.pdf']);
  });

  test('what cannot be written says so and leaves the folder as it was', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken'));
    writeFileSync(join(folder, 'file'), '');
    const write = (path: string) =>
      failureOfAsync(writeFileAtomic(join(folder, path), bytes('x'), { overwrite: true }));
    expect(await write('none/report.pdf')).toBe('file-unwritable');
    expect(await write('file/report.pdf')).toBe('file-unwritable');
    expect(await write('taken')).toBe('file-unwritable');
    expect(await write('n'.repeat(300))).toBe('file-unwritable');
    expect(readdirSync(folder).sort()).toEqual(['file', 'taken']);
  });
});

test('a private folder is made for its owner alone, also when it was there with wider permissions', async () => {
  const folder = join(temporaryFolder(), 'a', 'vault');
  await makePrivateFolder(folder);
  chmodSync(folder, 0o755);
  await makePrivateFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

describe('what a kill left behind', () => {
  test('temporary files from before an instant go, younger ones and all others stay; a folder that is away has none', async () => {
    const folder = temporaryFolder();
    const old = ['.residua-0123456789abcdef.tmp', '.residua-0123456789abcdef.tmp-journal'];
    const others = ['report.pdf', '.residua-notes.tmp', '.residua-fedcba9876543210.tmp'];
    for (const name of [...old, ...others]) writeFileSync(join(folder, name), name);
    for (const name of [...old, 'report.pdf']) utimesSync(join(folder, name), 1000, 1000);
    await sweepTemporary(folder, new Date(2_000_000));
    expect(readdirSync(folder).sort()).toEqual(others.toSorted());
    await sweepTemporary(join(folder, 'away'), new Date());
  });
});
