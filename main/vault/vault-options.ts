import type { writeFileAtomic } from '../files.ts';
import type { Reseal } from './accounts.ts';
import type { KdfParameters } from './kdf.ts';
import type { Clock } from './tries.ts';

/** What can be different from vault to vault. */
export interface VaultOptions {
  /** Least key derivation that is accepted, and the one of new wrappings. Without it, theirs is calibrated. For tests. */
  readonly kdf?: KdfParameters;
  readonly reseal?: Reseal;
  /** Characters that a new passphrase has at least; 12 when not given, and never fewer. */
  readonly minimumPassphraseLength?: number;
  readonly clock?: Clock;
  /** Absolute path of the folder for backups that whoever administers the machine set; the person's choice when not given. */
  readonly backupFolder?: string;
  /** Writes the header; another one, which fails, is for tests. */
  readonly write?: typeof writeFileAtomic;
}
