import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { lastWork } from '../../../main/shell/last-work.ts';
import { createEvaluation } from '../../../main/store/evaluations.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from '../vault/quick-vault.ts';

const MOST = 10_000;

afterEach(() => {
  vi.useRealTimers();
});

test('the end waits for the backup of the lock, also when something else fails meanwhile', async () => {
  const vault = quickVault(join(temporaryFolder(), 'vault'));
  await vault.create(PASSPHRASE);
  await vault.backups.makeIfDue(new Date(Date.now() - 2 * 3_600_000));
  createEvaluation(vault.database, emptyEvaluation(), new Date());
  vault.lock();
  await lastWork([Promise.reject(new Error('of the clipboard')), vault.backups.settled()], 60_000);
  const [newest, ...older] = await vault.backups.list();
  expect(older).toHaveLength(1);
  await vault.backups.check(String(newest?.id));
  expect(readdirSync(vault.backups.ownFolder).filter((name) => !name.endsWith('.residua-backup'))).toEqual([]);
});

test('what does not come to an end keeps the program for ten seconds and no longer', async () => {
  vi.useFakeTimers();
  let isOver = false;
  void lastWork([new Promise(() => undefined)], MOST).then(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(MOST - 1);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isOver).toBe(true);
});
