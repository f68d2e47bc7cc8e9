import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, extname, join } from 'node:path';
import { writeFileAtomic } from '../files.ts';
import { describeIdentity, type SigningIdentity } from '../signing/identity.ts';
import type { PageSize } from './layout/theme.ts';
import { addToState, hashOfFile, readState, STATE_FILE, type BatchEntry } from './batch-state.ts';
import { ReportThread } from './worker.ts';
import type { ThreadFailure } from './worker-protocol.ts';

/** Lists the cases that failed, in the folder of the reports. */
export const ERRORS_FILE = 'batch-errors.json';

export interface BatchOptions {
  /** Absolute path of the folder with the case files (`*.json`); folders in it are passed over. */
  readonly folder: string;
  /** Absolute path of the folder for the reports; it exists. */
  readonly out: string;
  readonly identity: SigningIdentity;
  readonly now: () => Date;
  readonly generator: string;
  readonly strict: boolean;
  readonly pageSize: PageSize;
  /** Makes every report anew and replaces files of that name. */
  readonly force: boolean;
  /** Address of a timestamp server that is asked for each report. */
  readonly timestampUrl?: string | undefined;
  /** Reports made at once; the number of processor cores unless given. */
  readonly jobs?: number | undefined;
  readonly onProgress: (counts: BatchCounts) => void;
}

export interface BatchCounts {
  readonly total: number;
  /** Of these the sum is the number of cases that are through. */
  readonly made: number;
  readonly unchanged: number;
  readonly failed: number;
}

export interface BatchFailure {
  readonly file: string;
  readonly problems: readonly ThreadFailure[];
}

export interface BatchResult {
  readonly counts: BatchCounts;
  readonly failures: readonly BatchFailure[];
}

/** Failures whose messages speak of files and programs; the messages of all others may quote a case. */
const TOLD_IN_WORDS: ReadonlySet<string> = new Set(['file-exists', 'file-unwritable', 'identity-invalid', 'internal']);

/**
 * The signed reports of all case files of a folder, each beside the others under the name of its case. A case that fails is
 * listed and stops no other. Reports that are there from an earlier run, of the same case by the same signer, are left as
 * they are. What is held in memory is the names of the cases and one case for each thread.
 *
 * @throws Error of the system when the folder cannot be listed or the state cannot be written.
 */
export async function runBatch(options: BatchOptions): Promise<BatchResult> {
  const files = caseFiles(options.folder);
  const known = readState(options.out);
  const counts = { total: files.length, made: 0, unchanged: 0, failed: 0 };
  const failures: BatchFailure[] = [];
  const taken = new Set<string>();
  let next = 0;

  const oneAfterAnother = async (): Promise<void> => {
    const thread = new ReportThread();
    try {
      for (let file = files[next]; file !== undefined; file = files[next]) {
        next += 1;
        const outcome = await oneCase(file, thread, taken, known.get(file), options);
        if (typeof outcome === 'string') counts[outcome] += 1;
        else {
          counts.failed += 1;
          failures.push({ file, problems: outcome });
        }
        options.onProgress({ ...counts });
      }
    } finally {
      await thread.end();
    }
  };
  const threads = Math.min(options.jobs ?? availableParallelism(), Math.max(1, files.length));
  await Promise.all(Array.from({ length: threads }, oneAfterAnother));
  failures.sort((a, b) => (a.file < b.file ? -1 : 1));
  await writeErrors(options.out, failures);
  return { counts, failures };
}

async function oneCase(
  file: string,
  thread: ReportThread,
  taken: Set<string>,
  known: BatchEntry | undefined,
  options: BatchOptions,
): Promise<'made' | 'unchanged' | readonly ThreadFailure[]> {
  const { folder, out, identity, now, generator, strict, force, timestampUrl, pageSize } = options;
  const source = join(folder, file);
  const name = `${basename(file, extname(file))}.pdf`;
  const target = join(out, name);
  if (taken.has(name.toLowerCase())) {
    return [
      failure('file-exists', 'Another case has the same name but for its letters’ size or its ending. Rename it.'),
    ];
  }
  taken.add(name.toLowerCase());
  const sourceHash = await hashOfFile(source);
  const made = `${generator}, ${pageSize}`;
  const signer = describeIdentity(identity).sha256Fingerprint;
  const present = known === undefined ? null : await hashOfFile(target);
  // A file that is no longer what was written here belongs to somebody else.
  const isOurs = present !== null && present === known?.report;
  const isSame = known?.source === sourceHash && known.signer === signer && known.generator === made;
  if (isOurs && isSame && !force) return 'unchanged';
  const job = {
    kind: 'case',
    source,
    target,
    identity,
    signedAt: now(),
    generator,
    strict,
    timestampUrl,
    pageSize,
  } as const;
  const result = await thread.run({ ...job, overwrite: force || isOurs });
  if (!result.ok) return result.failures;
  await addToState(out, { file, source: sourceHash ?? '', report: result.sha256, signer, generator: made });
  return 'made';
}

function caseFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && extname(entry.name).toLowerCase() === '.json')
    .map(({ name }) => name)
    .filter((name) => name !== ERRORS_FILE && name !== STATE_FILE && !name.startsWith('.'))
    .sort();
}

/** Names files, places and kinds of problems; what stands in a case is in no list that is left lying about. */
async function writeErrors(out: string, failures: readonly BatchFailure[]): Promise<void> {
  const path = join(out, ERRORS_FILE);
  if (failures.length === 0) {
    await rm(path, { force: true });
    return;
  }
  const list = failures.map(({ file, problems }) => ({
    file,
    problems: problems.map(({ code, path: place, message }) => ({
      code,
      ...(place === undefined ? {} : { path: place }),
      ...(TOLD_IN_WORDS.has(code) ? { message } : {}),
    })),
  }));
  await writeFileAtomic(path, Buffer.from(`${JSON.stringify(list, null, 2)}\n`), { overwrite: true });
}

function failure(code: ThreadFailure['code'], message: string): ThreadFailure {
  return { code, message, path: undefined };
}
