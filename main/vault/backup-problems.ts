import { ResiduaError } from '../domain/errors.ts';

/** Why something could not be done; null when it was. */
export async function problemOf(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof ResiduaError)) throw error;
    return error.message;
  }
}

/** What is told of a backup that was made, by why it is not in the chosen folder and why older ones stay; null when neither. */
export function receiptProblem(unwritten: string | null, unrotated: string | null): string | null {
  const sentences = [
    unwritten === null
      ? []
      : `The backup could not be written to its folder: ${unwritten} It was made in the data folder instead.`,
    unrotated === null ? [] : `The backup was made, but an older one could not be removed: ${unrotated}`,
  ].flat();
  return sentences.length === 0 ? null : sentences.join(' ');
}

/** What is told of a backup that was not made. */
export function failureWords(error: unknown): string {
  return error instanceof ResiduaError ? error.message : 'The backup failed because of a fault in Residua.';
}

export function folderForced(): ResiduaError {
  return new ResiduaError('not-permitted', 'The folder for backups is set by the policy of this machine.');
}
