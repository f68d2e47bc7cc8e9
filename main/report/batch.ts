import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, extname, join } from 'node:path';
import { sweepTemporary } from '../files.ts';
import { describeIdentity, type SigningIdentity } from '../signing/identity.ts';
import { addError, clearErrors, type BatchFailure } from './batch-errors.ts';
import { hashOfFile, prepareState, readState, type BatchEntry, type KnownCase } from './batch-state.ts';
import type { PageSize } from './layout/theme.ts';
import { ReportThread } from './worker.ts';
import type { BatchCaseJob, ThreadFailure } from './worker-protocol.ts';

/** A file that nobody has written to for so long is no longer being written; milliseconds. */
const LEFT_BEHIND = 60 * 60 * 1000;

export interface BatchOptions {
  /** Absolute path of the folder with the case files (`*.json`); folders in it are passed over. */
  readonly folder: string;
  /** Absolute path of the folder for the reports; it exists. */
  readonly out: string;
  /** Absolute path of the folder with the files of the exhibits. */
  readonly exhibits?: string | undefined;
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
  readonly onFailure: (failure: BatchFailure) => void;
}

export interface BatchCounts {
  readonly total: number;
  /** Of these the sum is the number of cases that are through. */
  readonly made: number;
  readonly unchanged: number;
  readonly failed: number;
  /** Of those made, how many name somebody else than the signer as their examiner. */
  readonly otherExaminer: number;
}

type Outcome = 'made' | 'made-for-other' | 'unchanged' | readonly ThreadFailure[];

/**
 * The signed reports of all case files of a folder, each beside the others under the name of its case; exhibits that a report
 * cannot hold go into a folder of the case, `NAME-exhibits`. A case that fails is listed and stops no other. Reports that
 * are there from an earlier run, of the same case, by the same signer and with the same options, are left as they are. What
 * is held in memory is the names of the cases and of the exhibits' files, and one case for each thread.
 *
 * A run that was killed at any instant is gone on with by the next one: each file is whole or not there, and the state tells
 * of every file before it is there.
 *
 * @throws Error of the system when the folder cannot be listed; ResiduaError `file-unwritable` when the state or the list of
 *   failures cannot be written: then the cases under way are finished and no other is begun.
 */
export async function runBatch(options: BatchOptions): Promise<BatchCounts> {
  const { out } = options;
  const files = caseFiles(options.folder);
  await prepareState(out);
  await clearErrors(out);
  await sweepTemporary(out, new Date(Date.now() - LEFT_BEHIND));
  const known = readState(out);
  const counts = { total: files.length, made: 0, unchanged: 0, failed: 0, otherExaminer: 0 };
  const taken = new Set<string>();
  let next = 0;

  const count = async (file: string, outcome: Outcome): Promise<void> => {
    if (typeof outcome === 'string') {
      counts[outcome === 'unchanged' ? 'unchanged' : 'made'] += 1;
      if (outcome === 'made-for-other') counts.otherExaminer += 1;
    } else {
      counts.failed += 1;
      const failure = { file, problems: outcome };
      options.onFailure(failure);
      await addError(out, failure);
    }
    options.onProgress({ ...counts });
  };
  const oneAfterAnother = async (): Promise<void> => {
    const thread = new ReportThread();
    try {
      for (let file = files[next]; file !== undefined; file = files[next]) {
        next += 1;
        await count(file, await oneCase(file, thread, taken, known.get(file), options));
      }
    } finally {
      // When this ends before the last case, the other threads begin none either.
      next = files.length;
      await thread.end();
    }
  };
  const threads = Math.min(options.jobs ?? availableParallelism(), Math.max(1, files.length));
  const ended = await Promise.allSettled(Array.from({ length: threads }, oneAfterAnother));
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
  return counts;
}

async function oneCase(
  file: string,
  thread: ReportThread,
  taken: Set<string>,
  known: KnownCase | undefined,
  options: BatchOptions,
): Promise<Outcome> {
  const { folder, out, exhibits, identity, now, generator, strict, force, timestampUrl, pageSize } = options;
  const source = join(folder, file);
  const name = basename(file, extname(file));
  const target = join(out, `${name}.pdf`);
  const exhibitTarget = join(out, `${name}-exhibits`);
  if (taken.has(name.toLowerCase())) {
    const message = 'Another case has the same name but for its letters’ size or its ending. Rename it.';
    return [{ code: 'file-exists', message, path: undefined }];
  }
  taken.add(name.toLowerCase());
  const entry = {
    file,
    // A case that cannot be read fails in the thread, which tells why.
    source: (await hashOfFile(source)) ?? '',
    signer: describeIdentity(identity).sha256Fingerprint,
    made: { generator, pageSize, strict, timestamp: timestampUrl ?? null },
  };
  const isSame = known !== undefined && isAsAsked(known.last, entry);
  if (isSame && !force && (await isThere(known.last, target, exhibitTarget))) return 'unchanged';
  const own: BatchCaseJob['own'] = force ? 'all' : (known?.own ?? new Set());
  const place = { source, target, exhibitTarget, out, exhibits, earlier: known?.last.exhibits ?? [] };
  const batchCase = { ...place, own, identity, signedAt: now(), pageSize, entry };
  const done = await thread.run({ kind: 'case', batchCase });
  if (!done.ok) return done.failures;
  return done.result.kind === 'written' && done.result.otherExaminer ? 'made-for-other' : 'made';
}

function caseFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && extname(entry.name).toLowerCase() === '.json')
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.'))
    .sort();
}

/** Whether a run with these options would make the same report of the same case. What was made strictly was made in full. */
function isAsAsked({ source, signer, made }: BatchEntry, asked: Omit<BatchEntry, 'report' | 'exhibits'>): boolean {
  const { generator, pageSize, timestamp, strict } = asked.made;
  return (
    source === asked.source &&
    signer === asked.signer &&
    made.generator === generator &&
    made.pageSize === pageSize &&
    made.timestamp === timestamp &&
    (made.strict || !strict)
  );
}

/** Whether every file of a case still is what was written. */
async function isThere({ report, exhibits }: BatchEntry, target: string, exhibitTarget: string): Promise<boolean> {
  if ((await hashOfFile(target)) !== report) return false;
  for (const { name, sha256 } of exhibits) {
    if ((await hashOfFile(join(exhibitTarget, name))) !== sha256) return false;
  }
  return true;
}
