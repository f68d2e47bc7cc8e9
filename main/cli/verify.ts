import { matchOriginal, type AddendumFacts, type OriginalMatch } from '../report/addendum-facts.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { ReportCheck } from '../report/check-report.ts';
import { checkReportAside } from '../report/worker.ts';
import type { ExhibitFacts } from '../report/exhibit-facts.ts';
import { EXIT } from './exit-codes.ts';
import { PDF_MAX_BYTES, readInput } from './files.ts';
import type { CliIo } from './io.ts';
import { Refusal } from './refusal.ts';

export interface VerifyOptions {
  /** The report that an addendum amends. */
  readonly original?: string;
}

/**
 * `verify REPORT.pdf`: signatures, changes since, and whether data and pages agree, as JSON; 0 only when every signature is
 * valid and nothing contradicts.
 */
export async function verifyCommand(file: string, { original }: VerifyOptions, io: CliIo): Promise<number> {
  const bytes = readInput(file, 'REPORT.pdf', PDF_MAX_BYTES, io);
  const amended = original === undefined ? null : readInput(original, '--original', PDF_MAX_BYTES, io);
  const result = await verify(bytes, amended);
  io.out(`${JSON.stringify(result, null, 2)}\n`);
  return result.valid ? EXIT.ok : EXIT.notValid;
}

type Verified = ReportCheck & {
  exhibits?: ExhibitFacts;
  addendum?: (AddendumFacts & { original: OriginalMatch | null }) | null;
};

async function verify(bytes: Uint8Array, amended: Uint8Array | null): Promise<Verified> {
  try {
    const { check, exhibits, addendum } = await checkReportAside(bytes);
    if (addendum === null) {
      if (amended !== null) throw new Refusal(['--original: is only for addenda; this file is none']);
      return { ...check, exhibits, addendum };
    }
    if (amended === null) return { ...check, exhibits, addendum: { ...addendum, original: null } };
    const { check: other } = await checkReportAside(amended);
    const original = matchOriginal(amended, other.signatures, addendum);
    return { ...withOriginal(check, original, other), exhibits, addendum: { ...addendum, original } };
  } catch (error) {
    // Damage to the first bytes makes a report look like no PDF at all; the answer is the same: not valid.
    if (!(error instanceof ResiduaError) || error.code !== 'pdf-invalid') throw error;
    return {
      valid: false,
      judged: true,
      reason: error.message,
      signatures: [],
      revisions: [],
      verdict: 'not-valid',
      summary: `NOT valid: ${error.message}`,
      remarks: [error.message],
      attachedData: { kind: 'none', reason: null, examiner: null, score: null, rebuilt: null },
    };
  }
}

/** The verdict on an addendum, with what is known of the file given as the report that it amends. */
function withOriginal(check: ReportCheck, match: OriginalMatch, other: ReportCheck): ReportCheck {
  const objection =
    match === 'different'
      ? 'The file given as the original is not the report that the addendum amends.'
      : other.valid
        ? null
        : `The report that it amends is not valid. ${other.summary}`;
  if (objection === null) return check;
  const reason = check.reason ?? objection;
  const summary = check.valid ? `NOT valid: ${objection.charAt(0).toLowerCase()}${objection.slice(1)}` : check.summary;
  return {
    ...check,
    valid: false,
    judged: true,
    verdict: 'not-valid',
    reason,
    summary,
    remarks: [objection, ...check.remarks],
  };
}
