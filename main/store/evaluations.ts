import { createHash, randomUUID } from 'node:crypto';
import { applyChanges, type Change } from '../domain/changes.ts';
import { ResiduaError } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import type { UndoRecord, UndoUpdate } from '../domain/undo.ts';
import type { Connection } from './connection.ts';
import { readParts, writeParts } from './evaluation-parts.ts';
import { compareOnce } from './evaluation-seals.ts';
import { guarded, signedImmutable } from './failures.ts';
import { insertExhibitFile, readExhibitFiles, type ExhibitFile } from './tables/exhibit-file.ts';
import {
  insertHeader,
  listHeaders,
  listOthersOfExaminee,
  readHeader,
  touchHeader,
  updateHeader,
  type EvaluationStatus,
  type EvaluationSummary,
} from './tables/evaluation.ts';
import {
  insertReport,
  readReport,
  readReportPdf,
  type NewSignedReport,
  type SignedReport,
} from './tables/signed-report.ts';
import { readUndo, writeUndo } from './tables/undo-step.ts';

/** An evaluation with what the vault knows of it. `revision` counts its changes; `updatedAt` is an instant. */
export interface OpenEvaluationRow {
  readonly id: string;
  readonly status: EvaluationStatus;
  readonly revision: number;
  readonly updatedAt: string;
  readonly evaluation: Evaluation;
  readonly signedReport: SignedReport | null;
  /** What can be undone and redone; empty once the evaluation is signed. */
  readonly undo: UndoRecord;
}

interface ChangeRequest {
  readonly id: string;
  /** The revision that the changes were made on. */
  readonly revision: number;
  readonly changes: readonly Change[];
  /** What the history of undo becomes with these changes; it stays as it is when absent. */
  readonly undo?: UndoUpdate | undefined;
}

/** Answered once the change is on the disk. */
interface ChangeReceipt {
  readonly revision: number;
  readonly savedAt: string;
}

interface SealRequest {
  readonly id: string;
  /** The revision that the report shows. */
  readonly revision: number;
  readonly report: NewSignedReport;
  /** Exhibits that are delivered beside the report, signed with it; none unless given. */
  readonly exhibitFiles?: readonly ExhibitFile[];
}

/** Stores a new draft, revision 0. */
export function createEvaluation(db: Connection, evaluation: Evaluation, now: Date): OpenEvaluationRow {
  const id = randomUUID();
  return inTransaction(db, () => {
    insertHeader(db, id, evaluation, now.toISOString());
    writeParts(db, id, null, evaluation);
    return openEvaluation(db, id);
  });
}

/** @throws ResiduaError `not-found`; `vault-damaged` when its rows do not make an evaluation. */
export function openEvaluation(db: Connection, id: string): OpenEvaluationRow {
  return guarded(() => {
    const { status, revision, updatedAt, side, region } = readHeader(db, id);
    const evaluation = readParts(db, id, { side, region });
    return { id, status, revision, updatedAt, evaluation, signedReport: readReport(db, id), undo: readUndo(db, id) };
  });
}

/**
 * The evaluations, newest change first; with `search`, those whose examinee's name or claim number holds all its words.
 */
export function listEvaluations(db: Connection, search: string): EvaluationSummary[] {
  return guarded(() => listHeaders(db, search));
}

/** The other evaluations of the same examinee, by name and date of birth; the newest examination first. */
export function otherEvaluationsOfExaminee(db: Connection, id: string): EvaluationSummary[] {
  return guarded(() => listOthersOfExaminee(db, id));
}

/**
 * Makes changes and writes the rows they touch, in one transaction. When this returns they are on the disk.
 *
 * @throws ResiduaError `not-found`; `signed-immutable`; `conflict` when the evaluation has another revision by now;
 *   `invalid-input` with the pointer at fault when a change does not fit. Then nothing is written.
 */
export function changeEvaluation(db: Connection, request: ChangeRequest, now: Date): ChangeReceipt {
  const { id, changes, undo } = request;
  return inTransaction(db, () => {
    const header = draftAt(db, id, request.revision);
    const before = readParts(db, id, header);
    const after = applyChanges(before, changes);
    const revision = header.revision + 1;
    const savedAt = now.toISOString();
    writeParts(db, id, before, after);
    updateHeader(db, id, after, revision, savedAt);
    if (undo !== undefined) writeUndo(db, id, undo);
    return { revision, savedAt };
  });
}

/**
 * Stores the signed report and makes the evaluation immutable, in one transaction.
 *
 * @throws ResiduaError `not-found`; `signed-immutable` when it is signed already; `conflict` when it has changed since
 *   the report was made; `internal` when the hash is not that of the PDF.
 */
export function sealEvaluation(db: Connection, request: SealRequest, now: Date): OpenEvaluationRow {
  const { id, report, exhibitFiles = [] } = request;
  if ([report, ...exhibitFiles].some(({ pdf, sha256 }) => hashOf(pdf) !== sha256)) {
    throw new ResiduaError(
      'internal',
      'The hash of the report is not that of its bytes; nothing was signed. Sign again.',
    );
  }
  return inTransaction(db, () => {
    const { revision } = draftAt(db, id, request.revision);
    touchHeader(db, id, revision + 1, now.toISOString());
    insertReport(db, id, report);
    for (const file of exhibitFiles) insertExhibitFile(db, id, file);
    return openEvaluation(db, id);
  });
}

/** The signed PDF, byte for byte. @throws ResiduaError `not-found` when the evaluation is not signed. */
export function signedReportPdf(db: Connection, id: string): Uint8Array {
  return guarded(() => readReportPdf(db, id));
}

/** The signed files that go beside the report, in the order of their exhibits; none when all are part of it. */
export function signedExhibitFiles(db: Connection, id: string): ExhibitFile[] {
  return guarded(() => readExhibitFiles(db, id));
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function draftAt(db: Connection, id: string, revision: number): ReturnType<typeof readHeader> {
  compareOnce(db, id);
  const header = readHeader(db, id);
  if (header.status === 'signed') throw signedImmutable();
  if (header.revision !== revision) {
    throw new ResiduaError(
      'conflict',
      'The evaluation has changed elsewhere since it was opened. Open it again, then repeat the change.',
    );
  }
  return header;
}

function inTransaction<Result>(db: Connection, work: () => Result): Result {
  return guarded(() => db.transaction(work).immediate());
}
