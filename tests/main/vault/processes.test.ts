import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { listEvaluations, openEvaluation } from '../../../main/store/evaluations.ts';
import { failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from './quick-vault.ts';

const KILLS = 20;

function startChild(folder: string): ChildProcessByStdio<null, Readable, null> {
  const script = fileURLToPath(new URL('./committing-child.ts', import.meta.url));
  return spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Runs the child until it has acknowledged `changes`, then a little further, then kills it. */
async function killAfter(folder: string, changes: number, delay: number): Promise<number> {
  const child = startChild(folder);
  const exited = once(child, 'exit');
  let seen = 0;
  let acknowledged = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    seen += 1;
    acknowledged = Number(line);
    if (seen === changes) setTimeout(() => child.kill('SIGKILL'), delay);
  }
  const [, signal] = (await exited) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return acknowledged;
}

test(`every acknowledged change survives ${String(KILLS)} kills in the middle of the work, and no lock is left behind`, async () => {
  const folder = join(temporaryFolder(), 'vault');
  const vault = quickVault(folder);
  await vault.create(PASSPHRASE);
  vault.lock();
  let before = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const acknowledged = await killAfter(folder, 1 + ((kill * 7) % 20), (kill * 13) % 29);
    expect(acknowledged).toBeGreaterThan(before);
    // On even rounds the parent opens what the child left; on odd ones the next child does.
    if (kill % 2 === 0) {
      await vault.unlock(PASSPHRASE);
      const [row] = listEvaluations(vault.database, '');
      const { evaluation } = openEvaluation(vault.database, String(row?.id));
      const stored = Number(evaluation.case.claimNumber);
      // The change that was being acknowledged when the kill came may be there; it is there whole.
      expect([acknowledged, acknowledged + 1]).toContain(stored);
      expect(evaluation.examinee.name).toBe(String(stored));
      expect(evaluation.history.presentIllness).toBe(String(stored).repeat(2000));
      vault.lock();
    }
    before = acknowledged;
  }
}, 120_000);

test('a second process is refused kindly while the first works, and gets in when it has gone', async () => {
  const folder = join(temporaryFolder(), 'vault');
  const vault = quickVault(folder);
  await vault.create(PASSPHRASE);
  vault.lock();
  const child = startChild(folder);
  const exited = once(child, 'exit');
  await once(child.stdout, 'data');
  expect(await failureOfAsync(vault.unlock(PASSPHRASE))).toBe('vault-busy');
  expect(vault.state()).toBe('locked');
  child.kill('SIGKILL');
  await exited;
  await vault.unlock(PASSPHRASE);
  expect(listEvaluations(vault.database, '')).toHaveLength(1);
  const second = quickVault(folder);
  expect(await failureOfAsync(second.unlock(PASSPHRASE))).toBe('vault-busy');
  vault.lock();
});
