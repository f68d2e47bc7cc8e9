/** The operating system's store of secrets, as far as the vault needs it. */
export interface Keychain {
  /** @throws ResiduaError `keychain-unavailable`. */
  readonly seal: (secret: Buffer) => Buffer;
  /** @throws ResiduaError `keychain-unavailable`. */
  readonly open: (sealed: Buffer) => Buffer;
}
