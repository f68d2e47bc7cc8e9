import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { addendumNeeds, addendumSchema, emptyAddendum, type Addendum } from '../domain/addendum.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { signAddendum, type Original } from '../report/build-addendum.ts';
import { checkReport } from '../report/check-report.ts';
import type { PageSize } from '../report/layout/theme.ts';
import { describeIdentity } from '../signing/identity.ts';
import { PDF_MAX_BYTES, readInput, targetPath, writeTargets } from './files.ts';
import { identityFile, timestampOption, warnOtherExaminer } from './identity-file.ts';
import type { CliIo } from './io.ts';
import { problemLine, Refusal } from './refusal.ts';

const CONTENT_MAX_BYTES = 1024 * 1024;

export interface AddendumOptions {
  readonly content: string;
  readonly out: string;
  readonly p12: string;
  readonly p12PasswordFile: string;
  /** As typed. */
  readonly number: string;
  readonly timestampUrl?: string;
  readonly pageSize?: PageSize;
  readonly force?: boolean;
}

/**
 * `addendum REPORT.pdf --content ADDENDUM.json --out …`: a signed document of its own that amends the report, which it names by the
 * SHA-256 it had when it was signed; the report itself stays as it is.
 *
 * @throws Refusal when the options will not do, the report is not valid or none of Residua's, or the content lacks something.
 */
export async function addendumCommand(file: string, options: AddendumOptions, io: CliIo): Promise<void> {
  const force = options.force === true;
  const target = targetPath(options.out, force, io);
  if ([file, options.content].some((input) => resolve(io.cwd, input) === target)) {
    throw new Refusal(['--out: is a file that is read; choose another name']);
  }
  const number = Number(options.number);
  if (!Number.isInteger(number) || number < 1 || number > 999) {
    throw new Refusal([`--number: ${options.number} is not a whole number from 1 to 999`]);
  }
  const timestamp = timestampOption(options.timestampUrl);
  const { evaluation, original } = await readOriginal(file, io);
  const addendum = readContent(options.content, evaluation, io);
  const identity = await identityFile(options.p12, options.p12PasswordFile, io);
  warnOtherExaminer(evaluation, identity, io);
  const signedAt = io.now();
  const { pdf, sha256, timestampedAt } = await signAddendum(
    { evaluation, original, number, addendum },
    identity,
    signedAt,
    { timestamp, pageSize: options.pageSize ?? 'letter' },
  );
  await writeTargets({ path: target, bytes: pdf, overwrite: force });
  const told = {
    file: options.out,
    sha256,
    number,
    amends: original.sha256,
    signer: describeIdentity(identity).name,
    signedAt: signedAt.toISOString(),
    ...(timestampedAt === null ? {} : { timestampedAt: timestampedAt.toISOString() }),
  };
  io.out(`${JSON.stringify(told, null, 2)}\n`);
}

/** What is amended has to be known to be what was signed. */
async function readOriginal(file: string, io: CliIo): Promise<{ evaluation: Evaluation; original: Original }> {
  const bytes = readInput(file, 'REPORT.pdf', PDF_MAX_BYTES, io);
  const { check, evaluation } = await checkReport(bytes);
  const first = check.signatures.find(({ certification }) => certification !== null);
  if (!check.valid) throw new Refusal([`REPORT.pdf: ${file} cannot be amended. ${check.summary}`]);
  const isReport = evaluation !== null && first !== undefined;
  if (!isReport || first.coveredBytes === null || first.signedAt === null || first.signer === null) {
    throw new Refusal([`REPORT.pdf: ${file} is no signed report of Residua; name the report that the addendum amends`]);
  }
  // Countersignatures come after these bytes.
  const sha256 = createHash('sha256').update(bytes.subarray(0, first.coveredBytes)).digest('hex');
  return { evaluation, original: { sha256, signedAt: new Date(first.signedAt), signerName: first.signer } };
}

/** The text of an addendum; what the file leaves out is empty. */
function readContent(file: string, evaluation: Evaluation, io: CliIo): Addendum {
  const text = new TextDecoder().decode(readInput(file, '--content', CONTENT_MAX_BYTES, io));
  const written = parsed(text);
  if (typeof written !== 'object' || written === null || Array.isArray(written)) {
    throw new Refusal([`--content: ${file} is no JSON object; give kind, reason and body at least`]);
  }
  const result = addendumSchema.safeParse({ ...emptyAddendum(evaluation), ...written });
  if (!result.success) {
    throw new Refusal(result.error.issues.map(({ path, message }) => `/${path.map(String).join('/')}: ${message}`));
  }
  const needs = addendumNeeds(result.data, evaluation);
  if (needs.length > 0) {
    throw new Refusal(
      needs.map(({ field, text: need }) => problemLine({ path: `/${field}`, severity: 'error', message: need })),
    );
  }
  return result.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
