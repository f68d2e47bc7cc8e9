import { ResiduaError } from '../domain/errors.ts';
import { checkReport, type ReportCheck } from '../report/check-report.ts';
import type { ExhibitFacts } from '../report/exhibit-facts.ts';
import { EXIT } from './exit-codes.ts';
import { PDF_MAX_BYTES, readInput } from './files.ts';
import type { CliIo } from './io.ts';

/**
 * `verify REPORT.pdf`: signatures, changes since, and whether data and pages agree, as JSON; 0 only when every signature is
 * valid and nothing contradicts.
 */
export async function verifyCommand(file: string, io: CliIo): Promise<number> {
  const result = await verify(readInput(file, 'REPORT.pdf', PDF_MAX_BYTES, io));
  io.out(`${JSON.stringify(result, null, 2)}\n`);
  return result.valid ? EXIT.ok : EXIT.notValid;
}

async function verify(bytes: Uint8Array): Promise<ReportCheck & { exhibits?: ExhibitFacts }> {
  try {
    const { check, exhibits } = await checkReport(bytes);
    return { ...check, exhibits };
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
