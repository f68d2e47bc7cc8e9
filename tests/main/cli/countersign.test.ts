import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCaseFile } from '../../../main/exchange/case-file.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { sampleWith } from '../report/support.ts';
import { identityFixture } from '../signing/fixture.ts';
import { timestampAuthority, type Authority } from '../signing/timestamp-authority.ts';
import { run, workFolder as signingFolder } from '../signing/support.ts';
import { cli, workFolder } from './support.ts';

const folder = workFolder();
const tools = signingFolder();
const at = (name: string): string => join(folder.path, name);
const SIGN = ['--p12', 'id.p12', '--p12-password-file', 'password'];
let authority: Authority;

beforeAll(async () => {
  authority = await timestampAuthority(tools);
  folder.file('password', 'secret\n');
  folder.file('wrong', 'Secret\n');
  const identity = ['identity', 'new', '--out', 'id.p12', '--p12-password-file', 'password'];
  expect((await cli(folder.path, [...identity, '--name', 'Rita Reviewer'])).code).toBe(0);
  expect((await cli(folder.path, ['report', '--sample', '--out', 'report.pdf'])).code).toBe(0);
});
afterAll(() => {
  authority.close();
  tools.done();
  folder.done();
});

describe('residua countersign', () => {
  test('adds a second signature behind the bytes of the report, with a timestamp where one is asked for', async () => {
    const argv = ['countersign', 'report.pdf', '--out', 'second.pdf', ...SIGN, '--timestamp-url', authority.url];
    const made = await cli(folder.path, argv);
    expect(made.code, made.err).toBe(0);
    expect(JSON.parse(made.out)).toMatchObject({
      signer: 'Rita Reviewer',
      timestampedAt: expect.stringMatching(/Z$/) as string,
    });
    const [first, second] = [readFileSync(at('report.pdf')), readFileSync(at('second.pdf'))];
    expect(second.subarray(0, first.length).equals(first)).toBe(true);
    const verified = await cli(folder.path, ['verify', 'second.pdf']);
    expect(verified.code, verified.out).toBe(0);
    expect(JSON.parse(verified.out)).toMatchObject({
      signatures: [{ valid: true }, { valid: true, timestamp: 'valid' }],
    });
  });

  test('shows who countersigns, and asks for the county where the profile does', async () => {
    const { disclosures, case: facts } = loadSample();
    const county = { ...disclosures, county: 'Kern', assistants: 'Nobody.' };
    const parts = { case: { ...facts, reportProfile: 'us-ca-workers-comp' }, disclosures: county };
    folder.file('california.json', writeCaseFile(sampleWith(parts)));
    expect((await cli(folder.path, ['report', 'california.json', '--out', 'california.pdf', ...SIGN])).code).toBe(0);
    const argv = ['countersign', 'california.pdf', '--out', 'kern.pdf', ...SIGN];
    const who = ['--credentials', 'MD, QME', '--license', 'G-9, Nevada'];
    const without = await cli(folder.path, [...argv, ...who]);
    expect(without).toMatchObject({ code: 2, err: expect.stringMatching(/--county: is missing/) as string });
    expect(existsSync(at('kern.pdf'))).toBe(false);
    expect((await cli(folder.path, [...argv, ...who, '--county', 'Inyo'])).code).toBe(0);
    const text = run('pdftotext', '-raw', at('kern.pdf'), '-');
    for (const words of ['MD, QME', 'License G-9, Nevada', 'county of Kern', 'county of Inyo']) {
      expect(text).toContain(words);
    }
  });

  test('writes over neither the report nor another file', async () => {
    const before = readFileSync(at('report.pdf'));
    for (const force of [[], ['--force']]) {
      const result = await cli(folder.path, ['countersign', 'report.pdf', '--out', 'report.pdf', ...SIGN, ...force]);
      expect(result.code).toBe(2);
    }
    expect(readFileSync(at('report.pdf')).equals(before)).toBe(true);
  });
});

describe('bad input: a clear message, and no file or the old one untouched', () => {
  const cases: readonly (readonly [name: string, prepare: () => string[], message: RegExp])[] = [
    [
      'a wrong password',
      () => ['--p12', 'id.p12', '--p12-password-file', 'wrong'],
      /The password does not open the \.p12 file/,
    ],
    ['no .p12 at all', () => ['--p12', 'password', '--p12-password-file', 'password'], /not a \.p12 file/],
    [
      'an address that is none',
      () => [...SIGN, '--timestamp-url', 'timestamp.example.org'],
      /needs a whole address such as https/,
    ],
    ['a server that is not there', () => [...SIGN, '--timestamp-url', 'http://127.0.0.1:9/'], /could not be reached/],
  ];
  test.each(cases)('%s', async (_, prepare, message) => {
    for (const command of [
      ['countersign', 'report.pdf'],
      ['report', '--sample'],
      ['statement', '--sample'],
    ]) {
      writeFileSync(at('old.pdf'), 'old');
      const options = prepare();
      const result = await cli(folder.path, [...command, '--out', 'old.pdf', '--force', ...options]);
      expect(result.code, command[0]).toBe(2);
      expect(result.err).toMatch(message);
      expect(result.out).toBe('');
      expect(readFileSync(at('old.pdf'), 'utf8')).toBe('old');
    }
    expect(folder.names().filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test.each([
    ['expired', new Date('2099-01-01T00:00:00Z'), /expired on/],
    ['not yet valid', new Date('2001-01-01T00:00:00Z'), /is not valid before/],
  ])('a certificate that is %s', async (_, now, message) => {
    copyFileSync(identityFixture('p256-modern.p12'), at('fixture.p12'));
    folder.file('fixture-password', 'residua');
    const options = ['--p12', 'fixture.p12', '--p12-password-file', 'fixture-password'];
    for (const command of [
      ['countersign', 'report.pdf'],
      ['report', '--sample'],
    ]) {
      const result = await cli(folder.path, [...command, '--out', 'none.pdf', ...options], now);
      expect(result.code).toBe(2);
      expect(result.err).toMatch(message);
      expect(existsSync(at('none.pdf'))).toBe(false);
    }
  });

  test('a target that cannot be written', async () => {
    mkdirSync(at('taken'), { recursive: true });
    const isFolder = await cli(folder.path, ['countersign', 'report.pdf', '--out', 'taken', '--force', ...SIGN]);
    expect(isFolder).toMatchObject({ code: 2, err: expect.stringMatching(/could not be written/) as string });
    const nowhere = await cli(folder.path, ['countersign', 'report.pdf', '--out', 'no/where.pdf', ...SIGN]);
    expect(nowhere).toMatchObject({ code: 2, err: expect.stringMatching(/the folder does not exist/) as string });
    const inFile = await cli(folder.path, ['countersign', 'report.pdf', '--out', 'report.pdf/x.pdf', ...SIGN]);
    expect(inFile).toMatchObject({ code: 2, err: expect.stringMatching(/its folder is a file/) as string });
  });

  test('a server that redirects is not followed', async () => {
    const server = createServer((_request, response) => response.writeHead(302, { location: authority.url }).end());
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const result = await cli(folder.path, ['report', '--sample', '--out', 'none.pdf', '--timestamp-url', url]);
    server.close();
    expect(result).toMatchObject({ code: 2, err: expect.stringMatching(/could not be reached/) as string });
    expect(existsSync(at('none.pdf'))).toBe(false);
  });
});
