import { mkdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { runBatch, type BatchCounts } from '../report/batch.ts';
import { ERRORS_FILE, type BatchFailure } from '../report/batch-errors.ts';
import { checkIdentityUsable, describeIdentity } from '../signing/identity.ts';
import { EXIT } from './exit-codes.ts';
import { identityFile, timestampOption } from './identity-file.ts';
import type { CliIo } from './io.ts';
import { Refusal } from './refusal.ts';
import type { ReportOptions } from './report.ts';

export interface ReportBatchOptions extends ReportOptions {
  readonly batch: string;
  /** As typed. */
  readonly jobs?: string;
}

/**
 * `report --batch FOLDER --out FOLDER …`: the signed reports of all case files of a folder; progress goes to standard error,
 * the counts as JSON to standard output.
 *
 * @returns 0; 1 when some case failed.
 * @throws Refusal when the options, the folders or the identity will not do; no case is read then.
 */
export async function reportBatchCommand(
  file: string | undefined,
  options: ReportBatchOptions,
  io: CliIo,
): Promise<number> {
  const { p12, p12PasswordFile } = options;
  const jobs = jobsOption(options.jobs);
  const problems: string[] = [];
  if (file !== undefined) problems.push('FILE: is not given together with --batch, which takes a whole folder');
  if (options.sample === true) problems.push('--sample: is not given together with --batch');
  if (p12 === undefined) problems.push('--p12: is missing; name the identity to sign with');
  if (p12PasswordFile === undefined) {
    problems.push('--p12-password-file: is missing; name the file that holds the password of the identity');
  }
  if (jobs === null) problems.push(`--jobs: ${options.jobs ?? ''} is not a whole number from 1 to 64`);
  const folder = resolve(io.cwd, options.batch);
  const out = resolve(io.cwd, options.out);
  const exhibits = options.exhibits === undefined ? undefined : resolve(io.cwd, options.exhibits);
  if (exhibits !== undefined && !isFolder(exhibits)) {
    problems.push(`--exhibits: ${options.exhibits ?? ''} is not a folder that can be read`);
  }
  if (!isFolder(folder)) problems.push(`--batch: ${options.batch} is not a folder that can be read`);
  if (problems.length > 0 || p12 === undefined || p12PasswordFile === undefined || jobs === null) {
    throw new Refusal(problems);
  }
  const timestamp = timestampOption(options.timestampUrl);
  const identity = await identityFile(p12, p12PasswordFile, io);
  await checkIdentityUsable(identity, io.now());
  makeFolder(out, options.out);
  const counts = await runBatch({
    folder,
    out,
    exhibits,
    identity,
    now: io.now,
    generator: `Residua ${packageJson.version}`,
    strict: options.strict === true,
    pageSize: options.pageSize ?? 'letter',
    force: options.force === true,
    timestampUrl: timestamp?.url,
    jobs,
    onProgress: (told) => {
      tell(told, io);
    },
    onFailure: (failure) => {
      io.err(failureLine(failure));
    },
  });
  if (counts.otherExaminer > 0) {
    const { name } = describeIdentity(identity);
    io.err(
      `warning: ${String(counts.otherExaminer)} of the cases made name another examiner than ${name}, who signs\n`,
    );
  }
  if (counts.failed > 0) {
    io.err(`${String(counts.failed)} failed; see ${ERRORS_FILE}, and "residua report FILE" for one case in words.\n`);
  }
  io.out(`${JSON.stringify({ folder: options.out, ...counts }, null, 2)}\n`);
  return counts.failed === 0 ? EXIT.ok : EXIT.notValid;
}

function failureLine({ file, problems }: BatchFailure): string {
  const [first] = problems;
  const place = first?.path === undefined ? '' : ` at ${first.path === '' ? '/' : first.path}`;
  const more = problems.length > 1 ? ` and ${String(problems.length - 1)} more` : '';
  return `${file}: ${first?.code ?? 'internal'}${place}${more}\n`;
}

/** A line for each hundredth of the way. */
function tell({ total, made, unchanged, failed }: BatchCounts, io: CliIo): void {
  const done = made + unchanged + failed;
  if (done % Math.ceil(total / 100) !== 0 && done !== total) return;
  io.err(`${String(done)} of ${String(total)}: ${String(unchanged)} unchanged, ${String(failed)} failed\n`);
}

/** Undefined: as many as there are cores; null: not a number that will do. */
function jobsOption(typed: string | undefined): number | undefined | null {
  if (typed === undefined) return undefined;
  const jobs = Number(typed);
  return Number.isInteger(jobs) && jobs >= 1 && jobs <= 64 ? jobs : null;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Not there, or not to be read: either way no folder to take cases from.
    return false;
  }
}

function makeFolder(path: string, name: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new Refusal([`--out: ${name} is not a folder and cannot be made one${reason}`]);
  }
}
