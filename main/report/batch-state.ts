import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { asFileError, syncFolder } from '../files.ts';

/** Keeps, in the folder of the reports, from what each was made. */
const STATE_FILE = 'residua-batch.jsonl';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const entrySchema = z.strictObject({
  /** File name of the case, without its folder. */
  file: z.string(),
  /** SHA-256 of the case file, and of the report. */
  source: hex,
  report: hex,
  /** The files beside the report: name and SHA-256 of each. */
  exhibits: z.array(z.strictObject({ name: z.string(), sha256: hex })),
  /** Fingerprint of the signer's certificate. */
  signer: hex,
  /** What else decides how the report comes out. */
  made: z.strictObject({
    /** The program with its version. */
    generator: z.string(),
    pageSize: z.string(),
    /** Whether the case had all that its profile asks for. */
    strict: z.boolean(),
    /** Address of the timestamp server. */
    timestamp: z.string().nullable(),
  }),
});
export type BatchEntry = z.output<typeof entrySchema>;

/** What earlier runs have made of one case, or were about to. */
export interface KnownCase {
  /** The last one; its files are there unless a kill came in between. */
  readonly last: BatchEntry;
  /** SHA-256 of every file that was ever made of the case: whatever has one of these may be replaced. */
  readonly own: ReadonlySet<string>;
}

/** What earlier runs have made, by the name of the case. A line that a kill cut off counts for nothing. */
export function readState(folder: string): Map<string, KnownCase> {
  const path = join(folder, STATE_FILE);
  const known = new Map<string, { last: BatchEntry; own: Set<string> }>();
  if (!existsSync(path)) return known;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const entry = entrySchema.safeParse(parsed(line));
    if (!entry.success) continue;
    const { file, report, exhibits } = entry.data;
    const own = known.get(file)?.own ?? new Set();
    for (const hash of [report, ...exhibits.map(({ sha256 }) => sha256)]) own.add(hash);
    known.set(file, { last: entry.data, own });
  }
  return known;
}

/** Has the state's file, perhaps without a line, on the disk. @throws ResiduaError `file-unwritable`. */
export async function prepareState(folder: string): Promise<void> {
  const path = join(folder, STATE_FILE);
  try {
    await (await open(path, 'a', 0o600)).close();
    await syncFolder(folder);
  } catch (error) {
    throw asFileError(error, path);
  }
}

/**
 * Adds a line, which is on the disk when this returns. It is added when the files that it tells of are written and before
 * they take their names: a kill at any instant leaves no file of which no line tells. Begins and ends with a line end, so
 * that a line cut off spoils none but itself.
 *
 * @throws ResiduaError `file-unwritable`.
 */
export async function addToState(folder: string, entry: BatchEntry): Promise<void> {
  const path = join(folder, STATE_FILE);
  try {
    const handle = await open(path, 'a', 0o600);
    try {
      await handle.writeFile(`\n${JSON.stringify(entry)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw asFileError(error, path);
  }
}

/** SHA-256 of a file, read piece by piece; null when it cannot be read. */
export async function hashOfFile(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
    return hash.digest('hex');
  } catch {
    // Whoever reads the file for its content tells why it cannot be read.
    return null;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
