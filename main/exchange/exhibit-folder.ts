import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { namedExhibits } from '../domain/exhibits.ts';
import { readLimited } from './read-limited.ts';

const FILE_MAX = 100 * 1024 * 1024;

/**
 * The files of a folder that an evaluation's exhibits name, found by their SHA-256 whatever they are called. Only files of
 * a size that some exhibit has are read. What is not found is absent.
 */
export function exhibitsInFolder(evaluation: Evaluation, folder: string): Map<string, Uint8Array> {
  const wanted = new Map(namedExhibits(evaluation).map(({ sha256, file }) => [sha256, file.sizeInBytes]));
  const sizes = new Set(wanted.values());
  const found = new Map<string, Uint8Array>();
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isFile() !== true || !sizes.has(stat.size)) continue;
    const read = readLimited(path, FILE_MAX);
    if (!read.ok) continue;
    const sha256 = createHash('sha256').update(read.bytes).digest('hex');
    if (wanted.has(sha256)) found.set(sha256, read.bytes);
  }
  return found;
}
