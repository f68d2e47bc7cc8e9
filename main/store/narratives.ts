import { EVALUATION_FORMAT, evaluationSchema } from '../domain/evaluation/evaluation.ts';
import type { Compared } from '../domain/repeats.ts';
import type { Connection } from './connection.ts';
import { guarded, vaultDamaged } from './failures.ts';
import { parseJson } from './list-table.ts';
import { statement } from './statements.ts';
import { apportionment } from './tables/apportionment.ts';
import { imagingStudy } from './tables/imaging-study.ts';
import { operativeReport } from './tables/operative-report.ts';
import { referralQuestion } from './tables/referral-question.ts';

/**
 * The narratives of the evaluations changed last, without `exceptId`, newest first, at most `limit`. Records, instruments
 * and whatever else no paragraph is compared in are not read.
 *
 * @throws ResiduaError `vault-damaged` when the rows do not make an evaluation.
 */
export function recentNarratives(db: Connection, exceptId: string, limit: number): Compared[] {
  return guarded(() =>
    statement<{ id: string }>(
      db,
      `SELECT id FROM evaluation WHERE id <> ? AND id NOT IN (SELECT evaluation_id FROM deleted_evaluation)
       ORDER BY updated_at DESC, id LIMIT ?`,
    )
      .all(exceptId, limit)
      .map(({ id }) => readNarrative(db, id)),
  );
}

function readNarrative(db: Connection, evaluationId: string): Compared {
  const rows = statement<{ name: string; content: string }>(
    db,
    `SELECT name, content FROM evaluation_section
     WHERE evaluation_id = ? AND name IN ('examinee', 'history', 'complaints', 'examination', 'opinions')`,
  ).all(evaluationId);
  const { opinions, ...sections } = Object.fromEntries(rows.map(({ name, content }) => [name, parseJson(content)]));
  const parsed = evaluationSchema.safeParse({
    format: EVALUATION_FORMAT,
    ...sections,
    imaging: imagingStudy.read(db, evaluationId),
    operativeReports: operativeReport.read(db, evaluationId),
    case: { referral: { questions: referralQuestion.read(db, evaluationId) } },
    opinions: { ...(opinions as object | undefined), apportionment: apportionment.read(db, evaluationId) },
  });
  // The cause is left out: it could quote what the rows hold.
  if (!parsed.success) throw vaultDamaged();
  return parsed.data;
}
