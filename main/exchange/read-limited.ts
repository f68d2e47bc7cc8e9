import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

export type LimitedRead =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly reason: string };

/**
 * Reads a file of at most `limit` bytes. The size is asked first, and no more than the limit is ever read, so that
 * neither a huge file nor an endless one (a pipe, a device) fills the memory.
 */
export function readLimited(path: string, limit: number): LimitedRead {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const stat = fstatSync(file);
    if (stat.isDirectory()) return refused('is a folder, not a file');
    if (stat.size > limit) return refused(tooLarge(limit));
    const bytes = readUpTo(file, limit + 1);
    return bytes.length > limit ? refused(tooLarge(limit)) : { ok: true, bytes };
  } catch (error) {
    return refused(unreadable(error));
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readUpTo(file: number, most: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let total = 0;
  while (total < most) {
    const chunk = new Uint8Array(Math.min(64 * 1024, most - total));
    const count = readSync(file, chunk);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    total += count;
  }
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function refused(reason: string): LimitedRead {
  return { ok: false, reason };
}

/** @param limit bytes. */
export function tooLarge(limit: number): string {
  return `is larger than ${String(limit / 1024 / 1024)} MB, the most such a file may have`;
}

/** Why the operating system did not let a file be read; throws what is no such refusal. */
function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file; check the path';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read; check its permissions';
    case 'EISDIR':
      return 'is a folder, not a file';
    case 'ERR_INVALID_ARG_VALUE':
      return 'is not a path';
    default:
      if (typeof code === 'string') return `cannot be read (${code})`;
      throw error;
  }
}
