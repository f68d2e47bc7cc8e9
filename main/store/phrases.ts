import { randomUUID } from 'node:crypto';
import { ResiduaError } from '../domain/errors.ts';
import type { Connection } from './connection.ts';
import { guarded } from './failures.ts';
import { deletePhrase, readPhrases, writePhrase, type PhraseRow } from './tables/phrase.ts';

/** The examiner's phrases by their titles. */
export function listPhrases(db: Connection): PhraseRow[] {
  return guarded(() => readPhrases(db));
}

/**
 * Saves a phrase: a new one when `id` is null. One that was removed comes back under its id, which is how a removal is
 * undone.
 */
export function savePhrase(
  db: Connection,
  phrase: { readonly id: string | null; readonly title: string; readonly body: string },
  now: Date,
): PhraseRow {
  const row = { id: phrase.id ?? randomUUID(), title: phrase.title, body: phrase.body };
  guarded(() => {
    writePhrase(db, row, now.toISOString());
  });
  return row;
}

/** @throws ResiduaError `not-found`. */
export function removePhrase(db: Connection, id: string): void {
  if (!guarded(() => deletePhrase(db, id))) {
    throw new ResiduaError('not-found', 'There is no such phrase in this vault.');
  }
}
