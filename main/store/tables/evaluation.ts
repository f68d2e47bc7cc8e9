import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { ResiduaError } from '../../domain/errors.ts';
import { scoreResidual } from '../../domain/residual.ts';
import type { Connection } from '../connection.ts';
import { statement, type Cell } from '../statements.ts';
import { isDeleted } from './deleted-evaluation.ts';

export type EvaluationStatus = 'draft' | 'signed';

/** The header of an evaluation as its own table holds it; see `migrations/`. */
interface Header {
  readonly status: EvaluationStatus;
  readonly revision: number;
  readonly updatedAt: string;
  readonly side: Evaluation['side'];
  readonly region: Evaluation['region'];
}

/** A row of the list of evaluations. Instants are ISO 8601 in UTC. */
export interface EvaluationSummary {
  readonly id: string;
  readonly status: EvaluationStatus;
  readonly claimNumber: string | null;
  readonly examineeName: string | null;
  readonly dateOfExam: string | null;
  readonly side: Evaluation['side'];
  readonly region: Evaluation['region'];
  /** The residual's value and code (SPEC R3) as of the last change. */
  readonly residualValue: string | null;
  readonly residualCode: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** How many addenda and countersignatures followed the signature; told in the list of all alone. */
  readonly addenda?: number;
  readonly countersignatures?: number;
}

const COLUMNS = [
  'claim_number',
  'examinee_name',
  'date_of_exam',
  'side',
  'region',
  'residual_value',
  'residual_code',
  'search_text',
] as const;

function cells(evaluation: Evaluation): Cell[] {
  const residual = scoreResidual(evaluation).result;
  return [
    evaluation.case.claimNumber,
    evaluation.examinee.name,
    evaluation.case.dateOfExam,
    evaluation.side,
    evaluation.region,
    residual.value,
    residual.code,
    folded(`${evaluation.examinee.name ?? ''}\n${evaluation.case.claimNumber ?? ''}`),
  ];
}

const SUMMARY = `id, status, claim_number AS claimNumber, examinee_name AS examineeName, date_of_exam AS dateOfExam,
  side, region, residual_value AS residualValue, residual_code AS residualCode, created_at AS createdAt,
  updated_at AS updatedAt`;

/** What followed the signature. */
const FOLLOWED = `(SELECT count(*) FROM addendum WHERE evaluation_id = evaluation.id) AS addenda,
  (SELECT count(*) FROM countersignature WHERE evaluation_id = evaluation.id) AS countersignatures`;

/** Those that were not deleted. */
const KEPT = 'id NOT IN (SELECT evaluation_id FROM deleted_evaluation)';

/** Text as it is compared when searching: without accents and case. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
}

export function insertHeader(db: Connection, id: string, evaluation: Evaluation, now: string): void {
  statement(
    db,
    `INSERT INTO evaluation (id, created_at, updated_at, ${COLUMNS.join(', ')})
     VALUES (?, ?, ?, ${COLUMNS.map(() => '?').join(', ')})`,
  ).run(id, now, now, ...cells(evaluation));
}

export function updateHeader(db: Connection, id: string, evaluation: Evaluation, revision: number, now: string): void {
  statement(
    db,
    `UPDATE evaluation SET revision = ?, updated_at = ?, ${COLUMNS.map((column) => `${column} = ?`).join(', ')}
     WHERE id = ?`,
  ).run(revision, now, ...cells(evaluation), id);
}

/** Counts a change of the evaluation that is not one of its content. */
export function touchHeader(db: Connection, id: string, revision: number, now: string): void {
  statement(db, 'UPDATE evaluation SET revision = ?, updated_at = ? WHERE id = ?').run(revision, now, id);
}

/** @throws ResiduaError `not-found`. */
export function readHeader(db: Connection, id: string): Header {
  const header = statement<Header>(
    db,
    'SELECT status, revision, updated_at AS updatedAt, side, region FROM evaluation WHERE id = ?',
  ).get(id);
  if (header === undefined) throw new ResiduaError('not-found', 'There is no such evaluation in this vault.');
  if (isDeleted(db, id)) {
    throw new ResiduaError('not-found', 'This evaluation was deleted. Restore it from the deleted evaluations first.');
  }
  return header;
}

/** Names that fold to the same belong to one person: without accents, case, punctuation and order of the words. */
function foldedName(name: string): string {
  return (folded(name).match(/[\p{Letter}\p{Number}]+/gu) ?? []).toSorted().join(' ');
}

/**
 * The other evaluations whose examinee has the same name and date of birth as that of one evaluation, the newest
 * examination first; none while one of the two is not entered.
 */
export function listOthersOfExaminee(db: Connection, id: string): EvaluationSummary[] {
  const own = statement<{ examineeName: string | null; dateOfBirth: string | null }>(
    db,
    `SELECT e.examinee_name AS examineeName, json_extract(s.content, '$.dateOfBirth') AS dateOfBirth
     FROM evaluation e JOIN evaluation_section s ON s.evaluation_id = e.id AND s.name = 'examinee' WHERE e.id = ?`,
  ).get(id);
  const name = foldedName(own?.examineeName ?? '');
  const dateOfBirth = own?.dateOfBirth ?? null;
  if (name === '' || dateOfBirth === null) return [];
  return statement<EvaluationSummary>(
    db,
    `SELECT ${SUMMARY} FROM evaluation e
     JOIN evaluation_section s ON s.evaluation_id = e.id AND s.name = 'examinee'
     WHERE e.id <> ? AND ${KEPT} AND json_extract(s.content, '$.dateOfBirth') = ?
     ORDER BY date_of_exam DESC NULLS LAST, updated_at DESC, id`,
  )
    .all(id, dateOfBirth)
    .filter(({ examineeName }) => foldedName(examineeName ?? '') === name);
}

/**
 * The evaluations whose examinee's name or claim number holds every word of `search`, whatever its case and accents;
 * all when it is empty. The newest change comes first.
 */
export function listHeaders(db: Connection, search: string): EvaluationSummary[] {
  const words = folded(search)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return db
    .prepare<unknown[], EvaluationSummary>(
      `SELECT ${SUMMARY}, ${FOLLOWED} FROM evaluation
       WHERE ${[KEPT, ...words.map(() => 'instr(search_text, ?) > 0')].join(' AND ')}
       ORDER BY updated_at DESC, id`,
    )
    .all(...words);
}
