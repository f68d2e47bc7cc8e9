import { contentHash, type Link } from './audit-chain.ts';
import { allAudit, type AuditFilter, type ListedEntry } from './audit-list.ts';
import type { Connection } from './connection.ts';

const AUDIT_FORMAT = 'residua-audit/1';

/** The columns of the trail as CSV. `account_name` is for the reader and no part of what is hashed. */
export const AUDIT_COLUMNS = [
  'sequence',
  'at',
  'account',
  'account_name',
  'action',
  'subject_kind',
  'subject_id',
  'details',
  'content_hash',
  'previous_hash',
  'hash',
] as const;

type Row = ListedEntry & { readonly taken: boolean };

/**
 * The whole chain as JSON. Of entries that the filter does not take only the hash of the content is told, so that the
 * chain can be followed from end to end all the same.
 *
 * @param now when it is exported.
 */
export function auditAsJson(db: Connection, filter: AuditFilter, now: Date): Uint8Array {
  const entries = [...allAudit(db, filter)].map((row) => (row.taken ? toldEntry(row) : hiddenEntry(row)));
  const last = entries.at(-1);
  const end: Link | null = last === undefined ? null : { sequence: last.sequence, hash: last.hash };
  const trail = { format: AUDIT_FORMAT, exportedAt: now.toISOString(), evaluation: filter.evaluationId, entries, end };
  return Buffer.from(`${JSON.stringify(trail, null, 1)}\n`, 'utf8');
}

/** The same as CSV (RFC 4180), every field in quotes; the last row, `end`, repeats where the trail ends. */
export function auditAsCsv(db: Connection, filter: AuditFilter, now: Date): Uint8Array {
  const lines = [line(AUDIT_COLUMNS)];
  let last: Link = { sequence: 0, hash: '' };
  for (const row of allAudit(db, filter)) {
    const { sequence, at, accountId, action, subjectKind, subjectId, details, previousHash, hash } = row;
    const told = [at, accountId, readable(row.accountName), action, subjectKind, subjectId, details];
    const cells = row.taken ? told : told.map(() => null);
    lines.push(line([sequence, ...cells, contentHash(row), previousHash, hash]));
    last = { sequence, hash };
  }
  const entries = JSON.stringify({ entries: last.sequence });
  lines.push(line(['end', now.toISOString(), null, null, null, null, null, entries, null, null, last.hash]));
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf8');
}

function toldEntry({ sequence, at, accountId, accountName, action, subjectKind, subjectId, ...row }: Row) {
  const { details, previousHash, hash } = row;
  return { sequence, at, accountId, accountName, action, subjectKind, subjectId, details, previousHash, hash };
}

function hiddenEntry(row: Row) {
  const { sequence, previousHash, hash } = row;
  return { sequence, contentHash: contentHash(row), previousHash, hash };
}

/** A name that a spreadsheet would take for a formula is no formula. */
function readable(name: string | null): string | null {
  return name !== null && /^[=+\-@\t\r]/.test(name) ? `'${name}` : name;
}

function line(cells: readonly (string | number | null)[]): string {
  return cells.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(',');
}
