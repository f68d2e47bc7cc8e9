import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Vault } from '../../main/vault/vault.ts';
import { PASSPHRASE } from './pages/residua.ts';

/** Where the vault of the run stands in the environment. */
const MADE = 'RESIDUA_TEST_VAULT';

/** Playwright's global set-up: one vault, made by the product's own module with its own key derivation. Removes it again. */
export default async function makeVault(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'residua-vault-'));
  const vault = new Vault(join(folder, 'vault'));
  await vault.create(PASSPHRASE);
  vault.lock();
  process.env[MADE] = folder;
  return () => rm(folder, { recursive: true, force: true });
}

/**
 * Copies the vault of the run into a data folder: PASSPHRASE opens it, and nobody has signed, entered or backed up
 * anything yet. For tests that are about something else than the first start.
 *
 * @throws Error outside a run of Playwright with its global set-up.
 */
export async function copyMadeVault(dataFolder: string): Promise<void> {
  const made = process.env[MADE];
  if (made === undefined) throw new Error('No vault was made: the global set-up did not run.');
  await cp(made, dataFolder, { recursive: true });
}
