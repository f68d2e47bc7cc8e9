import { ResiduaError } from '../domain/errors.ts';
import { verifyPdf, type VerificationResult } from '../signing/verify.ts';
import { EXIT } from './exit-codes.ts';
import { PDF_MAX_BYTES, readInput } from './files.ts';
import type { CliIo } from './io.ts';

/** `verify REPORT.pdf`: the signatures as JSON; 0 only when there is one and every one is valid. */
export async function verifyCommand(file: string, io: CliIo): Promise<number> {
  const result = await verify(readInput(file, 'REPORT.pdf', PDF_MAX_BYTES, io));
  io.out(`${JSON.stringify(result, null, 2)}\n`);
  return result.valid ? EXIT.ok : EXIT.notValid;
}

async function verify(bytes: Uint8Array): Promise<VerificationResult> {
  try {
    return await verifyPdf(bytes);
  } catch (error) {
    // Damage to the first bytes makes a report look like no PDF at all; the answer is the same: not valid.
    if (!(error instanceof ResiduaError) || error.code !== 'pdf-invalid') throw error;
    return { valid: false, reason: error.message, signatures: [] };
  }
}
