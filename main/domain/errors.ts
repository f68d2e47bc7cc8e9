/**
 * Every expected failure, by code. The codes cross the IPC border and decide the exit code of the command line,
 * so they are stable names, not prose.
 */
export type ErrorCode =
  | 'invalid-input'
  | 'not-found'
  | 'locked'
  | 'handed-over'
  | 'wrong-passphrase'
  | 'not-permitted'
  | 'keychain-unavailable'
  | 'vault-exists'
  | 'vault-missing'
  | 'vault-damaged'
  | 'vault-newer'
  | 'vault-busy'
  | 'backup-damaged'
  | 'signed-immutable'
  | 'not-ready'
  | 'conflict'
  | 'wrong-password'
  | 'identity-invalid'
  | 'timestamp-failed'
  | 'update-invalid'
  | 'update-unreachable'
  | 'pdf-invalid'
  | 'unprintable'
  | 'file-exists'
  | 'file-unwritable'
  | 'cancelled'
  | 'internal';

/** An expected failure with a message for the person: where, what, how to mend it. Never holds patient data. */
export class ResiduaError extends Error {
  readonly code: ErrorCode;
  /** JSON pointer of the input at fault, where there is one. */
  readonly path: string | undefined;

  constructor(code: ErrorCode, message: string, options: { path?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ResiduaError';
    this.code = code;
    this.path = options.path;
  }
}
