import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { z } from 'zod';

/** Where the set-up leaves the class path of the engine and its driver (build/verapdf). */
export const classPathFile = resolve(import.meta.dirname, '../../node_modules/.cache/residua/verapdf-class-path');

/** In the environment: where the engine that a whole run shares is asked (verapdf-server.ts). */
export const SERVER = 'RESIDUA_VERAPDF';

/** The files are small, and the machine is to be ready soon. */
export const JAVA = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

const validation = z.strictObject({
  file: z.string(),
  flavour: z.string(),
  compliant: z.boolean(),
  /** How many assertions the engine checked; 0 when it could not read the file. */
  assertions: z.number(),
  /** Distinct violations, each "clause-test message". */
  failures: z.array(z.string()),
});
export type Validation = z.infer<typeof validation>;

/**
 * Validates a PDF file, or several in one go, with the real veraPDF engine, once for each flavour ('3a', '2b', 'ua1', …).
 *
 * @throws Error when the engine was not set up (`npm run setup`) or Java fails.
 */
export async function validateWithVeraPdf(
  files: string | readonly string[],
  flavours: readonly string[],
): Promise<Validation[]> {
  const paths = typeof files === 'string' ? [files] : files;
  const words = [flavours.join(','), ...paths];
  const address = process.env[SERVER];
  const answered = address === undefined ? await runEngine(words) : await askServer(address, words);
  return answered
    .trim()
    .split('\n')
    .map((line) => validation.parse(JSON.parse(line)));
}

async function runEngine(words: readonly string[]): Promise<string> {
  const classPath = await readFile(classPathFile, 'utf8');
  const args = [...JAVA, '-cp', classPath, 'Validate', ...words];
  return (await promisify(execFile)('java', args, { maxBuffer: 64 * 1024 * 1024 })).stdout;
}

async function askServer(address: string, words: readonly string[]): Promise<string> {
  if (words.some((word) => /[\t\n]/.test(word)))
    throw new Error('A path that is to be validated holds a tab or a line end.');
  const socket = connect(address);
  socket.write(`${words.join('\t')}\n`);
  const answered = await text(socket);
  if (!answered.startsWith('{')) throw new Error(answered === '' ? 'The run of veraPDF ended.' : answered);
  return answered;
}
