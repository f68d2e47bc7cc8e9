import Papa from 'papaparse';
import type { ChainedEntry, HiddenEntry } from '../store/audit-chain.ts';
import { AUDIT_COLUMNS } from '../store/audit-export.ts';
import { Refusal } from './refusal.ts';

/** An exported trail, from JSON or CSV. */
export interface ExportedTrail {
  readonly entries: readonly (ChainedEntry | HiddenEntry)[];
  readonly end: { readonly sequence: number; readonly hash: string } | null;
}

/** Reads an exported trail from its CSV. @throws Refusal when it is none. */
export function readTrailCsv(text: string, file: string): ExportedTrail {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true });
  const [head, ...rows] = data;
  if (errors.length > 0 || JSON.stringify(head) !== JSON.stringify(AUDIT_COLUMNS)) {
    throw new Refusal([`FILE: ${file} is no audit trail of Residua: its columns are other ones`]);
  }
  const last = rows.at(-1);
  const hasEnd = last?.[0] === 'end';
  const entries = (hasEnd ? rows.slice(0, -1) : rows).map(entryOf);
  if (!hasEnd) return { entries, end: null };
  const count = Number(/^\{"entries":(\d+)\}$/.exec(last[7] ?? '')?.[1] ?? Number.NaN);
  if (count === 0 && entries.length === 0) return { entries, end: null };
  return { entries, end: { sequence: count, hash: last[10] ?? '' } };
}

function entryOf(cells: readonly string[]): ExportedTrail['entries'][number] {
  const [sequence, at, accountId, , action, subjectKind, subjectId, details, contentHash, previousHash, hash] = cells;
  const place = { sequence: Number(sequence), previousHash: previousHash ?? '', hash: hash ?? '' };
  if (action === '' && details === '') return { ...place, contentHash: contentHash ?? '' };
  return {
    ...place,
    at: at ?? '',
    accountId: textOf(accountId),
    action: action ?? '',
    subjectKind: textOf(subjectKind),
    subjectId: textOf(subjectId),
    details: details ?? '',
  };
}

function textOf(cell: string | undefined): string | null {
  return cell === undefined || cell === '' ? null : cell;
}
