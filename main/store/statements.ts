import type { Connection } from './connection.ts';

/** What a column of the evaluation's tables holds. */
export type Cell = string | number | null;

type Statement<Row> = ReturnType<typeof prepare<Row>>;

const statements = new WeakMap<Connection, Map<string, Statement<unknown>>>();

function prepare<Row>(db: Connection, sql: string) {
  return db.prepare<unknown[], Row>(sql);
}

/** A prepared statement, kept for the life of the connection. `Row` is what the columns of the query hold. */
export function statement<Row = never>(db: Connection, sql: string): Statement<Row> {
  let known = statements.get(db);
  if (known === undefined) {
    known = new Map();
    statements.set(db, known);
  }
  let found = known.get(sql);
  if (found === undefined) {
    found = prepare(db, sql);
    known.set(sql, found);
  }
  return found as Statement<Row>;
}
