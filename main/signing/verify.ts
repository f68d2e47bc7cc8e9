import { ResiduaError } from '../domain/errors.ts';
import { checkCms, readCms, SignatureFault } from './cms-verify.ts';
import { DerError } from './der.ts';
import { signatureFields, type SignatureField } from './pdf-fields.ts';
import { PdfStructure } from './pdf-structure.ts';
import { PdfError, type PdfBudget } from './pdf-syntax.ts';
import { revisionsOf, type RevisionReport } from './revision-list.ts';
import { addsOnlySignatures } from './revisions.ts';
import { describeSigner, EMPTY_REPORT, type SignatureReport } from './signature-report.ts';
import { certificationLevel, coveredBytes, readSignatureValue, type SignatureValue } from './signature-value.ts';
import { checkTimestampToken } from './timestamp-token.ts';

export interface VerificationResult {
  /** There is at least one signature, and every one is valid. */
  valid: boolean;
  /** Why the file as a whole is refused; null when the signatures say it all. */
  reason: string | null;
  signatures: SignatureReport[];
  /** The states of the file that follow each other, the oldest first; empty when the file cannot be read. */
  revisions: RevisionReport[];
}

interface Finding {
  report: SignatureReport;
  /** The state of the file when it was signed; undefined when it could not be established. */
  signedState: PdfStructure | undefined;
}

const MAX_FILE = 256 * 1024 * 1024;
const MAX_SIGNATURES = 64;
const SUB_FILTERS = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached'];

/** The sentence for an error that means "not valid"; other errors are faults of the program and pass on. */
function sentence(error: unknown): string {
  if (error instanceof SignatureFault) return error.message;
  if (error instanceof DerError) return `The signature value cannot be read: ${error.message}.`;
  if (error instanceof PdfError) return `The PDF ${error.message}.`;
  throw error;
}

/** The file as it was when signed must hold the same field with the same signature dictionary at the same place. */
function signedState(
  structure: PdfStructure,
  end: number,
  field: SignatureField,
  value: SignatureValue,
  budget: PdfBudget,
): PdfStructure {
  if (end === structure.bytes.length) return structure;
  const earlier = new PdfStructure(structure.bytes.subarray(0, end), budget);
  const same = signatureFields(earlier).find((other) => other.number === field.number);
  const there = same?.value?.kind === 'ref' && same.value.number === value.number;
  if (!there || earlier.object(value.number).offset !== value.offset) {
    throw new SignatureFault('The signature does not belong to the state of the file that it covers.');
  }
  return earlier;
}

async function checkField(structure: PdfStructure, field: SignatureField, budget: PdfBudget): Promise<Finding> {
  const report: SignatureReport = { ...EMPTY_REPORT, fieldName: field.name };
  let state: PdfStructure | undefined;
  try {
    if (field.value?.kind !== 'ref' || structure.resolve(field.value).kind !== 'dict') {
      throw new SignatureFault('The signature is not a dictionary of its own in the file.');
    }
    const value = readSignatureValue(structure, field.value.number);
    report.subFilter = value.subFilter;
    report.signedAt = value.signedAt;
    report.statedReason = value.statedReason;
    report.location = value.location;
    report.certification = certificationLevel(structure, value);
    if (value.subFilter === null || !SUB_FILTERS.includes(value.subFilter)) {
      throw new SignatureFault('The signature is of a kind that is not supported.');
    }
    const covered = coveredBytes(structure.bytes, value);
    const cms = readCms(covered.contents);
    describeSigner(report, cms);
    if (value.signedAt === null) throw new SignatureFault('The signature does not state when it was made.');
    await checkCms(cms, covered.parts, new Date(value.signedAt), value.subFilter === 'ETSI.CAdES.detached');
    if (cms.timestampToken !== undefined) {
      const { time, authority } = await checkTimestampToken(cms.timestampToken, cms.signature);
      report.timestamp = 'valid';
      report.timestampTime = time.toISOString();
      report.timestampAuthority = authority;
    }
    state = signedState(structure, covered.end, field, value, budget);
    report.coveredBytes = covered.end;
    report.coversWholeDocument = covered.end === structure.bytes.length;
    report.valid = true;
  } catch (error) {
    report.reason = sentence(error);
  }
  return { report, signedState: state };
}

function refuse(finding: Finding, reason: string): void {
  if (!finding.report.valid) return;
  finding.report.valid = false;
  finding.report.reason = reason;
}

/** Refuses signatures whose file was later changed by more than valid signatures of fields that stood empty. */
function checkAppended(findings: readonly Finding[]): void {
  const ordered = findings
    .flatMap((finding) => (finding.signedState === undefined ? [] : [{ finding, state: finding.signedState }]))
    .sort((left, right) => right.state.bytes.length - left.state.bytes.length);
  ordered.forEach(({ finding, state }, index) => {
    if (finding.report.coversWholeDocument) return;
    const next = ordered[index - 1];
    if (next?.finding.report.valid !== true) {
      refuse(
        finding,
        'The file was added to after it was signed, and the addition is not covered by a valid signature.',
      );
    } else if (finding.report.certification === 1) {
      refuse(finding, 'The certification permits no additions, but the file was added to after it was signed.');
    } else if (!onlySignatures(state, next.state)) {
      refuse(finding, 'The document was changed after it was signed by more than a further signature.');
    }
  });
}

function onlySignatures(before: PdfStructure, after: PdfStructure): boolean {
  try {
    return addsOnlySignatures(before, after);
  } catch (error) {
    if (error instanceof PdfError) return false;
    throw error;
  }
}

function refusedFile(bytes: Uint8Array, reason: string): VerificationResult {
  const claimsSignature = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/ByteRange');
  return { valid: false, reason, signatures: claimsSignature ? [{ ...EMPTY_REPORT, reason }] : [], revisions: [] };
}

/**
 * Checks every signature of a PDF: the cryptography, the certificate at the stated time, the bytes covered, and what was added
 * since. Whether the signer is who the certificate says is not decided here: compare the fingerprint. A damaged PDF is told as not
 * valid with the reason; a file that is no PDF at all, or larger than 256 MB, throws ResiduaError('pdf-invalid').
 */
export async function verifyPdf(bytes: Uint8Array): Promise<VerificationResult> {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') {
    throw new ResiduaError('pdf-invalid', 'The file is not a PDF. Choose a PDF report.');
  }
  if (bytes.length > MAX_FILE)
    throw new ResiduaError('pdf-invalid', 'The PDF is larger than 256 MB and cannot be checked.');
  const budget: PdfBudget = { tokens: 5_000_000 };
  let structure: PdfStructure;
  let fields: SignatureField[];
  try {
    structure = new PdfStructure(bytes, budget);
    fields = signatureFields(structure).filter((field) => field.value !== undefined);
    if (fields.length > MAX_SIGNATURES) throw new PdfError('holds too many signatures to be checked');
  } catch (error) {
    return refusedFile(bytes, sentence(error));
  }
  const findings: Finding[] = [];
  for (const field of fields) findings.push(await checkField(structure, field, budget));
  checkAppended(findings);
  const signatures = findings.map((finding) => finding.report);
  return {
    valid: signatures.length > 0 && signatures.every((report) => report.valid),
    reason: signatures.length > 0 ? null : 'The PDF holds no signature.',
    signatures,
    revisions: revisionsOf(structure, signatures, budget),
  };
}
