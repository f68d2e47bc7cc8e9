import { ResiduaError } from '../../domain/errors.ts';
import type { Connection } from '../connection.ts';
import { statement } from '../statements.ts';

/** What is told of a signed report. `signedAt` is an instant, `sha256` 64 hexadecimal digits of the PDF's bytes. */
export interface SignedReport {
  readonly signedAt: string;
  readonly signerName: string;
  readonly sha256: string;
  readonly sizeInBytes: number;
  /** When a timestamp authority saw the signature; null or absent when none was asked. */
  readonly timestampedAt?: string | null;
}

/** A report to be stored with the signature of its evaluation. */
export interface NewSignedReport {
  readonly pdf: Uint8Array;
  readonly sha256: string;
  readonly signerName: string;
  readonly signedAt: Date;
  readonly certificateFingerprint: string;
  readonly timestampedAt?: Date | null;
}

/** Stores the report, which seals its evaluation: the schema's trigger sets the status. */
export function insertReport(db: Connection, evaluationId: string, report: NewSignedReport): void {
  statement(
    db,
    `INSERT INTO signed_report (evaluation_id, pdf, sha256, signer_name, certificate_fingerprint, signed_at,
       timestamped_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    evaluationId,
    report.pdf,
    report.sha256,
    report.signerName,
    report.certificateFingerprint,
    report.signedAt.toISOString(),
    report.timestampedAt?.toISOString() ?? null,
  );
}

export function readReport(db: Connection, evaluationId: string): SignedReport | null {
  const report = statement<SignedReport>(
    db,
    `SELECT signed_at AS signedAt, signer_name AS signerName, sha256, length(pdf) AS sizeInBytes,
       timestamped_at AS timestampedAt
     FROM signed_report WHERE evaluation_id = ?`,
  ).get(evaluationId);
  return report ?? null;
}

/** Null when no report has this SHA-256. */
export function readReportByHash(db: Connection, sha256: string): Uint8Array | null {
  const row = statement<{ pdf: Uint8Array }>(db, 'SELECT pdf FROM signed_report WHERE sha256 = ?').get(sha256);
  return row === undefined ? null : new Uint8Array(row.pdf);
}

/** @throws ResiduaError `not-found`. */
export function readReportPdf(db: Connection, evaluationId: string): Uint8Array {
  const row = statement<{ pdf: Uint8Array }>(db, 'SELECT pdf FROM signed_report WHERE evaluation_id = ?').get(
    evaluationId,
  );
  if (row === undefined) throw new ResiduaError('not-found', 'This evaluation has no signed report yet.');
  return row.pdf;
}
