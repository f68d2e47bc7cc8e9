import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from './quick-vault.ts';

const SCRIPT = fileURLToPath(new URL('./memory-child.ts', import.meta.url));

test('the key of the database is in the memory of the process while the vault is open, and nowhere in it after the lock', async () => {
  const folder = join(temporaryFolder(), 'vault');
  const vault = quickVault(folder);
  await vault.create(PASSPHRASE);
  vault.lock();
  const { stdout, stderr } = spawnSync(process.execPath, [SCRIPT, folder], { encoding: 'utf8' });
  expect(stderr).toBe('');
  const { open, locked } = JSON.parse(stdout) as { open: number; locked: number };
  expect(open).toBeGreaterThan(0);
  expect(locked).toBe(0);
}, 60_000);
