import { ResiduaError } from '../domain/errors.ts';
import { additionsSince, addsOnlyValidationData, type Additions } from './additions.ts';
import { checkCms, NotJudged, readCms, SignatureFault, takeCms } from './cms-verify.ts';
import { DerError } from './der.ts';
import { signatureFields, type SignatureField } from './pdf-fields.ts';
import { PdfStructure } from './pdf-structure.ts';
import { PdfError, PdfUnsupported, type PdfBudget } from './pdf-syntax.ts';
import { decodeText } from './pdf-text.ts';
import { revisionsOf, type RevisionReport } from './revision-list.ts';
import { describeSigner, EMPTY_REPORT, type SignatureReport } from './signature-report.ts';
import {
  certificationLevel,
  coveredBytes,
  readSignatureValue,
  type CoveredBytes,
  type SignatureValue,
} from './signature-value.ts';
import { checkTimestampToken } from './timestamp-token.ts';

export interface VerificationResult {
  /** There is at least one signature, and every one is valid. */
  valid: boolean;
  /** False: nothing speaks against it, but this program cannot check all of it. */
  judged: boolean;
  /** Why the file as a whole is refused; null when the signatures say it all. */
  reason: string | null;
  signatures: SignatureReport[];
  /** The states of the file that follow each other, the oldest first; empty when the file cannot be read. */
  revisions: RevisionReport[];
}

interface Finding {
  report: SignatureReport;
  /** Object number of the field. */
  field: number;
  /** The state of the file when it was signed; undefined when it could not be established. */
  signedState: PdfStructure | undefined;
}

const MAX_FILE = 256 * 1024 * 1024;
const MAX_SIGNATURES = 64;
const SUB_FILTERS = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached'];
const DOCUMENT_TIMESTAMP = 'ETSI.RFC3161';

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

/** Whether another program made the file: what this one writes is held to what this one writes. */
function isForeign(structure: PdfStructure): boolean {
  const creator = structure.resolve(structure.dictAt(structure.trailer, 'Info')?.entries.get('Creator'));
  return creator.kind !== 'string' || !decodeText(creator.bytes).startsWith('Residua ');
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
    if (value.subFilter === DOCUMENT_TIMESTAMP) report.kind = 'timestamp';
    else if (value.subFilter === null || !SUB_FILTERS.includes(value.subFilter)) {
      throw new NotJudged('The signature is of a kind that is not supported.');
    }
    const covered = coveredBytes(structure.bytes, value);
    const check = report.kind === 'timestamp' ? checkDocumentTimestamp : checkSignature;
    await check(report, value, covered, isForeign(structure));
    state = signedState(structure, covered.end, field, value, budget);
    report.coveredBytes = covered.end;
    report.coversWholeDocument = covered.end === structure.bytes.length;
    report.valid = true;
  } catch (error) {
    report.reason = sentence(error);
    report.judged = !(error instanceof NotJudged || error instanceof PdfUnsupported);
  }
  return { report, field: field.number, signedState: state };
}

async function checkSignature(
  report: SignatureReport,
  value: SignatureValue,
  covered: CoveredBytes,
  foreign: boolean,
): Promise<void> {
  const cms = readCms(covered.contents, foreign);
  await describeSigner(report, cms);
  if (value.signedAt === null) throw new SignatureFault('The signature does not state when it was made.');
  const bound = value.subFilter === 'ETSI.CAdES.detached';
  await checkCms(cms, covered.parts, new Date(value.signedAt), { bound, foreign });
  if (cms.timestampToken === undefined) return;
  const { time, authority } = await checkTimestampToken(cms.timestampToken, cms.signature, foreign);
  report.timestamp = 'valid';
  report.timestampTime = time.toISOString();
  report.timestampAuthority = authority;
}

/** A timestamp over the document itself (PAdES, ETSI EN 319 142-1 section 5.4.3): no one signs with it. */
async function checkDocumentTimestamp(
  report: SignatureReport,
  _value: SignatureValue,
  covered: CoveredBytes,
): Promise<void> {
  const token = takeCms(covered.contents, true).raw;
  const { time, authority, fingerprint } = await checkTimestampToken(token, Buffer.concat(covered.parts), true);
  report.signer = authority;
  report.fingerprint = fingerprint;
  report.signedAt = time.toISOString();
  report.timestamp = 'valid';
  report.timestampTime = time.toISOString();
  report.timestampAuthority = authority;
}

