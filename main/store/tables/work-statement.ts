import { ResiduaError } from '../../domain/errors.ts';
import type { Connection } from '../connection.ts';
import { statement } from '../statements.ts';
import type { NewSignedReport, SignedReport } from './signed-report.ts';

/** What is told of a signed return-to-work statement. Numbers count from 1 within an evaluation. */
export interface WorkStatementRow extends SignedReport {
  readonly id: string;
  readonly number: number;
}

const TOLD = `id, number, signed_at AS signedAt, signer_name AS signerName, sha256, length(pdf) AS sizeInBytes`;

/** Stores a signed statement under the next number of its evaluation. */
export function insertStatement(db: Connection, id: string, evaluationId: string, signed: NewSignedReport): void {
  statement(
    db,
    `INSERT INTO work_statement (id, evaluation_id, number, pdf, sha256, signer_name, certificate_fingerprint, signed_at)
     SELECT ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? FROM work_statement WHERE evaluation_id = ?`,
  ).run(
    id,
    evaluationId,
    signed.pdf,
    signed.sha256,
    signed.signerName,
    signed.certificateFingerprint,
    signed.signedAt.toISOString(),
    evaluationId,
  );
}

/** Newest first. */
export function listStatements(db: Connection, evaluationId: string): WorkStatementRow[] {
  return statement<WorkStatementRow>(
    db,
    `SELECT ${TOLD} FROM work_statement WHERE evaluation_id = ? ORDER BY number DESC`,
  ).all(evaluationId);
}

/** @throws ResiduaError `not-found`. */
export function readStatement(db: Connection, id: string): WorkStatementRow & { readonly pdf: Uint8Array } {
  const row = statement<WorkStatementRow & { readonly pdf: Uint8Array }>(
    db,
    `SELECT ${TOLD}, pdf FROM work_statement WHERE id = ?`,
  ).get(id);
  if (row === undefined) throw new ResiduaError('not-found', 'There is no such statement in this vault.');
  return row;
}

export function readStatementOwner(db: Connection, id: string): string | null {
  const row = statement<{ owner: string }>(db, 'SELECT evaluation_id AS owner FROM work_statement WHERE id = ?').get(
    id,
  );
  return row?.owner ?? null;
}
