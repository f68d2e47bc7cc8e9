import { ResiduaError } from '../domain/errors.ts';
import { accountsOf, isLegacy, type AnyHeader } from './header.ts';
import type { Keychain } from './keychain.ts';
import { accountOf, openWithKeychain, type Keys } from './header-keys.ts';
import type { Target } from './tries.ts';

/** What can be known of a vault before it is opened. */
export interface Door {
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly hasRecoveryKey: boolean;
    readonly hasKeychain: boolean;
    /** Milliseconds until the next try is looked at. */
    readonly wait: number;
  }[];
}

export function doorOf(header: AnyHeader, waitOf: (accountId: string) => number): Door {
  const accounts = accountsOf(header).map(({ id, name }) => {
    const ways = isLegacy(header) ? null : accountOf(header, id);
    return {
      id,
      name,
      hasRecoveryKey: Boolean(ways?.recovery),
      hasKeychain: Boolean(ways?.keychain),
      wait: waitOf(id),
    };
  });
  return { accounts };
}

/** An account of the vault, whose secret is tried at the door. */
export function ofVault({ id }: AnyHeader, accountId: string): Target {
  return { vaultId: id, accountId, ofBackup: false };
}

/** What the system's keychain gives, for the caller to forget. @throws ResiduaError `keychain-unavailable`, `not-found`. */
export function keychainKeys(header: AnyHeader, accountId: string, keychain: Keychain): Keys {
  const sealed = isLegacy(header) ? undefined : accountOf(header, accountId).keychain?.sealed;
  if (isLegacy(header) || sealed === undefined) {
    throw new ResiduaError('keychain-unavailable', 'This account is opened with its passphrase.');
  }
  const secret = keychain.open(Buffer.from(sealed, 'base64'));
  try {
    return openWithKeychain(header, accountOf(header, accountId), secret);
  } finally {
    secret.fill(0);
  }
}

export function locked(): ResiduaError {
  return new ResiduaError('locked', 'The vault is locked. Unlock it with the passphrase.');
}

export function stillOpen(): ResiduaError {
  return new ResiduaError('conflict', 'The vault is open. Lock it first.');
}
