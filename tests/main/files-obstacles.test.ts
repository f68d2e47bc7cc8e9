import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type * as files from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { writeFileAtomic } from '../../main/files.ts';
import { temporaryFolder } from './store/temporary-store.ts';

const obstacle = vi.hoisted((): { rename: string | null; write: string | null } => ({ rename: null, write: null }));

function failure(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: simulated`), { code, syscall });
}

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>();
  return {
    ...real,
    rename: (from: string, to: string) =>
      obstacle.rename === null ? real.rename(from, to) : Promise.reject(failure(obstacle.rename, 'rename')),
    open: async (path: string, flags: string, mode?: number) => {
      const handle = await real.open(path, flags, mode);
      const { write } = obstacle;
      if (write !== null) handle.writeFile = () => Promise.reject(failure(write, 'write'));
      return handle;
    },
  };
});

afterEach(() => {
  obstacle.rename = null;
  obstacle.write = null;
});

describe('what stops a signed file from being written leaves the old one as it was, and nothing else', () => {
  test.each([
    ['a target that another program has open', { rename: 'EBUSY', write: null }, /another program has it open/],
    ['the same on Windows', { rename: 'EPERM', write: null }, /another program has it open/],
    ['a full disk', { rename: null, write: 'ENOSPC' }, /the disk is full/],
    ['a quota', { rename: null, write: 'EDQUOT' }, /the disk quota is used up/],
    ['a read-only disk', { rename: null, write: 'EROFS' }, /the disk is read-only/],
    ['a failing disk', { rename: null, write: 'EIO' }, /the disk reports an error/],
  ])('%s', async (_, { rename, write }, message) => {
    const folder = temporaryFolder();
    const path = join(folder, 'report.pdf');
    writeFileSync(path, 'old');
    obstacle.rename = rename;
    obstacle.write = write;
    const attempt = writeFileAtomic(path, Buffer.from('new'), { overwrite: true });
    await expect(attempt).rejects.toMatchObject({ code: 'file-unwritable' });
    await expect(attempt).rejects.toThrow(message);
    await expect(attempt).rejects.toThrow(/^report\.pdf could not be written/);
    expect(readdirSync(folder)).toEqual(['report.pdf']);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });
});
