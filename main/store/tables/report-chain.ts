import { ResiduaError } from '../../domain/errors.ts';
import { addendumSchema, type Addendum, type AddendumKind } from '../../domain/addendum.ts';
import type { Connection } from '../connection.ts';
import { parseJson } from '../list-table.ts';
import { statement } from '../statements.ts';
import type { NewSignedReport, SignedReport } from './signed-report.ts';

/** What is told of a document that follows a signed report. Numbers count from 1 within an evaluation. */
export interface CountersignatureRow extends SignedReport {
  readonly id: string;
  readonly number: number;
}

export interface AddendumRow extends CountersignatureRow {
  readonly kind: AddendumKind;
}

type WithPdf<Row> = Row & { readonly pdf: Uint8Array; readonly evaluationId: string };

const TOLD = `id, number, signed_at AS signedAt, signer_name AS signerName, sha256, length(pdf) AS sizeInBytes,
  timestamped_at AS timestampedAt`;

/** In the order in which they were made. */
export function listCountersignatures(db: Connection, evaluationId: string): CountersignatureRow[] {
  return statement<CountersignatureRow>(
    db,
    `SELECT ${TOLD} FROM countersignature WHERE evaluation_id = ? ORDER BY number`,
  ).all(evaluationId);
}

export function listAddenda(db: Connection, evaluationId: string): AddendumRow[] {
  return statement<AddendumRow>(db, `SELECT ${TOLD}, kind FROM addendum WHERE evaluation_id = ? ORDER BY number`).all(
    evaluationId,
  );
}

/** @throws ResiduaError `not-found`. */
export function readCountersignature(db: Connection, id: string): WithPdf<CountersignatureRow> {
  const row = statement<WithPdf<CountersignatureRow>>(
    db,
    `SELECT ${TOLD}, pdf, evaluation_id AS evaluationId FROM countersignature WHERE id = ?`,
  ).get(id);
  if (row === undefined) throw new ResiduaError('not-found', 'There is no such countersignature in this vault.');
  return row;
}

/** @throws ResiduaError `not-found`. */
export function readAddendum(db: Connection, id: string): WithPdf<AddendumRow> {
  const row = statement<WithPdf<AddendumRow>>(
    db,
    `SELECT ${TOLD}, kind, pdf, evaluation_id AS evaluationId FROM addendum WHERE id = ?`,
  ).get(id);
  if (row === undefined) throw new ResiduaError('not-found', 'There is no such addendum in this vault.');
  return row;
}

interface Place {
  readonly id: string;
  readonly evaluationId: string;
  readonly number: number;
}

export function insertCountersignature(
  db: Connection,
  { id, evaluationId, number }: Place,
  previousSha256: string,
  signed: NewSignedReport,
): void {
  statement(
    db,
    `INSERT INTO countersignature (id, evaluation_id, number, previous_sha256, pdf, sha256, signer_name,
       certificate_fingerprint, signed_at, timestamped_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, evaluationId, number, previousSha256, ...signedColumns(signed));
}

export function insertAddendum(
  db: Connection,
  { id, evaluationId, number }: Place,
  { originalSha256, content }: { originalSha256: string; content: Addendum },
  signed: NewSignedReport,
): void {
  statement(
    db,
    `INSERT INTO addendum (id, evaluation_id, number, original_sha256, kind, content, pdf, sha256, signer_name,
       certificate_fingerprint, signed_at, timestamped_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, evaluationId, number, originalSha256, content.kind, JSON.stringify(content), ...signedColumns(signed));
}

/** The addendum that is being written; null when there is none. */
export function readAddendumDraft(db: Connection, evaluationId: string): Addendum | null {
  const row = statement<{ content: string }>(db, 'SELECT content FROM addendum_draft WHERE evaluation_id = ?').get(
    evaluationId,
  );
  return row === undefined ? null : addendumSchema.parse(parseJson(row.content));
}

export function writeAddendumDraft(db: Connection, evaluationId: string, content: Addendum, now: string): void {
  statement(
    db,
    `INSERT INTO addendum_draft (evaluation_id, content, updated_at) VALUES (?, ?, ?)
     ON CONFLICT (evaluation_id) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at`,
  ).run(evaluationId, JSON.stringify(content), now);
}

export function deleteAddendumDraft(db: Connection, evaluationId: string): void {
  statement(db, 'DELETE FROM addendum_draft WHERE evaluation_id = ?').run(evaluationId);
}

function signedColumns(signed: NewSignedReport): (string | Uint8Array | null)[] {
  const { pdf, sha256, signerName, certificateFingerprint, signedAt, timestampedAt } = signed;
  return [
    pdf,
    sha256,
    signerName,
    certificateFingerprint,
    signedAt.toISOString(),
    timestampedAt?.toISOString() ?? null,
  ];
}

export function readDocumentOwner(db: Connection, id: string): string | null {
  const row = statement<{ owner: string }>(
    db,
    `SELECT evaluation_id AS owner FROM addendum WHERE id = :id
     UNION ALL SELECT evaluation_id FROM countersignature WHERE id = :id`,
  ).get({ id });
  return row?.owner ?? null;
}
