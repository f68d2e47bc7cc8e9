import type { Connection } from '../connection.ts';
import { statement } from '../statements.ts';

/** One of the examiner's own phrases; `body` holds fields such as {age}. */
export interface PhraseRow {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

/** All phrases by their titles, whatever their case. */
export function readPhrases(db: Connection): PhraseRow[] {
  return statement<PhraseRow>(db, 'SELECT id, title, body FROM phrase ORDER BY title COLLATE NOCASE, title, id').all();
}

/** Writes a phrase, or writes it anew under its id. */
export function writePhrase(db: Connection, { id, title, body }: PhraseRow, now: string): void {
  statement(
    db,
    `INSERT INTO phrase (id, title, body, updated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, body = excluded.body, updated_at = excluded.updated_at`,
  ).run(id, title, body, now);
}

/** True when there was such a phrase. */
export function deletePhrase(db: Connection, id: string): boolean {
  return statement(db, 'DELETE FROM phrase WHERE id = ?').run(id).changes > 0;
}
