import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CASE_FILES, CASES, CLI, cli, cliProcess, workFolder } from './support.ts';

const folder = workFolder();
afterAll(() => {
  folder.done();
});

const lineSchema = z.looseObject({ file: z.string() });

/** Cases of California rated by another edition than its own, which is told and scored all the same. */
const UNUSUAL = ['rating-sixth-2008.json', 'rating-sixth-2024.json'];
const UNUSUAL_WORDS = 'warning: /rating/edition: California usually rates by the AMA Guides, 5th edition';

function expected(file: string): Record<string, unknown> {
  const text = readFileSync(join(CASES, file.replace('.json', '.expected.json')), 'utf8');
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}

describe('score (F1, F2)', () => {
  test('several files: one JSON object a line, in their order, each as expected', async () => {
    const result = await cliProcess(CASES, ['score', ...CASE_FILES]);
    expect(result.err.trim().split('\n')).toEqual(
      UNUSUAL.map((file) => expect.stringContaining(`${file}: ${UNUSUAL_WORDS}`) as unknown),
    );
    expect(result.code).toBe(0);
    const lines = result.out
      .trim()
      .split('\n')
      .map((line) => lineSchema.parse(JSON.parse(line)));
    expect(lines.map(({ file }) => file)).toEqual(CASE_FILES);
    for (const line of lines) expect(line).toMatchObject(expected(line.file));
  });

  test.each(CASE_FILES)('%s alone: the result as indented JSON', async (file) => {
    const result = await cli(CASES, ['score', file]);
    expect(result.code).toBe(0);
    expect(result.err).toEqual(UNUSUAL.includes(file) ? expect.stringContaining(UNUSUAL_WORDS) : '');
    expect(result.out).toMatch(/^\{\n {2}"format": "residua-score\/1",\n/);
    expect(JSON.parse(result.out)).toMatchObject(expected(file));
  });

  test('a reader that goes away early is no failure', async () => {
    const many = Array.from({ length: 400 }, () => 'negative-residual.json');
    const child = spawn(process.execPath, [CLI, 'score', ...many], { cwd: CASES });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((done) => child.on('close', done));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  test('one bad file among several: its problems with its name, nothing on standard output', async () => {
    const bad = folder.file('bad.json', '{"format": "residua-evaluation/1", "sid": "left"}');
    const good = join(CASES, 'exactly-zero.json');
    const result = await cli(folder.path, ['score', good, bad, 'none.json']);
    expect(result.code).toBe(2);
    expect(result.out).toBe('');
    expect(result.err.split('\n')).toEqual(
      expect.arrayContaining([
        'bad.json: /sid: is not a known key; did you mean "side"?',
        'none.json: /: there is no such file; check the path',
      ]),
    );
    expect(result.err).not.toContain('exactly-zero');
  });

  test('what is doubtful is told as a warning and does not stop scoring', async () => {
    const file = folder.file(
      'doubtful.json',
      readFileSync(join(CASES, 'negative-residual.json'), 'utf8').replace(
        '"rating": null',
        '"rating": null, "claim": {"lines": [{"code": "99456", "modifiers": ["23"]}]}',
      ),
    );
    const result = await cli(folder.path, ['score', file]);
    expect(result.code).toBe(0);
    expect(result.err).toMatch(/^warning: \/claim\/lines\/0\/modifiers\/0: /);
    expect(JSON.parse(result.out)).toMatchObject({ residual: { code: 'G8652' } });
  });
});
