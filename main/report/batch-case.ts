import { mkdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { namedExhibits } from '../domain/exhibits.ts';
import { openItems, readiness } from '../domain/readiness.ts';
import { isSamePerson } from '../domain/same-person.ts';
import { readCaseFile } from '../exchange/case-file.ts';
import { ExhibitFolder } from '../exchange/exhibit-folder.ts';
import { writeTogether } from '../file-set.ts';
import { asFileError, errorCode } from '../files.ts';
import { askTimestampServer } from '../signing/ask-timestamp-server.ts';
import { describeIdentity } from '../signing/identity.ts';
import { addToState, hashOfFile } from './batch-state.ts';
import { missingSource } from './exhibits.ts';
import { signExhibits, type SignedExhibit } from './signed-exhibits.ts';
import { signReport, type SignedDocument } from './signed-report.ts';
import type { BatchCaseJob, ThreadFailure, ThreadMessage } from './worker-protocol.ts';

/** The folder of the exhibits, listed once for all cases of a run. */
let listed: { readonly path: string; readonly folder: ExhibitFolder } | null = null;

/**
 * Reads one case file, makes its signed report and the signed files of its exhibits, and writes them.
 *
 * @returns all problems of a case that is not valid.
 * @throws ResiduaError as `signReport`, `signExhibits` and `writeTogether`.
 */
export async function runBatchCase(job: BatchCaseJob): Promise<ThreadMessage> {
  const read = readCaseFile(job.source);
  if (!read.ok) {
    return failed(read.problems.map(({ path, message }) => ({ code: 'invalid-input', message, path })));
  }
  const { evaluation } = read;
  const { made } = job.entry;
  const open = made.strict ? openItems(readiness(evaluation)) : [];
  if (open.length > 0) {
    return failed(open.map(({ path, text }) => ({ code: 'not-ready', message: `not documented: ${text}`, path })));
  }
  const exhibits = exhibitSources(evaluation, job.exhibits);
  if ('failures' in exhibits) return failed(exhibits.failures);
  const { identity, signedAt, pageSize } = job;
  const timestamp = made.timestamp === null ? undefined : { url: made.timestamp, ask: askTimestampServer };
  const around = { generator: made.generator, timestamp, pageSize };
  const { sources } = exhibits;
  const report = await signReport(evaluation, identity, signedAt, { ...around, exhibitSources: sources });
  const beside = await signExhibits(evaluation, (sha256) => sources.get(sha256), identity, signedAt, around);
  await write(job, report, beside);
  const examiner = evaluation.examiner.name ?? '';
  const otherExaminer = examiner.trim() !== '' && !isSamePerson(examiner, describeIdentity(identity).name);
  return { kind: 'written', otherExaminer };
}

/** The exhibits first: a report that is there has all that it names. */
async function write(
  { target, exhibitTarget, out, own, earlier, entry }: BatchCaseJob,
  { pdf, sha256 }: SignedDocument,
  exhibits: readonly SignedExhibit[],
): Promise<void> {
  const files = [
    ...exhibits.map(({ name, pdf: bytes }) => ({ path: join(exhibitTarget, name), bytes })),
    { path: target, bytes: pdf },
  ];
  const madeFolder = exhibits.length === 0 ? undefined : await makeFolder(exhibitTarget);
  try {
    const targets = files.map(async ({ path, bytes }) => ({ path, bytes, overwrite: await mayReplace(path, own) }));
    await writeTogether(await Promise.all(targets), () =>
      addToState(out, {
        ...entry,
        report: sha256,
        exhibits: exhibits.map(({ name, sha256: hash }) => ({ name, sha256: hash })),
      }),
    );
  } catch (error) {
    if (madeFolder !== undefined) await removeIfEmpty(madeFolder);
    throw error;
  }
  const others = earlier.filter(({ name }) => exhibits.every((exhibit) => exhibit.name !== name));
  for (const { name, sha256: hash } of others) {
    const path = join(exhibitTarget, name);
    if ((await hashOfFile(path)) === hash) await rm(path, { force: true });
  }
  if (others.length > 0 && exhibits.length === 0) await removeIfEmpty(exhibitTarget);
}

/** A file that is no longer what was written here belongs to somebody else. */
async function mayReplace(path: string, own: BatchCaseJob['own']): Promise<boolean> {
  if (own === 'all') return true;
  const present = own.size === 0 ? null : await hashOfFile(path);
  return present !== null && own.has(present);
}

/** @returns the folder when it was not there. */
async function makeFolder(path: string): Promise<string | undefined> {
  try {
    return await mkdir(path, { recursive: true });
  } catch (error) {
    throw asFileError(error, path);
  }
}

async function removeIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'ENOENT'].includes(errorCode(error))) throw asFileError(error, folder);
  }
}

function exhibitSources(
  evaluation: Evaluation,
  path: string | undefined,
): { readonly sources: Map<string, Uint8Array> } | { readonly failures: readonly ThreadFailure[] } {
  const named = namedExhibits(evaluation);
  if (named.length === 0) return { sources: new Map() };
  if (path === undefined) {
    const message =
      'The case has exhibits, whose files are not in it. Name the folder that holds them with --exhibits.';
    return { failures: [{ code: 'not-found', message, path: '/exhibits' }] };
  }
  if (listed?.path !== path) listed = { path, folder: new ExhibitFolder(path) };
  const sources = listed.folder.find(evaluation);
  const missing = named.filter(({ sha256 }) => !sources.has(sha256)).map(missingSource);
  if (missing.length === 0) return { sources };
  return { failures: missing.map(({ code, message, path: place }) => ({ code, message, path: place })) };
}

function failed(failures: readonly ThreadFailure[]): ThreadMessage {
  return { kind: 'failed', failures };
}
