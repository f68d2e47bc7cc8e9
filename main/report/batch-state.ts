import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Keeps, in the folder of the reports, from what each was made. */
export const STATE_FILE = 'residua-batch.jsonl';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const entrySchema = z.strictObject({
  /** File name of the case, without its folder. */
  file: z.string(),
  /** SHA-256 of the case file, and of the report. */
  source: hex,
  report: hex,
  /** Fingerprint of the signer's certificate. */
  signer: hex,
  /** The program with its version, and the paper. */
  generator: z.string(),
});
export type BatchEntry = z.output<typeof entrySchema>;

/** What earlier runs have made, by the name of the case; the last one counts. A line that a kill cut off counts for nothing. */
export function readState(folder: string): Map<string, BatchEntry> {
  const path = join(folder, STATE_FILE);
  const known = new Map<string, BatchEntry>();
  if (!existsSync(path)) return known;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const entry = entrySchema.safeParse(parsed(line));
    if (entry.success) known.set(entry.data.file, entry.data);
  }
  return known;
}

/** Adds a line; begins with a line end, so that a line cut off earlier spoils none but itself. */
export async function addToState(folder: string, entry: BatchEntry): Promise<void> {
  await appendFile(join(folder, STATE_FILE), `\n${JSON.stringify(entry)}`, { mode: 0o600 });
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
