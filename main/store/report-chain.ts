import { createHash, randomUUID } from 'node:crypto';
import type { Addendum } from '../domain/addendum.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { Connection } from './connection.ts';
import { compareOnce } from './evaluation-seals.ts';
import { guarded } from './failures.ts';
import { readHeader } from './tables/evaluation.ts';
import {
  deleteAddendumDraft,
  insertAddendum,
  insertCountersignature,
  listAddenda,
  listCountersignatures,
  readAddendum,
  readAddendumDraft,
  readCountersignature,
  readDocumentOwner,
  writeAddendumDraft,
  type AddendumRow,
  type CountersignatureRow,
} from './tables/report-chain.ts';
import {
  readReport,
  readReportByHash,
  readReportPdf,
  type NewSignedReport,
  type SignedReport,
} from './tables/signed-report.ts';

/** A signed evaluation with all that followed it. */
export interface ReportChain {
  readonly report: SignedReport;
  readonly countersignatures: CountersignatureRow[];
  readonly addenda: AddendumRow[];
  /** The next addendum, while it is written. */
  readonly draft: Addendum | null;
}

/** Null while the evaluation is not signed. */
export function readChain(db: Connection, evaluationId: string): ReportChain | null {
  return guarded(() => {
    const report = readReport(db, evaluationId);
    if (report === null) return null;
    return {
      report,
      countersignatures: listCountersignatures(db, evaluationId),
      addenda: listAddenda(db, evaluationId),
      draft: readAddendumDraft(db, evaluationId),
    };
  });
}

/** The newest version of the signed report: as signed, or as countersigned last. @throws ResiduaError `not-found`. */
export function newestReport(
  db: Connection,
  evaluationId: string,
): { readonly sha256: string; readonly pdf: Uint8Array } {
  return guarded(() => {
    const last = listCountersignatures(db, evaluationId).at(-1);
    if (last !== undefined) return readCountersignature(db, last.id);
    const pdf = readReportPdf(db, evaluationId);
    return { pdf, sha256: signedReport(db, evaluationId).sha256 };
  });
}

/** The signed report with this SHA-256, byte for byte; null when the vault does not hold it. */
export function reportWithHash(db: Connection, sha256: string): Uint8Array | null {
  return guarded(() => readReportByHash(db, sha256));
}

/** A countersigned version with its PDF, byte for byte. @throws ResiduaError `not-found`. */
export function countersignature(db: Connection, id: string): ReturnType<typeof readCountersignature> {
  return guarded(() => readCountersignature(db, id));
}

/** A signed addendum with its PDF, byte for byte. @throws ResiduaError `not-found`. */
export function addendum(db: Connection, id: string): ReturnType<typeof readAddendum> {
  return guarded(() => readAddendum(db, id));
}

/**
 * Stores a countersigned version of a report; those before it stay.
 *
 * @throws ResiduaError `not-found` when the evaluation is not signed; `conflict` when another version was made meanwhile;
 *   `internal` when the hash is not that of the PDF.
 */
export function addCountersignature(
  db: Connection,
  { evaluationId, previousSha256, signed }: { evaluationId: string; previousSha256: string; signed: NewSignedReport },
): void {
  checkHash(signed);
  inTransaction(db, () => {
    compareOnce(db, evaluationId);
    signedReport(db, evaluationId);
    if (newestReport(db, evaluationId).sha256 !== previousSha256) {
      throw new ResiduaError('conflict', 'The report was countersigned meanwhile. Look at it once more.');
    }
    const number = listCountersignatures(db, evaluationId).length + 1;
    insertCountersignature(db, { id: randomUUID(), evaluationId, number }, previousSha256, signed);
  });
}

/** The number that the next addendum will have. */
export function nextAddendumNumber(db: Connection, evaluationId: string): number {
  return guarded(() => listAddenda(db, evaluationId).length + 1);
}

/**
 * Stores a signed addendum and forgets its draft.
 *
 * @throws ResiduaError `not-found` when the evaluation is not signed; `conflict` when the number is taken by now;
 *   `internal` when the hash is not that of the PDF.
 */
export function addAddendum(
  db: Connection,
  {
    evaluationId,
    number,
    content,
    signed,
  }: {
    evaluationId: string;
    /** As printed in it. */
    number: number;
    content: Addendum;
    signed: NewSignedReport;
  },
): void {
  checkHash(signed);
  inTransaction(db, () => {
    compareOnce(db, evaluationId);
    const originalSha256 = signedReport(db, evaluationId).sha256;
    if (nextAddendumNumber(db, evaluationId) !== number) {
      throw new ResiduaError('conflict', 'Another addendum was signed meanwhile. Sign again to get the next number.');
    }
    insertAddendum(db, { id: randomUUID(), evaluationId, number }, { originalSha256, content }, signed);
    deleteAddendumDraft(db, evaluationId);
  });
}

/** Keeps what is being written. @throws ResiduaError `not-found` when the evaluation is not signed. */
export function saveAddendumDraft(db: Connection, evaluationId: string, content: Addendum, now: Date): void {
  inTransaction(db, () => {
    compareOnce(db, evaluationId);
    signedReport(db, evaluationId);
    writeAddendumDraft(db, evaluationId, content, now.toISOString());
  });
}

export function discardAddendumDraft(db: Connection, evaluationId: string): void {
  guarded(() => {
    compareOnce(db, evaluationId);
    deleteAddendumDraft(db, evaluationId);
  });
}

/** The evaluation of an addendum or a countersigned version; null when there is no such document. */
export function documentOwner(db: Connection, id: string): string | null {
  return guarded(() => readDocumentOwner(db, id));
}

/** @throws ResiduaError `not-found`, also when the evaluation was deleted. */
function signedReport(db: Connection, evaluationId: string): SignedReport {
  readHeader(db, evaluationId);
  const report = readReport(db, evaluationId);
  if (report === null) throw new ResiduaError('not-found', 'This evaluation has no signed report yet.');
  return report;
}

function checkHash({ pdf, sha256 }: NewSignedReport): void {
  if (createHash('sha256').update(pdf).digest('hex') !== sha256) {
    throw new ResiduaError(
      'internal',
      'The hash of the document is not that of its bytes; nothing was signed. Sign again.',
    );
  }
}

function inTransaction<Result>(db: Connection, work: () => Result): Result {
  return guarded(() => db.transaction(work).immediate());
}
