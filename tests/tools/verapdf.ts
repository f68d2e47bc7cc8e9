import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const classPathFile = resolve(import.meta.dirname, '../../node_modules/.cache/residua/verapdf-class-path');

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
  const classPath = await readFile(classPathFile, 'utf8');
  const run = promisify(execFile);
  const { stdout } = await run('java', ['-cp', classPath, 'Validate', flavours.join(','), ...paths], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout
    .trim()
    .split('\n')
    .map((line) => validation.parse(JSON.parse(line)));
}
