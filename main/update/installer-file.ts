import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { ResiduaError } from '../domain/errors.ts';
import type { UpdateFile } from './manifest.ts';

/** What a file is, whatever its name says. */
export interface FileMark {
  readonly sizeInBytes: number;
  readonly sha256: string;
}

/**
 * Reads a file once, piece by piece, and tells what it is. What is written to `copy` is what was told, whoever changes the
 * file meanwhile.
 *
 * @param most bytes; a file that has more is not read further.
 * @throws ResiduaError `invalid-input` when it cannot be read.
 */
export async function markOf(path: string, most: number, copy?: FileHandle): Promise<FileMark> {
  await sizeOf(path);
  const hash = createHash('sha256');
  let sizeInBytes = 0;
  const pieces = readable(path, createReadStream(path, { highWaterMark: 1024 * 1024 }));
  for await (const piece of pieces) {
    sizeInBytes += piece.length;
    if (sizeInBytes > most) break;
    hash.update(piece);
    await copy?.writeFile(piece);
  }
  return { sizeInBytes, sha256: hash.digest('hex') };
}

async function* readable(path: string, stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* stream;
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/** @throws ResiduaError `invalid-input` when there is no such file, or it is none. */
export async function sizeOf(path: string): Promise<number> {
  let facts: Stats;
  try {
    facts = await stat(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
  if (!facts.isFile()) throw new ResiduaError('invalid-input', `${basename(path)} is not a file.`);
  return facts.size;
}

/** Whether a file is byte for byte the one that was released. */
export function isReleased(mark: FileMark, file: UpdateFile): boolean {
  return mark.sizeInBytes === file.sizeInBytes && mark.sha256 === file.sha256;
}

function unreadable(path: string, cause: unknown): ResiduaError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  return new ResiduaError('invalid-input', `${basename(path)} cannot be read (${code}).`, { cause });
}
