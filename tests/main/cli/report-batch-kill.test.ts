import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLI, cli, smallCase, workFolder } from './support.ts';

const work = workFolder();
const out = join(work.path, 'out');
const KILL = new URL('./kill-itself.ts', import.meta.url).href;
const PASSWORD = ['--p12-password-file', 'password'];
const ARGUMENTS = [CLI, 'report', '--batch', 'cases', '--out', 'out', '--p12', 'id.p12', ...PASSWORD, '--jobs', '2'];
const CASES = 12;
/** In the middle of the report, in the middle of the line that tells of it, before the report takes its name, and after. */
const STEPS = [1, 3, 5, 6];

beforeAll(async () => {
  work.file('password', 'a password of some length\n');
  const identity = ['identity', 'new', '--name', 'Jordan Specimen', '--out', 'id.p12', ...PASSWORD];
  expect((await cli(work.path, identity)).code).toBe(0);
  mkdirSync(join(work.path, 'cases'));
  for (let index = 0; index < CASES; index += 1) {
    writeFileSync(join(work.path, 'cases', `case-${String(index).padStart(2, '0')}.json`), smallCase());
  }
});
afterAll(() => {
  work.done();
});

/** Name and SHA-256 of each report; each is whole. */
function reports(): Map<string, string> {
  const names = readdirSync(out, { encoding: 'utf8' }).filter((name) => name.endsWith('.pdf'));
  return new Map(
    names.map((name) => {
      const bytes = readFileSync(join(out, name));
      expect(bytes.subarray(-5).toString('latin1'), name).toBe('%%EOF');
      return [name, createHash('sha256').update(bytes).digest('hex')];
    }),
  );
}

/** Runs the batch until it ends itself at a step, or is ended a while after its first report. */
async function killedRun(at: number | 'any time'): Promise<void> {
  const env = { ...process.env, RESIDUA_KILL_AT: String(at) };
  const child = spawn(process.execPath, ['--import', KILL, ...ARGUMENTS], { cwd: work.path, env, stdio: 'pipe' });
  const ended = new Promise((done) => child.on('close', (_code, signal) => done(signal)));
  if (at === 'any time') {
    child.stderr.once('data', () => {
      void setTimeout(Math.random() * 150).then(() => child.kill('SIGKILL'));
    });
  }
  expect(await ended, `killed at ${String(at)}`).toBe('SIGKILL');
}

test(
  'a batch killed at any step goes on: every report is made exactly once, whole, and nothing else is left',
  { timeout: 180_000 },
  async () => {
    let before = new Map<string, string>();
    for (const at of [...STEPS, 'any time'] as const) {
      await killedRun(at);
      const now = reports();
      // What was made is neither made again nor touched.
      for (const [name, hash] of before) expect(now.get(name), name).toBe(hash);
      before = now;
    }
    const left = readdirSync(out).filter((name) => name.endsWith('.tmp'));
    expect(left.length).toBeGreaterThan(0);
    // The last run comes when nobody can be writing to what the kills left.
    for (const name of left) utimesSync(join(out, name), new Date(0), new Date(0));
    const last = spawnSync(process.execPath, ARGUMENTS, { cwd: work.path, encoding: 'utf8' });
    expect(last.status, last.stderr).toBe(0);
    expect(JSON.parse(last.stdout)).toMatchObject({
      total: CASES,
      unchanged: before.size,
      made: CASES - before.size,
      failed: 0,
    });
    expect(before.size).toBeLessThan(CASES);
    const all = reports();
    for (const [name, hash] of before) expect(all.get(name), name).toBe(hash);
    expect(all.size).toBe(CASES);
    expect(readdirSync(out).filter((name) => !name.endsWith('.pdf'))).toEqual(['residua-batch.jsonl']);
    for (const name of [...all.keys()].slice(0, 3)) {
      expect((await cli(work.path, ['verify', join('out', name)])).code).toBe(0);
    }
  },
);
