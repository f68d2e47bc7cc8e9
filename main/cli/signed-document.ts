import { dirname, join, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { loadSample } from '../exchange/sample.ts';
import type { PageSize } from '../report/layout/theme.ts';
import { signExhibits } from '../report/signed-exhibits.ts';
import type { signReport } from '../report/signed-report.ts';
import { createIdentity, describeIdentity, type SigningIdentity } from '../signing/identity.ts';
import { targetPath, writeTargets } from './files.ts';
import { identityFile, timestampOption, warnOtherExaminer } from './identity-file.ts';
import type { CliIo } from './io.ts';
import { readEvaluation } from './read-evaluation.ts';
import { Refusal } from './refusal.ts';

export interface SignedDocumentOptions {
  readonly out: string;
  readonly p12?: string;
  readonly p12PasswordFile?: string;
  readonly sample?: boolean;
  readonly timestampUrl?: string;
  readonly pageSize?: PageSize;
  readonly force?: boolean;
}

interface Kind {
  readonly sign: typeof signReport;
  /** Says what lacks. @throws Refusal when it may not be signed so. */
  readonly examine: (evaluation: Evaluation) => void;
  /** The files of the exhibits by their SHA-256; none unless given. @throws Refusal naming those that are not there. */
  readonly exhibits?: (evaluation: Evaluation) => ReadonlyMap<string, Uint8Array>;
}

/**
 * Makes a signed document of an evaluation and writes it; tells file, signer, time and SHA-256 as JSON.
 *
 * @throws Refusal with every problem of the options, the evaluation or the target.
 */
export async function writeSigned(
  file: string | undefined,
  options: SignedDocumentOptions,
  io: CliIo,
  { sign, examine, exhibits }: Kind,
): Promise<void> {
  checkUsage(file, options);
  const force = options.force === true;
  const target = targetPath(options.out, force, io);
  if (file !== undefined && resolve(io.cwd, file) === target) {
    throw new Refusal(['--out: is the evaluation file itself; choose another name']);
  }
  const timestamp = timestampOption(options.timestampUrl);
  const evaluation = file === undefined ? loadSample() : readEvaluation(file, io);
  examine(evaluation);
  const sources = exhibits?.(evaluation) ?? new Map<string, Uint8Array>();
  const signedAt = io.now();
  const identity = await readIdentity(evaluation, options, signedAt, io);
  warnOtherExaminer(evaluation, identity, io);
  const generator = `Residua ${packageJson.version}`;
  const around = { generator, timestamp, pageSize: options.pageSize ?? 'letter' };
  const { pdf, sha256, timestampedAt } = await sign(evaluation, identity, signedAt, {
    ...around,
    exhibitSources: sources,
  });
  const beside =
    exhibits === undefined
      ? []
      : await signExhibits(evaluation, (hash) => sources.get(hash), identity, signedAt, around);
  const paths = beside.map(({ name }) => targetPath(join(dirname(target), name), force, io));
  // The exhibits first: a report that is there has all that it names.
  const exhibitTargets = beside.map((file, index) => ({ path: paths[index] ?? '', bytes: file.pdf, overwrite: force }));
  await writeTargets(...exhibitTargets, { path: target, bytes: pdf, overwrite: force });
  const told = {
    file: options.out,
    sha256,
    signer: describeIdentity(identity).name,
    signedAt: signedAt.toISOString(),
    ...(timestampedAt === null ? {} : { timestampedAt: timestampedAt.toISOString() }),
    ...(beside.length === 0
      ? {}
      : {
          exhibits: beside.map(({ name, sha256: own, sourceSha256 }) => ({
            file: name,
            sha256: own,
            source: sourceSha256,
          })),
        }),
  };
  io.out(`${JSON.stringify(told, null, 2)}\n`);
}

function checkUsage(file: string | undefined, options: SignedDocumentOptions): void {
  const problems: string[] = [];
  if (file !== undefined && options.sample === true)
    problems.push('--sample: give either an evaluation file or --sample');
  if (file === undefined && options.sample !== true) {
    problems.push('FILE: is missing; name the evaluation file, or use --sample');
  }
  if (options.p12 !== undefined && options.p12PasswordFile === undefined) {
    problems.push('--p12-password-file: is missing; name the file that holds the password of the identity');
  }
  if (options.p12 === undefined && (options.p12PasswordFile !== undefined || options.sample !== true)) {
    problems.push('--p12: is missing; name the identity to sign with (make one with "identity new")');
  }
  if (problems.length > 0) throw new Refusal(problems);
}

async function readIdentity(
  evaluation: Evaluation,
  options: SignedDocumentOptions,
  now: Date,
  io: CliIo,
): Promise<SigningIdentity> {
  if (options.p12 === undefined || options.p12PasswordFile === undefined) {
    // Whoever reads the signature must see that it vouches for nothing.
    const name = `${evaluation.examiner.name ?? 'Sample'} (sample, not for use)`;
    return createIdentity({ name: name.slice(0, 64), algorithm: 'P-256', now });
  }
  return identityFile(options.p12, options.p12PasswordFile, io);
}
