import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeCaseFile } from '../../../main/exchange/case-file.ts';
import { jpeg } from '../../tools/jpeg.ts';
import { foreignPdf, hashOf, withExhibits } from '../report/exhibit-files.ts';
import { cli, smallCase, workFolder } from './support.ts';

const folder = workFolder();
const report = ['report', 'case.json', '--p12', 'id.p12', '--p12-password-file', 'password', '--out', 'report.pdf'];
let scan: Uint8Array;

beforeAll(async () => {
  folder.file('password', 'correct horse\n');
  const identity = [
    'identity',
    'new',
    '--name',
    'Jordan Specimen',
    '--out',
    'id.p12',
    '--p12-password-file',
    'password',
  ];
  expect(await cli(folder.path, identity)).toMatchObject({ code: 0 });
  scan = await foreignPdf();
  const { evaluation } = withExhibits([
    { name: 'scar.jpg', bytes: jpeg() },
    { name: 'scan.pdf', bytes: scan },
  ]);
  folder.file('case.json', writeCaseFile(evaluation));
  mkdirSync(join(folder.path, 'files'));
});
afterAll(() => {
  folder.done();
});

test('a case with exhibits asks for their files, and names those that are not there', async () => {
  const without = await cli(folder.path, report);
  expect(without).toMatchObject({ code: 2, err: expect.stringContaining('--exhibits: is missing') as string });
  folder.file('files/other name.jpg', jpeg());
  const half = await cli(folder.path, [...report, '--exhibits', 'files']);
  expect(half.code).toBe(2);
  expect(half.err).toContain(`the file of exhibit B with the SHA-256 ${hashOf(scan)} is not in files`);
  expect(half.err).not.toContain('exhibit A');
  expect(folder.names()).not.toContain('report.pdf');
});

test('files are found by their SHA-256; what the report cannot hold is written beside it', async () => {
  folder.file('files/other name.jpg', jpeg());
  folder.file('files/b.pdf', scan);
  const name = `residua-exhibit-B-${hashOf(scan).slice(0, 8)}.pdf`;
  const { code, out } = await cli(folder.path, [...report, '--exhibits', 'files']);
  expect(code).toBe(0);
  const sha256 = hashOf(readFileSync(join(folder.path, name)));
  expect(JSON.parse(out)).toMatchObject({ exhibits: [{ file: name, sha256, source: hashOf(scan) }] });
  for (const file of ['report.pdf', name]) expect((await cli(folder.path, ['verify', file])).code).toBe(0);
});

test('a batch finds the files of exhibits, lists a case whose files are not there, and takes away what a case no longer has', async () => {
  mkdirSync(join(folder.path, 'cases'));
  mkdirSync(join(folder.path, 'elsewhere'));
  folder.file('files/other name.jpg', jpeg());
  folder.file('files/b.pdf', scan);
  folder.file('cases/one.json', readFileSync(join(folder.path, 'case.json')));
  folder.file('cases/two.json', readFileSync(join(folder.path, 'case.json')));
  const identity = ['--p12', 'id.p12', '--p12-password-file', 'password'];
  const batch = ['report', '--batch', 'cases', '--out', 'out', ...identity, '--jobs', '1'];
  const hash = hashOf(scan);
  const missing: readonly (readonly [string[], string])[] = [
    [[], '"path":"/exhibits"'],
    [['--exhibits', 'elsewhere'], hash],
  ];
  for (const [options, told] of missing) {
    expect((await cli(folder.path, [...batch, ...options])).code).toBe(1);
    expect(readFileSync(join(folder.path, 'out/batch-errors.jsonl'), 'utf8')).toContain(told);
  }
  const all = [...batch, '--exhibits', 'files'];
  const made = await cli(folder.path, all);
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('"made": 2') as string });
  // The same exhibit of two cases has the same name, so each case has a folder for its own.
  const exhibit = `residua-exhibit-B-${hash.slice(0, 8)}.pdf`;
  for (const file of ['one.pdf', 'two.pdf', `one-exhibits/${exhibit}`, `two-exhibits/${exhibit}`]) {
    expect((await cli(folder.path, ['verify', `out/${file}`])).code, file).toBe(0);
  }
  expect((await cli(folder.path, all)).out).toContain('"unchanged": 2');
  rmSync(join(folder.path, `out/one-exhibits/${exhibit}`));
  folder.file('cases/two.json', smallCase());
  const again = await cli(folder.path, all);
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('"made": 2') as string });
  expect(existsSync(join(folder.path, `out/one-exhibits/${exhibit}`))).toBe(true);
  expect(existsSync(join(folder.path, 'out/two-exhibits'))).toBe(false);
});
