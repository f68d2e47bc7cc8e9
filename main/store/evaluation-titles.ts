import type { Connection } from './connection.ts';
import { guarded } from './failures.ts';

/** What an evaluation is known by, in every version of the schema. */
export interface EvaluationTitle {
  readonly id: string;
  readonly examineeName: string | null;
  readonly claimNumber: string | null;
  readonly revision: number;
  readonly updatedAt: string;
}

/** All evaluations of a database, which may be of an earlier version; newest change first. */
export function evaluationTitles(db: Connection): EvaluationTitle[] {
  return guarded(() =>
    db
      .prepare<unknown[], EvaluationTitle>(
        `SELECT id, examinee_name AS examineeName, claim_number AS claimNumber, revision, updated_at AS updatedAt
         FROM evaluation ORDER BY updated_at DESC, id`,
      )
      .all(),
  );
}
