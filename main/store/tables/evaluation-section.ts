import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import type { Connection } from '../connection.ts';
import { parseJson } from '../list-table.ts';
import { statement } from '../statements.ts';

/** The parts of an evaluation that are one row each. */
export const SECTIONS = [
  'case',
  'examiner',
  'examinee',
  'history',
  'complaints',
  'examination',
  'episode',
  'residual',
  'rating',
  'opinions',
  'claim',
  'disclosures',
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** Keys of a section that are lists with a table of their own. */
export const LISTED_ELSEWHERE: ReadonlySet<string> = new Set(['questions', 'diagnoses', 'apportionment', 'lines']);

/**
 * Where the row of the case keeps the texts that fields could not take: they are few, gone before the signature, and
 * belong to no other row.
 */
export const REJECTED = 'rejected';

function contentOf(evaluation: Evaluation, name: SectionName): string {
  switch (name) {
    case 'case':
      return JSON.stringify({
        ...evaluation.case,
        referral: withoutLists(evaluation.case.referral),
        ...(evaluation.rejected.length === 0 ? {} : { [REJECTED]: evaluation.rejected }),
      });
    case 'opinions':
    case 'claim':
      return JSON.stringify(withoutLists(evaluation[name]));
    default:
      return JSON.stringify(evaluation[name]);
  }
}

function withoutLists(section: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(section).filter(([key]) => !LISTED_ELSEWHERE.has(key)));
}

/** The sections of an evaluation by name, without the lists that have tables of their own. */
export function readSections(db: Connection, evaluationId: string): Map<string, unknown> {
  const rows = statement<{ name: string; content: string }>(
    db,
    'SELECT name, content FROM evaluation_section WHERE evaluation_id = ?',
  ).all(evaluationId);
  return new Map(rows.map(({ name, content }) => [name, parseJson(content)]));
}

/** Writes the sections that differ and no others. */
export function writeSections(
  db: Connection,
  evaluationId: string,
  before: Evaluation | null,
  after: Evaluation,
): void {
  for (const name of SECTIONS) {
    const content = contentOf(after, name);
    if (before === null) {
      statement(db, 'INSERT INTO evaluation_section (evaluation_id, name, content) VALUES (?, ?, ?)').run(
        evaluationId,
        name,
        content,
      );
    } else if (contentOf(before, name) !== content) {
      statement(db, 'UPDATE evaluation_section SET content = ? WHERE evaluation_id = ? AND name = ?').run(
        content,
        evaluationId,
        name,
      );
    }
  }
}
