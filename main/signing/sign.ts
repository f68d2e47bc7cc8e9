import { createHash } from 'node:crypto';
import { ResiduaError } from '../domain/errors.ts';
import { buildCms } from './cms-build.ts';
import { SignatureFault } from './cms-verify.ts';
import { checkIdentityUsable, type SigningIdentity } from './identity.ts';
import { signatureFields } from './pdf-fields.ts';
import { PdfStructure } from './pdf-structure.ts';
import { PdfError, type PdfArray } from './pdf-syntax.ts';
import { UNKNOWN_OFFSET } from './placeholder.ts';
import { readByteRange, readSignatureValue } from './signature-value.ts';
import { verifyPdf } from './verify.ts';

interface Placeholder {
  byteRange: PdfArray;
  /** Where the hexadecimal string of /Contents stands, angle brackets included. */
  start: number;
  end: number;
  signedAt: string | null;
}

/** The one signature that waits for its value. Throws ResiduaError('invalid-input'), PdfError. */
function findPlaceholder(bytes: Uint8Array): Placeholder {
  const structure = new PdfStructure(bytes, { tokens: 5_000_000 });
  if (structure.firstSubsections > 1) {
    throw new ResiduaError(
      'internal',
      'The PDF must be saved with its cross-reference table in one piece (saveForSigning).',
    );
  }
  const waiting: Placeholder[] = [];
  for (const field of signatureFields(structure)) {
    if (field.value?.kind !== 'ref') continue;
    const value = readSignatureValue(structure, field.value.number);
    const byteRange = value.dict.entries.get('ByteRange');
    const contents = value.dict.entries.get('Contents');
    if (readByteRange(value.dict)?.[1] !== UNKNOWN_OFFSET) continue;
    if (byteRange?.kind !== 'array' || contents?.kind !== 'string' || !contents.hex) continue;
    waiting.push({ byteRange, start: contents.start, end: contents.end, signedAt: value.signedAt });
  }
  const [placeholder] = waiting;
  if (placeholder === undefined || waiting.length !== 1) {
    throw new ResiduaError(
      'invalid-input',
      `The PDF must hold exactly one empty signature, but holds ${waiting.length}.`,
    );
  }
  return placeholder;
}

/**
 * Signs a PDF that addSignatureField prepared (PAdES-B-B) and checks the result. `signedAt` is the instant given there, to the
 * second. Throws ResiduaError: 'identity-invalid' when the identity cannot sign then, 'invalid-input' when the PDF has no place
 * for the signature or states another time, 'internal' when the result does not verify. `stamp` gives a
 * timestamp token over the signature value (PAdES-B-T); what it throws passes on.
 */
export async function signPdf(
  bytes: Uint8Array,
  identity: SigningIdentity,
  signedAt: Date,
  stamp?: (signature: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  await checkIdentityUsable(identity, signedAt);
  const placeholder = locate(bytes);
  const stated = Date.parse(placeholder.signedAt ?? '');
  if (Math.floor(signedAt.getTime() / 1000) * 1000 !== stated) {
    throw new ResiduaError('invalid-input', 'The time of signing differs from the one written in the PDF.');
  }
  const signed = Uint8Array.from(bytes);
  const { byteRange, start, end } = placeholder;
  const range = `[0 ${start} ${end} ${bytes.length - end}]`.padEnd(byteRange.end - byteRange.start);
  signed.set(Buffer.from(range, 'latin1'), byteRange.start);
  const digest = createHash('sha256').update(signed.subarray(0, start)).update(signed.subarray(end)).digest();
  const hex = Buffer.from(await buildCms(identity, digest, stamp)).toString('hex');
  if (hex.length > end - start - 2) {
    throw new ResiduaError(
      'identity-invalid',
      'The certificates of the identity do not fit in the signature. Import it with a shorter chain.',
    );
  }
  signed.set(Buffer.from(hex, 'latin1'), start + 1);
  const result = await verifyPdf(signed);
  if (!result.valid) {
    const why = result.signatures.find((report) => !report.valid)?.reason ?? result.reason ?? '';
    throw new ResiduaError('internal', `The signature that was just made does not verify: ${why}`);
  }
  return signed;
}

function locate(bytes: Uint8Array): Placeholder {
  try {
    return findPlaceholder(bytes);
  } catch (error) {
    if (error instanceof PdfError) {
      throw new ResiduaError('invalid-input', `The PDF cannot be signed: it ${error.message}.`, { cause: error });
    }
    if (error instanceof SignatureFault) {
      throw new ResiduaError('invalid-input', `The PDF cannot be signed. ${error.message}`, { cause: error });
    }
    throw error;
  }
}
