import Database from 'better-sqlite3';
import { ResiduaError } from '../domain/errors.ts';

/** What the triggers of the schema raise; see `migrations/`. */
const SIGNED_IMMUTABLE = 'signed-immutable';

export function vaultDamaged(cause?: unknown): ResiduaError {
  return new ResiduaError(
    'vault-damaged',
    'The database of the vault is damaged. Close Residua, make a copy of the vault folder, and restore the latest backup.',
    { cause },
  );
}

export function signedImmutable(cause?: unknown): ResiduaError {
  return new ResiduaError(
    'signed-immutable',
    'This evaluation is signed and cannot be changed. Its report stays as it was signed.',
    { cause },
  );
}

/**
 * SQLite's failures in the application's own codes. Anything else (a fault in the program) is given back as it is.
 * SQLite's messages name tables and columns, never values.
 */
export function asResiduaError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const { code, message } = error;
  if (code.startsWith('SQLITE_CONSTRAINT') && message === SIGNED_IMMUTABLE) return signedImmutable(error);
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return vaultDamaged(error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new ResiduaError(
      'vault-busy',
      'Another program, perhaps a second Residua, has this vault open. Close it, then try again.',
      { cause: error },
    );
  }
  if (/^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN)/.test(code)) {
    return new ResiduaError(
      'file-unwritable',
      'The vault could not be read or written. Check that the disk has free space and that its folder may be written to; nothing of this step was saved.',
      { cause: error },
    );
  }
  return error;
}

/** Runs work on the database; SQLite's failures come out as `ResiduaError`. */
export function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asResiduaError(error);
  }
}
