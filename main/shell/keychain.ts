import { ResiduaError } from '../domain/errors.ts';
import type { Keychain } from '../vault/keychain.ts';
import type { Policy } from './policy.ts';

/** The part of Electron's `safeStorage` that is used. */
export interface SafeStorage {
  readonly isEncryptionAvailable: () => boolean;
  /** Linux alone. */
  readonly getSelectedStorageBackend?: () => string;
  readonly encryptString: (text: string) => Buffer;
  readonly decryptString: (sealed: Buffer) => string;
}

/** Stores on Linux that a password of the user protects. `basic_text` is none: its key is the same on every machine. */
const REAL_STORES: ReadonlySet<string> = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);

/** Why the keychain cannot open a vault here, in words; null when it can. */
export function keychainObstacle(
  storage: SafeStorage,
  policy: Pick<Policy, 'keychainUnlock'>,
  platform: NodeJS.Platform = process.platform,
): string | null {
  if (policy.keychainUnlock === false) return 'The policy of this machine forbids it.';
  if (platform === 'linux') {
    const store = storage.getSelectedStorageBackend?.() ?? 'unknown';
    if (!REAL_STORES.has(store)) {
      return store === 'basic_text'
        ? 'This system offers no real keychain: it would keep the secret under a key that every program knows. Set up GNOME Keyring or KWallet first.'
        : 'This system offers no keychain. Set up GNOME Keyring or KWallet first.';
    }
  }
  return storage.isEncryptionAvailable() ? null : 'The system’s keychain does not answer. Unlock it, then try again.';
}

/** The system's keychain for the vault. Each use looks anew whether it is a real one. */
export function systemKeychain(
  storage: SafeStorage,
  policy: Pick<Policy, 'keychainUnlock'>,
  platform: NodeJS.Platform = process.platform,
): Keychain {
  const check = (): void => {
    const obstacle = keychainObstacle(storage, policy, platform);
    if (obstacle !== null) throw new ResiduaError('keychain-unavailable', obstacle);
  };
  return {
    seal: (secret) => {
      check();
      return guarded(() => storage.encryptString(secret.toString('base64')));
    },
    open: (sealed) => {
      check();
      return guarded(() => Buffer.from(storage.decryptString(sealed), 'base64'));
    },
  };
}

function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw new ResiduaError('keychain-unavailable', 'The system’s keychain refused. Use the passphrase.', { cause });
  }
}
