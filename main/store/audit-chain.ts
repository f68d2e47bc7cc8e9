import { createHash } from 'node:crypto';
import type { AuditFinding } from '../domain/audit.ts';

/** An entry without its place in the chain. */
export interface AuditContent {
  /** Counted from 1. */
  readonly sequence: number;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly accountId: string | null;
  readonly action: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  /** Canonical JSON. */
  readonly details: string;
}

export interface ChainedEntry extends AuditContent {
  readonly previousHash: string;
  readonly hash: string;
}

/** An entry of which only the hash of its content is told, in an extract. */
export type HiddenEntry = Pick<ChainedEntry, 'sequence' | 'previousHash' | 'hash'> & { readonly contentHash: string };

/** A place in the chain. */
export interface Link {
  readonly sequence: number;
  readonly hash: string;
}

/** What stands before the first entry. */
export const GENESIS: Link = { sequence: 0, hash: '0'.repeat(64) };

/** The first element of what is hashed, so that no other hash of the program can be mistaken for one of the trail. */
const MARK = 'residua-audit/1';

/** SHA-256 over the entry as a JSON array, 64 hexadecimal digits. */
export function contentHash(entry: AuditContent): string {
  const { sequence, at, accountId, action, subjectKind, subjectId, details } = entry;
  return sha256(JSON.stringify([MARK, sequence, at, accountId, action, subjectKind, subjectId, details]));
}

/** SHA-256 over the two hashes, each as 64 hexadecimal digits, one after the other. */
export function chainHash(previousHash: string, content: string): string {
  return sha256(previousHash + content);
}

/** Follows a chain entry by entry. */
export class ChainCheck {
  #last: Link;

  constructor(after: Link = GENESIS) {
    this.#last = after;
  }

  /** The place it has come to. */
  get last(): Link {
    return this.#last;
  }

  /** What is wrong with the next entry, or null. */
  next(entry: ChainedEntry | HiddenEntry): AuditFinding | null {
    const { sequence, previousHash, hash } = entry;
    const before = this.#last;
    this.#last = { sequence, hash };
    if (sequence !== before.sequence + 1) {
      return { fault: 'missing', sequence: before.sequence + 1 };
    }
    const content = 'contentHash' in entry ? entry.contentHash : contentHash(entry);
    if (chainHash(previousHash, content) !== hash) return { fault: 'changed', sequence };
    if (previousHash !== before.hash) return { fault: 'unlinked', sequence };
    return null;
  }
}

/** JSON with the keys of every object in order and no spaces: one text for one value. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value));
}

function inOrder(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, inOrder(child)]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
