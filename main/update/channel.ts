/** Where updates are described, and who may sign them. */
export interface UpdateChannel {
  /** The one address that is asked, https; null: nobody can be asked. */
  readonly address: string | null;
  /** Public keys as `publicKeyOf` takes them; without one, no update can be told from a forgery. */
  readonly keys: readonly string[];
  /** Authority that the tests' own server has its certificate from, PEM. */
  readonly ca?: string | undefined;
}

/** docs/RELEASING.md says how both come here. While keys are changed, the old and the new one stand here. */
export const UPDATE_CHANNEL: UpdateChannel = { address: null, keys: [] };

/** Why this build cannot tell an update from a forgery; null when it can. */
export function channelObstacle({ keys }: UpdateChannel): string | null {
  return keys.length > 0
    ? null
    : 'This build of Residua has no update key, so it cannot tell an update from a forgery. Get new versions from where you got this one, and compare their checksums.';
}
