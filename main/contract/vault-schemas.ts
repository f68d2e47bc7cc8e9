import { z } from 'zod';
import { ROLES } from '../domain/accounts.ts';
import { id, newPassphrase, passphrase } from './schemas.ts';

const instant = z.iso.datetime();
const accountName = z.string().trim().min(1, 'Enter a name.').max(100);

/** Which account is opened; not needed while there is one. */
const account = id.optional();
/** As typed from paper; the check group is looked at by the handler. */
const recoveryKey = z.string().max(200);

export const unlock = z.strictObject({ passphrase, account });
export const keychainUnlock = z.strictObject({ account: id });
export const recovery = z.strictObject({ account, recoveryKey, newPassphrase });

/** What is known before anything is unlocked. */
export const door = z.strictObject({
  accounts: z.array(
    z.strictObject({
      id,
      name: z.string(),
      hasRecoveryKey: z.boolean(),
      hasKeychain: z.boolean(),
      /** Milliseconds until the next try is looked at. */
      wait: z.number().min(0),
    }),
  ),
});
export type Door = z.output<typeof door>;

export const accountSchema = z.strictObject({ id, name: z.string(), role: z.enum(ROLES) });
export type AccountRow = z.output<typeof accountSchema>;

/** Who is there, and how their account can be opened. */
export const protection = z.strictObject({
  account: accountSchema.extend({ manages: z.boolean() }),
  recoveryKeySince: instant.nullable(),
  keychainSince: instant.nullable(),
  /** Why the system's keychain cannot be used here; null when it can. */
  keychainObstacle: z.string().nullable(),
  /** Minutes that a policy of this machine sets; null when the setting decides. */
  lockAfterMinutesForced: z.int().nullable(),
});

export const passphraseChange = z.strictObject({ passphrase, newPassphrase });
export const onlyPassphrase = z.strictObject({ passphrase });
export const keychainChange = z.strictObject({ passphrase, on: z.boolean() });
export const newRecoveryKey = z.strictObject({ recoveryKey: z.string() });
export const recoverySheet = z.strictObject({ recoveryKey });

/** `passphrase` is that of who manages, `newPassphrase` that of the new person. */
export const newAccount = z.strictObject({ passphrase, name: accountName, role: z.enum(ROLES), newPassphrase });
export const accountChange = z.strictObject({ passphrase, id, name: accountName, role: z.enum(ROLES) });
export const accountRemoval = z.strictObject({ passphrase, id });
