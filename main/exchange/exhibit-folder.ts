import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { namedExhibits } from '../domain/exhibits.ts';
import { readLimited } from './read-limited.ts';

const FILE_MAX = 100 * 1024 * 1024;

/** A folder with files of exhibits, which are found by their SHA-256 whatever they are called. Holds names and sizes only. */
export class ExhibitFolder {
  readonly #folder: string;
  readonly #bySize = new Map<number, string[]>();

  /** @throws Error of the system when the folder cannot be listed. */
  constructor(folder: string) {
    this.#folder = folder;
    for (const name of readdirSync(folder)) {
      const stat = statSync(join(folder, name), { throwIfNoEntry: false });
      if (stat?.isFile() !== true) continue;
      this.#bySize.set(stat.size, [...(this.#bySize.get(stat.size) ?? []), name]);
    }
  }

  /**
   * The files that an evaluation's exhibits name, by their SHA-256. Only files of a size that some exhibit has are read. What is
   * not found is absent.
   */
  find(evaluation: Evaluation): Map<string, Uint8Array> {
    const wanted = new Set(namedExhibits(evaluation).map(({ sha256 }) => sha256));
    const sizes = new Set(namedExhibits(evaluation).map(({ file }) => file.sizeInBytes));
    const found = new Map<string, Uint8Array>();
    for (const name of [...sizes].flatMap((size) => this.#bySize.get(size) ?? [])) {
      const read = readLimited(join(this.#folder, name), FILE_MAX);
      if (!read.ok) continue;
      const sha256 = createHash('sha256').update(read.bytes).digest('hex');
      if (wanted.has(sha256)) found.set(sha256, read.bytes);
    }
    return found;
  }
}
