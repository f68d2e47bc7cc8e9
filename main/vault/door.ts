import { ResiduaError } from '../domain/errors.ts';
import { accountsOf, isLegacy, type AnyHeader } from './header.ts';
import { accountOf } from './header-keys.ts';

/** What can be known of a vault before it is opened. */
export interface Door {
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly hasRecoveryKey: boolean;
    readonly hasKeychain: boolean;
  }[];
  /** Milliseconds until the next try is looked at. */
  readonly wait: number;
}

export function doorOf(header: AnyHeader, wait: number): Door {
  const accounts = accountsOf(header).map(({ id, name }) => {
    const ways = isLegacy(header) ? null : accountOf(header, id);
    return { id, name, hasRecoveryKey: Boolean(ways?.recovery), hasKeychain: Boolean(ways?.keychain) };
  });
  return { accounts, wait };
}

export function locked(): ResiduaError {
  return new ResiduaError('locked', 'The vault is locked. Unlock it with the passphrase.');
}

export function stillOpen(): ResiduaError {
  return new ResiduaError('conflict', 'The vault is open. Lock it first.');
}
