import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CASE_FILE_NAME } from '../contract/case-file-schemas.ts';

/** As `BACKUP_SUFFIX` of main/vault. */
const BACKUP_NAME = /\.residua-backup$/i;
/** More than anybody opens at once; the rest is left out. */
const MOST = 50;

/** What the operating system asks to open. */
export interface AskedFiles {
  /** Absolute paths of case files, each once. */
  readonly caseFiles: readonly string[];
  /** The absolute path of a backup; one, as one at a time is restored. */
  readonly backup: string | null;
}

/**
 * The files to open among the words of a command line. File managers on Linux may say `file:` and an encoded path for them.
 *
 * @param folder what relative paths are relative to.
 */
export function askedFilesIn(words: readonly string[], folder: string): AskedFiles {
  const files = words
    .filter((word) => !word.startsWith('-'))
    .map((word) => (word.startsWith('file:') ? pathOf(word) : word))
    .filter((word) => word !== null)
    .filter((word) => !word.includes('\0'));
  const named = (name: RegExp): string[] =>
    files.filter((file) => name.test(file)).map((file) => resolve(folder, file));
  return {
    caseFiles: [...new Set(named(CASE_FILE_NAME))].slice(0, MOST),
    backup: named(BACKUP_NAME).at(-1) ?? null,
  };
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
const messageSchema = z.object({ caseFiles: z.array(z.string()).max(MOST), backup: z.string().nullable() });

/** Reads the message of a second process; anything else asks for no files. */
export function askedFilesOf(message: unknown): AskedFiles {
  const parsed = messageSchema.safeParse(message);
  return parsed.success ? parsed.data : { caseFiles: [], backup: null };
}

/**
 * Files that the operating system asked to open: case files until the vault is open and the window takes them, a backup
 * until the page for restoring does.
 */
export class WaitingFiles {
  #paths: readonly string[] = [];
  #backup: string | null = null;
  readonly #onAdded: () => void;

  constructor(onAdded: () => void) {
    this.#onAdded = onAdded;
  }

  get count(): number {
    return this.#paths.length;
  }

  get hasBackup(): boolean {
    return this.#backup !== null;
  }

  /** A file that waits already waits once; another backup takes the place of the one before. */
  add({ caseFiles, backup }: AskedFiles): void {
    if (caseFiles.length === 0 && backup === null) return;
    this.#paths = [...new Set([...this.#paths, ...caseFiles])].slice(0, MOST);
    this.#backup = backup ?? this.#backup;
    this.#onAdded();
  }

  /** Hands the backup over; null when none waits. */
  takeBackup(): string | null {
    const backup = this.#backup;
    this.#backup = null;
    return backup;
  }

  /** Hands the case files over; from now on nothing waits. */
  take(): readonly string[] {
    const paths = this.#paths;
    this.#paths = [];
    return paths;
  }
}
