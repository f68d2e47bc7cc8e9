import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asFileError } from '../files.ts';
import type { ThreadFailure } from './worker-protocol.ts';

/** Lists the cases that failed, one a line, in the folder of the reports. */
export const ERRORS_FILE = 'batch-errors.jsonl';

export interface BatchFailure {
  readonly file: string;
  readonly problems: readonly ThreadFailure[];
}

/** Failures whose messages speak of files and programs; the messages of all others may quote a case. */
const TOLD_IN_WORDS: ReadonlySet<string> = new Set([
  'file-exists',
  'file-unwritable',
  'identity-invalid',
  'internal',
  'not-found',
  'timestamp-failed',
]);

/** Takes away the list of an earlier run. @throws ResiduaError `file-unwritable`. */
export async function clearErrors(out: string): Promise<void> {
  const path = join(out, ERRORS_FILE);
  try {
    await rm(path, { force: true });
  } catch (error) {
    throw asFileError(error, path);
  }
}

/**
 * Lists one case as it fails: nothing is kept in memory, and a kill loses nothing that was told. Names files, places and kinds of
 * problems; what stands in a case is in no list that is left lying about.
 *
 * @throws ResiduaError `file-unwritable`.
 */
export async function addError(out: string, { file, problems }: BatchFailure): Promise<void> {
  const path = join(out, ERRORS_FILE);
  const told = problems.map(({ code, path: place, message }) => ({
    code,
    ...(place === undefined ? {} : { path: place }),
    ...(TOLD_IN_WORDS.has(code) ? { message } : {}),
  }));
  try {
    await appendFile(path, `${JSON.stringify({ file, problems: told })}\n`, { mode: 0o600 });
  } catch (error) {
    throw asFileError(error, path);
  }
}
