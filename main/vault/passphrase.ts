import { ResiduaError } from '../domain/errors.ts';

/** Nobody can ask for less. */
export const PASSPHRASE_MIN = 12;
const PASSPHRASE_MAX = 1024;

/** @throws ResiduaError `invalid-input` when a new passphrase has fewer than `least` or more than 1024 characters. */
export function checkNewPassphrase(passphrase: string, least: number, path: string): void {
  if (Array.from(passphrase.normalize('NFKC')).length < least) {
    throw new ResiduaError('invalid-input', `A passphrase has at least ${String(least)} characters.`, { path });
  }
  limited(passphrase, path);
}

/** @throws ResiduaError `invalid-input` for a text so long that deriving a key from it would stall the machine. */
export function limited(passphrase: string, path = '/passphrase'): string {
  if (passphrase.length > PASSPHRASE_MAX) {
    throw new ResiduaError('invalid-input', 'A passphrase has at most 1024 characters.', { path });
  }
  return passphrase;
}
