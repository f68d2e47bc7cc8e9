import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cli, workFolder, type CliResult } from './support.ts';

const folder = workFolder();
const at = (name: string): string => join(folder.path, name);
const PASSWORD = ['--p12-password-file', 'password'];
const CONTENT = { kind: 'correction', reason: 'A letter of the referrer.', body: 'The left hip was meant.' };

function addendum(content: object | string, ...more: string[]): Promise<CliResult> {
  folder.file('content.json', typeof content === 'string' ? content : JSON.stringify(content));
  const options = ['--content', 'content.json', '--p12', 'id.p12', ...PASSWORD];
  return cli(folder.path, ['addendum', 'report.pdf', ...options, ...more]);
}

function signaturesOf(name: string): string {
  return execFileSync('pdfsig', [at(name)], { encoding: 'utf8' });
}

beforeAll(async () => {
  folder.file('password', 'secret\n');
  const identity = ['identity', 'new', '--name', 'Jordan Specimen', '--license', 'A-000000', '--out', 'id.p12'];
  expect((await cli(folder.path, [...identity, ...PASSWORD])).code).toBe(0);
  const report = await cli(folder.path, ['report', '--sample', '--out', 'report.pdf', '--p12', 'id.p12', ...PASSWORD]);
  expect(report).toMatchObject({ code: 0, err: expect.not.stringContaining('the identity that signs') as string });
});
afterAll(() => {
  folder.done();
});

describe('residua addendum', () => {
  test('signs a document of its own that names the report, also a countersigned one, by the hash it was signed with', async () => {
    const before = readFileSync(at('report.pdf'));
    const hash = createHash('sha256').update(before).digest('hex');
    const made = await addendum(CONTENT, '--out', 'first.pdf');
    expect(made.code, made.err).toBe(0);
    expect(JSON.parse(made.out)).toMatchObject({ number: 1, amends: hash, signer: 'Jordan Specimen' });
    expect(readFileSync(at('report.pdf')).equals(before)).toBe(true);
    expect(signaturesOf('first.pdf')).toContain('Signature is Valid');
    expect(signaturesOf('first.pdf')).toContain('serialNumber=A-000000');
    const text = execFileSync('pdftotext', [at('first.pdf'), '-'], { encoding: 'utf8' });
    for (const part of ['Addendum 1 to the', CONTENT.reason, CONTENT.body, hash.slice(0, 8)])
      expect(text).toContain(part);

    const second = ['countersign', 'report.pdf', '--out', 'countersigned.pdf', '--p12', 'id.p12', ...PASSWORD];
    expect((await cli(folder.path, second)).code).toBe(0);
    const options = ['--content', 'content.json', '--p12', 'id.p12', ...PASSWORD, '--after', 'first.pdf'];
    const again = await cli(folder.path, ['addendum', 'countersigned.pdf', ...options, '--out', 'second.pdf']);
    expect(again.code, again.err).toBe(0);
    expect(JSON.parse(again.out)).toMatchObject({ number: 2, amends: hash });
    expect((await cli(folder.path, ['verify', 'second.pdf'])).code).toBe(0);
    // The numbers follow from the addenda that are named, so none may be left out.
    const gap = await addendum(CONTENT, '--after', 'second.pdf', '--out', 'none.pdf');
    expect(gap).toMatchObject({ code: 2, err: expect.stringContaining('addendum 1 is missing') as string });
  });

  test('warns when somebody else than the examiner signs', async () => {
    const other = ['identity', 'new', '--name', 'Rita Reviewer', '--out', 'rita.p12', ...PASSWORD];
    expect((await cli(folder.path, other)).code).toBe(0);
    const options = ['--p12', 'rita.p12', '--out', 'other.pdf'];
    const { code, err } = await addendum(CONTENT, ...options);
    expect(code).toBe(0);
    expect(err).toMatch(/^warning: \/examiner\/name: is Jordan Specimen.*is of Rita Reviewer/m);
    const report = ['report', '--sample', '--out', 'other-report.pdf', '--p12', 'rita.p12', ...PASSWORD];
    expect((await cli(folder.path, report)).err).toContain('is of Rita Reviewer');
  });

  test.each([
    ['no reason', { ...CONTENT, reason: ' ' }, [], '/reason: Say why'],
    ['no records where they are what it is about', { ...CONTENT, kind: 'records-reviewed' }, [], '/recordsReviewed'],
    ['an unknown kind', { ...CONTENT, kind: 'other' }, [], '/kind: '],
    ['a key that is none', { ...CONTENT, bodi: 'x' }, [], 'bodi'],
    ['no JSON', 'Dear colleague', [], '--content: content.json is no JSON object'],
    ['a report in the place of an addendum', CONTENT, ['--after', 'report.pdf'], '--after: report.pdf is no addendum'],
    ['a target that is the report', CONTENT, ['--out', 'report.pdf', '--force'], '--out: is a file that is read'],
  ] as const)('refuses %s and writes nothing', async (_, content, more, message) => {
    const before = folder.names();
    const report = readFileSync(at('report.pdf'));
    const { code, err, out } = await addendum(content, '--out', 'none.pdf', ...more);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(folder.names().filter((name) => !before.includes(name) && name !== 'content.json')).toEqual([]);
    expect(readFileSync(at('report.pdf')).equals(report)).toBe(true);
  });

  test('refuses a report that was changed, and a document that is no report', async () => {
    const bytes = Uint8Array.from(readFileSync(at('report.pdf')));
    bytes[2000] = (bytes[2000] ?? 0) ^ 1;
    writeFileSync(at('changed.pdf'), bytes);
    expect((await addendum(CONTENT, '--out', 'base.pdf')).code).toBe(0);
    for (const [file, message] of [
      ['changed.pdf', 'changed.pdf cannot be amended. NOT valid'],
      ['base.pdf', 'base.pdf is no signed report of Residua'],
    ] as const) {
      const options = ['--content', 'content.json', '--p12', 'id.p12', ...PASSWORD, '--out', 'none.pdf'];
      const { code, err } = await cli(folder.path, ['addendum', file, ...options]);
      expect(code).toBe(2);
      expect(err).toContain(message);
      expect(folder.names()).not.toContain('none.pdf');
    }
  });
});
