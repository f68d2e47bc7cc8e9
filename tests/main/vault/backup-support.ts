import { join } from 'node:path';
import type { Vault } from '../../../main/vault/vault.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from './quick-vault.ts';

/** A vault that is open, in a folder of its own. */
export async function newVault(): Promise<{ vault: Vault; folder: string }> {
  const folder = join(temporaryFolder(), 'vault');
  const vault = quickVault(folder);
  await vault.create(PASSPHRASE);
  return { vault, folder };
}

/** @throws Error when there is no backup. */
export async function newestBackup(vault: Vault): Promise<Awaited<ReturnType<Vault['backups']['find']>>> {
  const [newest] = await vault.backups.list();
  if (newest === undefined) throw new Error('There is no backup.');
  return vault.backups.find(newest.id);
}
