import type { Connection } from '../connection.ts';
import { statement } from '../statements.ts';

/** The tables that refer to one of those, each with the column that does; asked of the schema, so that none is missed. */
export function tablesReferringTo(db: Connection, parents: readonly string[]): { name: string; column: string }[] {
  return statement<{ name: string; column: string }>(
    db,
    `SELECT DISTINCT s.name, f."from" AS "column" FROM sqlite_schema s, pragma_foreign_key_list(s.name) f
     WHERE s.type = 'table' AND f."table" IN (SELECT value FROM json_each(?)) ORDER BY s.name`,
  ).all(JSON.stringify(parents));
}
