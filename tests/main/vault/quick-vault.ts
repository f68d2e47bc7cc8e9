import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHeader, whose } from '../../../main/vault/header.ts';
import { openWithPassphrase } from '../../../main/vault/header-keys.ts';
import { Vault } from '../../../main/vault/vault.ts';

export const PASSPHRASE = 'correct horse battery staple';

/** Key derivation in milliseconds; tests of anything but the derivation need no more. */
export const QUICK_KDF = { cost: 2 ** 10, blockSize: 8, parallelization: 1 };

/** A clock on which waiting takes no time. */
const NO_WAITING = { now: Date.now, wait: () => Promise.resolve() };

/** A vault in a folder, with quick key derivation, where nobody waits. */
export function quickVault(folder: string, options: ConstructorParameters<typeof Vault>[1] = {}): Vault {
  return new Vault(folder, { kdf: QUICK_KDF, clock: NO_WAITING, ...options });
}

/** The key of a vault's database, as its passphrase gives it. */
export async function dataKeyOf(folder: string): Promise<Buffer> {
  const header = parseHeader(readFileSync(join(folder, 'vault.json')), QUICK_KDF);
  return (await openWithPassphrase(header, whose(header, undefined), PASSPHRASE)).dataKey;
}
