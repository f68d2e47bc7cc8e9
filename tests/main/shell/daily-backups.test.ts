import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { listAudit } from '../../../main/store/audit-list.ts';
import { createEvaluation } from '../../../main/store/evaluations.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from '../vault/quick-vault.ts';

vi.mock('electron', () => ({ app: { isPackaged: true }, dialog: {} }));

const { backUpDaily } = await import('../../../main/shell/backups.ts');

const HOUR = 3_600_000;
const START = new Date('2026-05-01T08:00:00.000Z');

afterEach(() => {
  vi.useRealTimers();
});

/** An open vault in a real folder; only the clock and the hourly look are not those of the machine. */
async function watched() {
  const folder = join(temporaryFolder(), 'vault');
  const vault = quickVault(folder);
  await vault.create(PASSPHRASE);
  vi.useFakeTimers({ now: START, toFake: ['Date', 'setInterval', 'clearInterval'] });
  backUpDaily(vault);
  const { ownFolder } = vault.backups;
  const count = (): number =>
    existsSync(ownFolder) ? readdirSync(ownFolder).filter((name) => name.endsWith('.residua-backup')).length : 0;
  const pass = async (hours: number): Promise<number> => {
    for (let hour = 0; hour < hours; hour += 1) {
      vi.advanceTimersByTime(HOUR);
      await vault.backups.settled();
    }
    return count();
  };
  return { vault, pass };
}

function add(vault: Vault): void {
  createEvaluation(vault.database, emptyEvaluation(), new Date());
}

test('a vault that stays open for days is backed up once a day when something changed, and the trail tells of each', async () => {
  const { vault, pass } = await watched();
  add(vault);
  expect(await pass(1)).toBe(1);
  add(vault);
  expect(await pass(23)).toBe(1);
  expect(await pass(1)).toBe(2);
  // Nothing changes for two days.
  expect(await pass(48)).toBe(2);
  add(vault);
  expect(await pass(1)).toBe(3);
  const filter = { evaluationId: null, action: 'backup-made' as const, from: null, to: null };
  await vi.waitFor(() => {
    expect(listAudit(vault.database, filter, { before: null, limit: 9 })).toHaveLength(3);
  });
  for (const { id } of await vault.backups.list()) await vault.backups.check(id);
  vault.lock();
  await vault.backups.settled();
});

test('while the vault is locked the hourly look makes nothing', async () => {
  const { vault, pass } = await watched();
  add(vault);
  vault.lock();
  await vault.backups.settled();
  expect(await pass(72)).toBe(0);
  await vault.unlock(PASSPHRASE);
  expect(await pass(1)).toBe(1);
  vault.lock();
  await vault.backups.settled();
});
