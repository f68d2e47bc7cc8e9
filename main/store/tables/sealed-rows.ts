import { createHash } from 'node:crypto';
import type { Connection } from '../connection.ts';
import { databaseVersion } from '../migrations.ts';
import { statement, type Cell } from '../statements.ts';
import { tablesReferringTo } from './evaluation-tables.ts';

/** Steps of undo are nothing that an evaluation holds, and would be most of what is hashed at every key that is typed. */
const UNSEALED: ReadonlySet<string> = new Set(['undo_step', 'undo_cursor']);

interface SealedTable {
  readonly name: string;
  /** Everything but the bytes of documents, for which their hash in the same row stands. */
  readonly rows: string;
  /** The bytes of documents with the hash that stands beside them; null where the table holds none. */
  readonly documents: string | null;
}

const known = new WeakMap<Connection, { readonly version: number; readonly tables: readonly SealedTable[] }>();

/**
 * SHA-256 over every row of an evaluation in every table that refers to it, as the schema at hand has them; null when
 * there is no such evaluation.
 */
export function contentDigest(db: Connection, id: string): Buffer | null {
  const hash = createHash('sha256');
  for (const { name, rows } of sealedTables(db)) {
    const found = statement<Cell[]>(db, rows).raw().all(id);
    if (name === 'evaluation' && found.length === 0) return null;
    hash.update(JSON.stringify([name, found]));
  }
  return hash.digest();
}

/** Whether a signed document of an evaluation has other bytes than those whose hash stands beside them. */
export function hasExchangedDocument(db: Connection, id: string): boolean {
  for (const { documents } of sealedTables(db)) {
    if (documents === null) continue;
    for (const { bytes, sha256 } of statement<{ bytes: Uint8Array; sha256: string }>(db, documents).iterate(id)) {
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) return true;
    }
  }
  return false;
}

function sealedTables(db: Connection): readonly SealedTable[] {
  const version = databaseVersion(db);
  const cached = known.get(db);
  if (cached?.version === version) return cached.tables;
  const children = tablesReferringTo(db, ['evaluation', 'signed_report']).filter(({ name }) => !UNSEALED.has(name));
  const tables = [{ name: 'evaluation', column: 'id' }, ...children].map(({ name, column }) =>
    sealedTable(db, name, column),
  );
  known.set(db, { version, tables });
  return tables;
}

function sealedTable(db: Connection, name: string, key: string): SealedTable {
  const columns = statement<{ name: string; type: string; pk: number }>(
    db,
    'SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid',
  ).all(name);
  const quoted = (wanted: typeof columns): string => wanted.map((column) => `"${column.name}"`).join(', ');
  const cells = quoted(columns.filter(({ type }) => type !== 'BLOB'));
  const bytes = columns.find(({ type }) => type === 'BLOB');
  const order = quoted(columns.filter(({ pk }) => pk > 0));
  const hasHash = columns.some((column) => column.name === 'sha256');
  return {
    name,
    rows: `SELECT ${cells} FROM "${name}" WHERE "${key}" = ? ORDER BY ${order}`,
    documents:
      bytes !== undefined && hasHash
        ? `SELECT "${bytes.name}" AS bytes, sha256 FROM "${name}" WHERE "${key}" = ?`
        : null,
  };
}
