import { Vault } from '../../../main/vault/vault.ts';

export const PASSPHRASE = 'correct horse battery staple';

/** Key derivation in milliseconds; tests of anything but the derivation need no more. */
export const QUICK_KDF = { cost: 2 ** 10, blockSize: 8, parallelization: 1 };

/** A vault in a folder, with quick key derivation. */
export function quickVault(folder: string): Vault {
  return new Vault(folder, { kdf: QUICK_KDF });
}
