import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CASE_FILE_NAME } from '../contract/case-file-schemas.ts';

/** More than anybody opens at once; the rest is left out. */
const MOST = 50;

/**
 * The case files among the words of a command line, absolute. File managers on Linux may say `file:` and an encoded
 * path for them.
 *
 * @param folder what relative paths are relative to.
 */
export function caseFilesIn(words: readonly string[], folder: string): string[] {
  const files = words
    .filter((word) => !word.startsWith('-'))
    .map((word) => (word.startsWith('file:') ? pathOf(word) : word))
    .filter((word) => word !== null)
    .filter((word) => CASE_FILE_NAME.test(word) && !word.includes('\0'));
  return [...new Set(files.map((file) => resolve(folder, file)))].slice(0, MOST);
}

/** The path of a `file:` address; null when it names none on this computer. */
function pathOf(address: string): string | null {
  try {
    return fileURLToPath(address);
  } catch (error) {
    // Another computer's file, or an encoding that holds no path: there is nothing to open.
    if (error instanceof TypeError || error instanceof URIError) return null;
    throw error;
  }
}

/** What a second process tells the first: the files it was started with. */
const messageSchema = z.object({ caseFiles: z.array(z.string()).max(MOST) });

/** Reads the message of a second process; anything else is no files. */
export function caseFilesOf(message: unknown): string[] {
  const parsed = messageSchema.safeParse(message);
  return parsed.success ? parsed.data.caseFiles : [];
}

/** Case files that the operating system asked to open, until the vault is open and the window takes them. */
export class WaitingFiles {
  #paths: readonly string[] = [];
  readonly #onAdded: () => void;

  constructor(onAdded: () => void) {
    this.#onAdded = onAdded;
  }

  get count(): number {
    return this.#paths.length;
  }

  /** A file that waits already waits once. */
  add(paths: readonly string[]): void {
    if (paths.length === 0) return;
    this.#paths = [...new Set([...this.#paths, ...paths])].slice(0, MOST);
    this.#onAdded();
  }

  /** Hands the files over; from now on nothing waits. */
  take(): readonly string[] {
    const paths = this.#paths;
    this.#paths = [];
    return paths;
  }
}
