import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { addendumNeeds, addendumSchema, emptyAddendum, type Addendum } from '../domain/addendum.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { signAddendum, type EarlierAddendum, type Original } from '../report/build-addendum.ts';
import { checkReport, type ReportCheck } from '../report/check-report.ts';
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
  /** The addenda that were signed before. */
  readonly after?: readonly string[];
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
  const { after = [] } = options;
  if ([file, options.content, ...after].some((input) => resolve(io.cwd, input) === target)) {
    throw new Refusal(['--out: is a file that is read; choose another name']);
  }
  const timestamp = timestampOption(options.timestampUrl);
  const { evaluation, original } = await readOriginal(file, io);
  const earlier = await readEarlier(after, original, io);
  const number = earlier.length + 1;
  const addendum = readContent(options.content, evaluation, io);
  const identity = await identityFile(options.p12, options.p12PasswordFile, io);
  warnOtherExaminer(evaluation, identity, io);
  const signedAt = io.now();
  const { pdf, sha256, timestampedAt } = await signAddendum(
    { evaluation, original, number, addendum, earlier },
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
  if (!check.valid) throw new Refusal([`REPORT.pdf: ${file} cannot be amended. ${check.summary}`]);
  const original = asSigned(bytes, check);
  if (evaluation === null || original === null) {
    throw new Refusal([`REPORT.pdf: ${file} is no signed report of Residua; name the report that the addendum amends`]);
  }
  return { evaluation, original };
}

/** The addenda before this one, which have to be all of them: the number follows from them. */
async function readEarlier(files: readonly string[], { sha256 }: Original, io: CliIo): Promise<EarlierAddendum[]> {
  const earlier: EarlierAddendum[] = [];
  for (const file of files) {
    const bytes = readInput(file, '--after', PDF_MAX_BYTES, io);
    const { check, addendum } = await checkReport(bytes);
    if (!check.valid) throw new Refusal([`--after: ${file} is not valid. ${check.summary}`]);
    const signed = asSigned(bytes, check);
    if (addendum?.amends.sha256 !== sha256 || signed === null) {
      throw new Refusal([`--after: ${file} is no addendum to this report`]);
    }
    earlier.push({ number: addendum.number, sha256: signed.sha256, signedAt: signed.signedAt });
  }
  earlier.sort((a, b) => a.number - b.number);
  const missing = earlier.findIndex(({ number }, index) => number !== index + 1);
  if (missing === -1) return earlier;
  throw new Refusal([`--after: addendum ${String(missing + 1)} is missing; name each addendum to this report once`]);
}

/** A document as its first signature left it; countersignatures come after these bytes. Null: not signed so. */
function asSigned(bytes: Uint8Array, { signatures }: ReportCheck): Original | null {
  const first = signatures.find(({ certification }) => certification !== null);
  if (first === undefined || first.coveredBytes === null || first.signedAt === null || first.signer === null) {
    return null;
  }
  const sha256 = createHash('sha256').update(bytes.subarray(0, first.coveredBytes)).digest('hex');
  return { sha256, signedAt: new Date(first.signedAt), signerName: first.signer };
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