function refuse({ report }: Finding, reason: string, judged = true): void {
  if (!report.valid) return;
  report.valid = false;
  report.reason = reason;
  report.judged = judged;
}

/** Refuses signatures whose file was later changed by more than may be added to a signed file, and tells what was added. */
function checkAppended(structure: PdfStructure, findings: readonly Finding[]): void {
  const isValid = findings.map(({ report }) => report.valid);
  const ends = findings.flatMap(({ report, signedState: state }) =>
    report.valid && state !== undefined ? [state] : [],
  );
  const last = ends.reduce<PdfStructure | null>(
    (longest, state) => (longest === null || state.bytes.length > longest.bytes.length ? state : longest),
    null,
  );
  const isTailAllowed = last === null || last === structure || isAllowed(() => addsOnlyValidationData(last, structure));
  for (const finding of findings) {
    const { report, signedState: state } = finding;
    if (!report.valid || state === undefined || report.coversWholeDocument) continue;
    if (!isTailAllowed) {
      refuse(finding, NOT_COVERED);
      continue;
    }
    const additions = tried(() => additionsSince(state, structure));
    const later = findings.filter(({ field }) => additions?.signed.includes(field) === true);
    const unfit = later.find((other) => isValid[findings.indexOf(other)] !== true);
    if (additions === null) {
      refuse(finding, 'The document was changed after it was signed by more than a further signature.');
    } else if (unfit?.report.judged === false) {
      refuse(finding, 'The file was added to after it was signed, by a signature that cannot be judged.', false);
    } else if (unfit !== undefined) refuse(finding, NOT_COVERED);
    else if (report.certification === 1 && later.some((other) => other.report.kind === 'signature')) {
      refuse(finding, 'The certification permits no additions, but the file was added to after it was signed.');
    } else if (report.certification !== null && additions.visible.length > 0) {
      refuse(finding, 'The document was changed after it was certified: a signature was put where no place was kept.');
    } else report.addedSince = additionWords(additions, later);
  }
}

const NOT_COVERED = 'The file was added to after it was signed, and the addition is not covered by a valid signature.';

function additionWords({ validationData, visible }: Additions, later: readonly Finding[]): string[] {
  const words = later.map(({ report, field }) => {
    if (report.kind === 'timestamp') return `a document timestamp of ${report.signer ?? 'an unnamed authority'}`;
    const shown = visible.includes(field) ? ', shown on a page where there was no place for it' : '';
    return `the signature of ${report.signer ?? 'an unnamed signer'}${shown}`;
  });
  return [...words, ...(validationData ? ['data to validate the signatures later'] : [])];
}

/** Null for a file that is damaged, which nothing may be added to. */
function tried<Result>(compare: () => Result): Result | null {
  try {
    return compare();
  } catch (error) {
    if (error instanceof PdfError) return null;
    throw error;
  }
}

const isAllowed = (compare: () => boolean): boolean => tried(compare) === true;

function refusedFile(bytes: Uint8Array, reason: string, judged: boolean): VerificationResult {
  const claimsSignature = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/ByteRange');
  const signatures = claimsSignature ? [{ ...EMPTY_REPORT, judged, reason }] : [];
  return { valid: false, judged, reason, signatures, revisions: [] };
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
    if (fields.length > MAX_SIGNATURES) throw new PdfUnsupported('holds too many signatures to be checked');
  } catch (error) {
    return refusedFile(bytes, sentence(error), !(error instanceof PdfUnsupported));
  }
  const findings: Finding[] = [];
  for (const field of fields) findings.push(await checkField(structure, field, budget));
  checkAppended(structure, findings);
  const signatures = findings.map((finding) => finding.report);
  const valid = signatures.some(({ kind }) => kind === 'signature') && signatures.every((report) => report.valid);
  return {
    valid,
    judged: valid || signatures.length === 0 || signatures.some((report) => !report.valid && report.judged),
    reason: fileReason(signatures),
    signatures,
    revisions: revisionsOf(structure, signatures, budget),
  };
}

function fileReason(signatures: readonly SignatureReport[]): string | null {
  if (signatures.length === 0) return 'The PDF holds no signature.';
  return signatures.every(({ kind }) => kind === 'timestamp')
    ? 'The PDF holds a timestamp, but nobody has signed it.'
    : null;
}
