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
