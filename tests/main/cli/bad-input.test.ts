import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CASES, cli, cliProcess, workFolder } from './support.ts';

const folder = workFolder();
afterAll(() => {
  folder.done();
});
const valid = readFileSync(join(CASES, 'negative-residual.json'), 'utf8');

/** The valid case with one text of it replaced by another. */
function changed(from: string, to: string): string {
  if (!valid.includes(from)) throw new Error(`The case does not hold ${from}.`);
  return valid.replace(from, to);
}

const BAD: readonly (readonly [name: string, content: string, pointer: string])[] = [
  ['not JSON', valid.trimEnd().slice(0, -1), '/: is not valid JSON at line '],
  ['empty', '', '/: is not valid JSON'],
  ['a list', '[]', '/: must be an object'],
  ['unknown key', changed('"claimNumber"', '"claimNo"'), '/case/claimNo: is not a known key'],
  ['wrong type', changed('"Alex Sample"', '["Alex Sample"]'), '/examinee/name: must be text'],
  ['score out of range', changed('"58.9"', '"158.9"'), '/residual/discharge: '],
  ['response out of range', changed('   3,', '   5,'), '/instruments/0/responses/0: '],
  ['impossible date', changed('"1958-03-02"', '"1958-02-30"'), '/examinee/dateOfBirth: must be a real date'],
  ['discharge before intake', changed('"start": "2026-05-04"', '"start": "2026-10-06"'), '/episode/discharge: '],
  [
    'unknown modifier',
    changed('"rating": null', '"rating": null, "claim": {"lines": [{"code": "99456", "modifiers": ["99"]}]}'),
    '/claim/lines/0/modifiers/0: ',
  ],
  [
    'LT and RT together',
    changed('"rating": null', '"rating": null, "claim": {"lines": [{"code": "99456", "modifiers": ["LT", "RT"]}]}'),
    '/claim/lines/0/modifiers',
  ],
  [
    'two instruments with the same phase and date',
    valid.replaceAll('"phase": "intake",\n   "date": "2026-05-04"', '"phase": "discharge",\n   "date": "2026-10-05"'),
    '/instruments/1',
  ],
  ['nested 10,000 deep', '{"case":'.repeat(10_000), '/case/case'],
  ['a key written twice', changed('"side"', '"side": "right", "side"'), '/side: is written twice'],
  ['__proto__', changed('"side"', '"__proto__": {}, "side"'), '/__proto__: is not a known key'],
];

describe('bad input: exit code 2, each problem with its pointer, nothing else', () => {
  test.each(BAD)('%s', async (_, content, pointer) => {
    const file = folder.file('bad.json', content);
    const before = folder.names();
    folder.file('password', 'secret\n');
    for (const argv of [
      ['score', file],
      ['report', file, '--out', 'report.pdf', '--p12', 'id.p12', '--p12-password-file', 'password'],
    ]) {
      const result = await cli(folder.path, argv);
      expect(result.code).toBe(2);
      expect(result.out).toBe('');
      expect(result.err.split('\n').some((line) => line.startsWith(pointer))).toBe(true);
      for (const line of result.err.trimEnd().split('\n')) expect(line).toMatch(/^\/\S*: \S/);
    }
    expect(folder.names().filter((name) => name !== 'password')).toEqual(before.filter((name) => name !== 'password'));
  });

  test('50 MB, as a program of its own: refused without being read', async () => {
    const file = folder.file('large.json', Buffer.alloc(50 * 1024 * 1024, ' '));
    const result = await cliProcess(folder.path, ['score', file]);
    expect(result).toEqual({
      code: 2,
      out: '',
      err: '/: is larger than 8 MB, the most such a file may have\n',
    });
  });

  test('no problem repeats what the file says', async () => {
    const file = folder.file('bad.json', changed('"male"', '"CANARY-5501"').replace('"left"', '"CANARY-5502"'));
    const result = await cli(folder.path, ['score', file]);
    expect(result.code).toBe(2);
    expect(result.err).not.toContain('CANARY');
  });
});

describe('usage', () => {
  test.each([
    [['score']],
    [['nonsense']],
    [[]],
    [['identity']],
    [['report', '--out', 'x.pdf']],
    [['report', '--sample']],
    [['report', 'a.json', '--sample', '--out', 'x.pdf']],
    [['report', 'a.json', '--out', 'x.pdf', '--p12', 'id.p12']],
    [['identity', 'new', '--name', 'A', '--out', 'x.p12', '--p12-password-file', 'p', '--algorithm', 'RSA-512']],
    [['verify', 'none.pdf']],
    [['schema', '--unknown']],
  ])('%j is refused with exit code 2 and nothing on standard output', async (argv) => {
    const result = await cli(folder.path, argv);
    expect(result.code).toBe(2);
    expect(result.out).toBe('');
    expect(result.err).not.toBe('');
  });

  test('--help and --version answer on standard output', async () => {
    const help = await cli(folder.path, ['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const command of ['score', 'report', 'identity', 'verify', 'schema']) expect(help.out).toContain(command);
    expect(await cli(folder.path, ['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    });
  });

  test('schema prints the JSON Schema of a case file', async () => {
    const result = await cli(folder.path, ['schema']);
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(result.out)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      properties: { format: { const: 'residua-evaluation/1' } },
      additionalProperties: false,
    });
  });
});
