import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeCaseFile } from '../../../main/exchange/case-file.ts';
import { FULL_DISK, onSmallDisk, type DiskRun } from '../../tools/full-disk.ts';
import { foreignPdf, withExhibits } from '../report/exhibit-files.ts';
import { CLI, cli, smallCase, workFolder } from './support.ts';

const folder = workFolder();
const disk = join(folder.path, 'disk');
const SIGN = ['--p12', 'id.p12', '--p12-password-file', 'password'];
const FULL = /could not be written \((the disk is full|the file system allows no file of this size)\)/;

// Which way the run used is part of what it tells.
process.stderr.write(`Full disk: ${FULL_DISK}.\n`);

beforeAll(async () => {
  folder.file('password', 'correct horse\n');
  const identity = ['identity', 'new', '--name', 'Jordan Specimen', '--out', 'id.p12', ...SIGN.slice(2)];
  expect((await cli(folder.path, identity)).code).toBe(0);
  const scan = await foreignPdf();
  folder.file('case.json', writeCaseFile(withExhibits([{ name: 'scan.pdf', bytes: scan }]).evaluation));
  mkdirSync(join(folder.path, 'files'));
  folder.file('files/scan.pdf', scan);
  expect((await cli(folder.path, ['report', '--sample', '--out', 'report.pdf'])).code).toBe(0);
});
beforeEach(() => {
  rmSync(disk, { recursive: true, force: true });
  mkdirSync(disk);
});
afterAll(() => {
  folder.done();
});

function residua(kilobytes: number, ...argv: string[]): DiskRun {
  return onSmallDisk(disk, kilobytes, [process.execPath, CLI, ...argv], folder.path);
}

describe(`a full disk (${FULL_DISK}): a clear message, no file or the old file untouched`, { timeout: 300_000 }, () => {
  test('a report, whose exhibit still found room, leaves neither, and no half of either', () => {
    const exhibits = ['--exhibits', 'files', ...SIGN, '--out', 'disk/report.pdf'];
    // Room for the exhibit's file, which is written first, and not for the report.
    const { code, err, out } = residua(100, 'report', 'case.json', ...exhibits);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(FULL);
    expect(readdirSync(disk)).toEqual([]);
    expect(residua(4000, 'report', 'case.json', ...exhibits).code).toBe(0);
    const names = readdirSync(disk).sort();
    expect(names).toEqual(['report.pdf', expect.stringMatching(/^residua-exhibit-A-/)]);
    const [report, exhibit] = names.map((name) => statSync(join(disk, name)).size / 1024);
    expect(exhibit).toBeLessThan(92);
    expect(report).toBeGreaterThan(100);
  });

  test('a file that was to be replaced stays as it was', () => {
    for (const command of [
      ['report', '--sample'],
      ['countersign', 'report.pdf'],
    ]) {
      writeFileSync(join(disk, 'old.pdf'), 'old');
      const options = [...command, '--out', 'disk/old.pdf', '--force', ...SIGN];
      const { code, err } = residua(100, ...options);
      expect(code, command[0]).toBe(2);
      expect(err).toMatch(FULL);
      expect(readFileSync(join(disk, 'old.pdf'), 'utf8')).toBe('old');
      expect(readdirSync(disk)).toEqual(['old.pdf']);
    }
  });

  test('a batch tells what failed, or that it cannot even list it, leaves whole files alone, and goes on when there is room', () => {
    mkdirSync(join(folder.path, 'cases'));
    for (let index = 0; index < 4; index += 1) folder.file(`cases/${String(index)}.json`, smallCase());
    const batch = ['report', '--batch', 'cases', '--out', 'disk', '--jobs', '1', ...SIGN];
    const { code, err } = residua(FULL_DISK.startsWith('a small') ? 300 : 60, ...batch);
    // A fault of the program it is not, nor that nothing was written.
    expect([1, 2]).toContain(code);
    expect(err).toMatch(/file-unwritable|could not be written/);
    expect(err).not.toContain('fault');
    const names = readdirSync(disk);
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
    const made = names.filter((name) => name.endsWith('.pdf'));
    expect(made.length).toBeLessThan(4);
    const judged = made.map((name) => spawnSync('pdfsig', [join(disk, name)], { encoding: 'utf8' }).stdout);
    for (const each of judged) expect(each).toContain('Signature is Valid');
    const again = residua(8000, ...batch);
    expect(again.code, again.err).toBe(0);
    expect(JSON.parse(again.out)).toMatchObject({ total: 4, unchanged: made.length, made: 4 - made.length });
    expect(readdirSync(disk).sort()).toEqual(['0.pdf', '1.pdf', '2.pdf', '3.pdf', 'residua-batch.jsonl']);
  });
});
