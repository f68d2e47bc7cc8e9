import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLI, cli, smallCase, workFolder } from './support.ts';

const work = workFolder();
const MEASURE = new URL('./measure-heap.ts', import.meta.url).href;
const PASSWORD = ['--p12-password-file', 'password'];
const BATCH = ['report', '--batch', 'cases', '--out', 'out', '--p12', 'id.p12', ...PASSWORD, '--jobs', '1'];
const CASES = 24;
/** Bytes by which what is held may differ between two cases. One small report has ten times as many. */
const SLACK = 40_000;

beforeAll(async () => {
  work.file('password', 'a password of some length\n');
  const identity = ['identity', 'new', '--name', 'Jordan Specimen', '--out', 'id.p12', ...PASSWORD];
  expect((await cli(work.path, identity)).code).toBe(0);
  mkdirSync(join(work.path, 'cases'));
});
afterAll(() => {
  work.done();
});

test(
  'neither the program nor its thread holds more after 24 reports and 24 failures than after 8',
  { timeout: 180_000 },
  () => {
    const wrong = JSON.stringify(
      Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`key${String(index)}`, 1])),
    );
    for (let index = 0; index < CASES; index += 1) {
      const name = String(index).padStart(2, '0');
      writeFileSync(join(work.path, 'cases', `${name}-a.json`), smallCase());
      writeFileSync(join(work.path, 'cases', `${name}-b.json`), wrong);
    }
    const run = spawnSync(process.execPath, ['--expose-gc', '--import', MEASURE, CLI, ...BATCH], {
      cwd: work.path,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    expect(run.status, run.stderr).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({ total: 2 * CASES, made: CASES, failed: CASES });
    const lines = String(run.output[3]).trim().split('\n');
    for (const who of ['main', 'thread']) {
      const held = lines.filter((line) => line.startsWith(`${who} `)).map((line) => Number(line.split(' ')[1]));
      // Every fourth case; the thread is ended before it can tell of the last.
      expect(held.length).toBeGreaterThanOrEqual(11);
      const growth = (mean(held.slice(-4)) - mean(held.slice(3, 7))) / (4 * (held.length - 7));
      expect(growth, `bytes for each case in the ${who}: ${held.join(' ')}`).toBeLessThan(SLACK);
    }
  },
);

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
