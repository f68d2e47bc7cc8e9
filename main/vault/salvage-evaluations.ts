import { ResiduaError } from '../domain/errors.ts';
import { emptyEvaluation } from '../domain/evaluation/evaluation.ts';
import type { Connection } from '../store/connection.ts';
import { openEvaluation } from '../store/evaluations.ts';
import { LISTED_ELSEWHERE, SECTIONS } from '../store/tables/evaluation-section.ts';
import { evaluationTitles, type EvaluationTitle } from '../store/evaluation-titles.ts';

/** What became of the evaluations of a damaged database. */
export interface MendedEvaluations {
  /** Those that read whole. */
  readonly whole: number;
  /** Those that lack something, each with the parts that could not be read and are empty now. */
  readonly partial: readonly { readonly title: EvaluationTitle; readonly lost: readonly string[] }[];
}

/** The lists of an evaluation; a row that is gone leaves a gap in the positions. */
const LISTS = [
  'referral_question',
  'record_reviewed',
  'exhibit',
  'imaging_study',
  'operative_report',
  'implant',
  'instrument_administration',
  'diagnosis',
  'apportionment',
  'claim_line',
  'waiver',
] as const;

const LIST_WORDS: Readonly<Record<(typeof LISTS)[number], string>> = {
  referral_question: 'questions of the referral',
  record_reviewed: 'records',
  exhibit: 'exhibits',
  imaging_study: 'imaging studies',
  operative_report: 'operative reports',
  implant: 'implants',
  instrument_administration: 'instruments',
  diagnosis: 'diagnoses',
  apportionment: 'apportionment',
  claim_line: 'lines of the claim',
  waiver: 'reasons for what is left out',
};

/** Mends the evaluations of a salvaged database, whose triggers are off, so that each one opens. */
export function mendEvaluations(db: Connection): MendedEvaluations {
  restoreHeaders(db);
  const unsigned = dropLostSignatures(db);
  const titles = evaluationTitles(db);
  const partial: { title: EvaluationTitle; lost: string[] }[] = [];
  for (const title of titles) {
    const lost = [
      ...(unsigned.has(title.id) ? ['signed report'] : []),
      ...mendSections(db, title.id),
      ...mendLists(db, title.id),
    ];
    if (!opens(db, title.id)) lost.push(...emptyWhatDoesNotFit(db, title.id));
    if (lost.length > 0) partial.push({ title, lost: [...new Set(lost)] });
  }
  return { whole: titles.length - partial.length, partial };
}

/** An evaluation whose own row is gone is known by its sections. */
function restoreHeaders(db: Connection): void {
  const now = new Date().toISOString();
  db.prepare(
    `INSERT INTO evaluation (id, region, search_text, created_at, updated_at, status, signed_at, examinee_name, claim_number)
     SELECT s.evaluation_id, 'hip', '', @now, @now,
       iif(r.evaluation_id IS NULL, 'draft', 'signed'), r.signed_at,
       (SELECT content ->> '$.name' FROM evaluation_section WHERE evaluation_id = s.evaluation_id AND name = 'examinee'),
       (SELECT content ->> '$.claimNumber' FROM evaluation_section WHERE evaluation_id = s.evaluation_id AND name = 'case')
     FROM (SELECT DISTINCT evaluation_id FROM evaluation_section) AS s
     LEFT JOIN signed_report AS r ON r.evaluation_id = s.evaluation_id
     WHERE s.evaluation_id NOT IN (SELECT id FROM evaluation)`,
  ).run({ now });
}

/** A report that does not read any more signs nothing: the evaluation is a draft again. Which ones. */
function dropLostSignatures(db: Connection): ReadonlySet<string> {
  const ids = db
    .prepare<unknown[], string>(
      `UPDATE evaluation SET status = 'draft', signed_at = NULL
       WHERE status = 'signed' AND id NOT IN (SELECT evaluation_id FROM signed_report) RETURNING id`,
    )
    .pluck()
    .all();
  return new Set(ids);
}

function mendSections(db: Connection, id: string): string[] {
  const present = new Set(
    db.prepare<unknown[], string>('SELECT name FROM evaluation_section WHERE evaluation_id = ?').pluck().all(id),
  );
  const lost = SECTIONS.filter((name) => !present.has(name));
  for (const name of lost) writeEmpty(db, id, name);
  return lost;
}

/** Closes the gaps: what is left keeps its order. */
function mendLists(db: Connection, id: string): string[] {
  return LISTS.filter((table) => {
    const positions = db
      .prepare<unknown[], number>(`SELECT position FROM ${table} WHERE evaluation_id = ? ORDER BY position`)
      .pluck()
      .all(id);
    const move = db.prepare(`UPDATE ${table} SET position = ? WHERE evaluation_id = ? AND position = ?`);
    positions.forEach((position, index) => {
      if (position !== index) move.run(index, id, position);
    });
    return positions.some((position, index) => position !== index);
  }).map((table) => LIST_WORDS[table]);
}

/** Steps of undo that do not fit any more go first; then section by section, then list by list, what keeps it closed. */
function emptyWhatDoesNotFit(db: Connection, id: string): string[] {
  db.prepare('DELETE FROM undo_step WHERE evaluation_id = ?').run(id);
  db.prepare('DELETE FROM undo_cursor WHERE evaluation_id = ?').run(id);
  if (opens(db, id)) return ['steps that could be undone'];
  const lost: string[] = [];
  const attempts = [
    ...SECTIONS.map((name) => ({ word: name, empty: () => writeEmpty(db, id, name) })),
    ...LISTS.map((table) => ({
      word: LIST_WORDS[table],
      empty: () => db.prepare(`DELETE FROM ${table} WHERE evaluation_id = ?`).run(id),
    })),
  ];
  for (const { word, empty } of attempts) {
    db.exec('SAVEPOINT attempt');
    empty();
    const isMended = opens(db, id);
    if (isMended) {
      db.exec('RELEASE attempt');
      return [word];
    }
    db.exec('ROLLBACK TO attempt');
    db.exec('RELEASE attempt');
  }
  // More than one part is at fault: all of it is emptied but the row that names it, so that at least its report opens.
  for (const { word, empty } of attempts) {
    empty();
    lost.push(word);
    if (opens(db, id)) return lost;
  }
  return lost;
}

function writeEmpty(db: Connection, id: string, name: (typeof SECTIONS)[number]): void {
  const content = JSON.stringify(emptyEvaluation()[name], (key, value: unknown) =>
    LISTED_ELSEWHERE.has(key) ? undefined : value,
  );
  db.prepare('INSERT OR REPLACE INTO evaluation_section (evaluation_id, name, content) VALUES (?, ?, ?)').run(
    id,
    name,
    content,
  );
}

function opens(db: Connection, id: string): boolean {
  try {
    openEvaluation(db, id);
    return true;
  } catch (error) {
    if (error instanceof ResiduaError && error.code === 'vault-damaged') return false;
    throw error;
  }
}
