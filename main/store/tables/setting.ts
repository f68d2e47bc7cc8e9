import type { Connection } from '../connection.ts';
import { statement } from '../statements.ts';

/** A mark beside the settings that no person sees. */
const SPACE_DUE = 'spaceDue';

/** Whether the space of purged evaluations is still to be given back. */
export function isSpaceDue(db: Connection): boolean {
  return statement<object>(db, 'SELECT 1 FROM setting WHERE name = ?').get(SPACE_DUE) !== undefined;
}

export function setSpaceDue(db: Connection, isDue: boolean): void {
  if (isDue) statement(db, `INSERT OR IGNORE INTO setting (name, value) VALUES (?, 'true')`).run(SPACE_DUE);
  else statement(db, 'DELETE FROM setting WHERE name = ?').run(SPACE_DUE);
}
