import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readLimited } from '../exchange/read-limited.ts';
import { writeTogether, type TargetFile } from '../file-set.ts';
import { sweepTemporary } from '../files.ts';
import type { CliIo } from './io.ts';
import { Refusal } from './refusal.ts';

/** A file that nobody has written to for so long is no longer being written; milliseconds. */
const LEFT_BEHIND = 60 * 60 * 1000;
const PASSWORD_FILE_MAX_BYTES = 4096;
const MEGABYTE = 1024 * 1024;
export const P12_MAX_BYTES = MEGABYTE;
export const PDF_MAX_BYTES = 200 * MEGABYTE;

/** The bytes of a file named by an option or argument. @throws Refusal naming it. */
export function readInput(file: string, name: string, limit: number, io: CliIo): Uint8Array {
  const read = readLimited(resolve(io.cwd, file), limit);
  if (!read.ok) throw new Refusal([`${name}: ${file} ${read.reason}`]);
  return read.bytes;
}

/**
 * The password in a file: its text without the line end. A file keeps the password out of the process list and the
 * shell's history.
 *
 * @throws Refusal when the file cannot be read, is no text, is empty, or has more than one line.
 */
export function readPassword(file: string, io: CliIo, option = '--p12-password-file'): string {
  const bytes = readInput(file, option, PASSWORD_FILE_MAX_BYTES, io);
  const password = new TextDecoder().decode(bytes).replace(/\r?\n$/, '');
  if (password === '') throw new Refusal([`${option}: ${file} is empty; write the password into it`]);
  if (/[\r\n]/.test(password))
    throw new Refusal([`${option}: ${file} has more than one line; leave the password alone`]);
  if (password.includes('\uFFFD')) throw new Refusal([`${option}: ${file} is not UTF-8 text`]);
  return password;
}

/**
 * The absolute path of a target. Told before any work is done; the writing itself refuses as well, so that a file
 * that appears meanwhile is safe too.
 *
 * @throws Refusal when it exists and may not be replaced.
 */
export function targetPath(file: string, force: boolean, io: CliIo): string {
  const path = resolve(io.cwd, file);
  if (!force && existsSync(path)) {
    throw new Refusal([`--out: ${file} exists already; choose another name, or add --force to replace it`]);
  }
  return path;
}

/**
 * Writes what a command makes: all of it or, when something fails, nothing. What a kill in the middle of an earlier command
 * left beside the target is removed.
 *
 * @throws ResiduaError `file-exists`, `file-unwritable`.
 */
export async function writeTargets(...files: readonly TargetFile[]): Promise<void> {
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) {
    await sweepTemporary(folder, new Date(Date.now() - LEFT_BEHIND));
  }
  await writeTogether(files);
}
