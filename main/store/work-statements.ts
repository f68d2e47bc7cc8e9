import { createHash, randomUUID } from 'node:crypto';
import { ResiduaError } from '../domain/errors.ts';
import type { Connection } from './connection.ts';
import { compareOnce } from './evaluation-seals.ts';
import { guarded } from './failures.ts';
import { readHeader } from './tables/evaluation.ts';
import type { NewSignedReport } from './tables/signed-report.ts';
import {
  insertStatement,
  listStatements,
  readStatement,
  readStatementOwner,
  type WorkStatementRow,
} from './tables/work-statement.ts';

interface NewWorkStatement {
  readonly evaluationId: string;
  /** The revision that the statement shows. */
  readonly revision: number;
  readonly signed: NewSignedReport;
}

/**
 * Stores a signed return-to-work statement; the evaluation stays as it is, draft or signed.
 *
 * @throws ResiduaError `not-found`; `conflict` when the evaluation has changed since the statement was made;
 *   `internal` when the hash is not that of the PDF.
 */
export function addWorkStatement(
  db: Connection,
  { evaluationId, revision, signed }: NewWorkStatement,
): WorkStatementRow {
  if (createHash('sha256').update(signed.pdf).digest('hex') !== signed.sha256) {
    throw new ResiduaError(
      'internal',
      'The hash of the statement is not that of its bytes; nothing was signed. Sign again.',
    );
  }
  return guarded(() =>
    db
      .transaction(() => {
        compareOnce(db, evaluationId);
        if (readHeader(db, evaluationId).revision !== revision) {
          throw new ResiduaError(
            'conflict',
            'The evaluation has changed meanwhile; no statement was signed. Sign again.',
          );
        }
        const id = randomUUID();
        insertStatement(db, id, evaluationId, signed);
        const [newest] = listStatements(db, evaluationId);
        if (newest?.id !== id) throw new Error('The statement that was just stored is not the newest.');
        return newest;
      })
      .immediate(),
  );
}

/** The signed statements of an evaluation, newest first. */
export function workStatements(db: Connection, evaluationId: string): WorkStatementRow[] {
  return guarded(() => listStatements(db, evaluationId));
}

/** A signed statement with its PDF, byte for byte. @throws ResiduaError `not-found`. */
export function workStatement(db: Connection, id: string): ReturnType<typeof readStatement> {
  return guarded(() => readStatement(db, id));
}

/** The evaluation of a statement; null when there is no such statement. */
export function statementOwner(db: Connection, id: string): string | null {
  return guarded(() => readStatementOwner(db, id));
}
