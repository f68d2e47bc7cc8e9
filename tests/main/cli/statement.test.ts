import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeCaseFile } from '../../../main/exchange/case-file.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { CASES, cli, workFolder } from './support.ts';

const folder = workFolder();
afterAll(() => {
  folder.done();
});

async function identity(): Promise<string[]> {
  const password = folder.file('password.txt', 'secret\n');
  await cli(folder.path, ['identity', 'new', '--name', 'Jordan', '--out', 'id.p12', '--p12-password-file', password]);
  return ['--p12', 'id.p12', '--p12-password-file', password];
}

describe('residua statement', () => {
  test('writes the signed statement of a file, which verify finds valid', async () => {
    const file = folder.file('sample.json', writeCaseFile(loadSample()));
    const made = await cli(folder.path, ['statement', file, '--out', 'statement.pdf', ...(await identity())]);
    expect(made.code, made.err).toBe(0);
    expect(JSON.parse(made.out)).toMatchObject({ file: 'statement.pdf', signer: 'Jordan' });
    expect(readFileSync(join(folder.path, 'statement.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await cli(folder.path, ['verify', 'statement.pdf'])).code).toBe(0);

    const again = await cli(folder.path, ['statement', '--sample', '--out', 'statement.pdf']);
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('exists already') as string });
  });

  test('refuses an evaluation that lacks what a statement needs, each with its place', async () => {
    const file = join(CASES, 'exactly-zero.json');
    const { code, err } = await cli(folder.path, ['statement', file, '--out', 'none.pdf', ...(await identity())]);
    expect(code).toBe(2);
    expect(err).toContain('/opinions/returnToWork/status: not documented: Return to work; fill it in\n');
    expect(err).toContain('/examiner/credentials: not documented');
    expect(folder.names()).not.toContain('none.pdf');
  });

  test('tells how much too long the restrictions are', async () => {
    const sample = loadSample();
    const opinions = { ...sample.opinions, workRestrictions: 'No ladders.\n'.repeat(80) };
    const file = folder.file('long.json', writeCaseFile({ ...sample, opinions }));
    const { code, err } = await cli(folder.path, ['statement', file, '--out', 'long.pdf', ...(await identity())]);
    expect(code).toBe(2);
    expect(err).toMatch(/^\/opinions\/workRestrictions: The statement is \d+ lines too long for its one page/m);
  });
});
