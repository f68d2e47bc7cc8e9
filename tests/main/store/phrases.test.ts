import { describe, expect, test } from 'vitest';
import { phrase } from '../../../main/contract/phrase-schemas.ts';
import { listPhrases, removePhrase, savePhrase } from '../../../main/store/phrases.ts';
import { failureOf } from './errors.ts';
import { temporaryStore } from './temporary-store.ts';

const NOW = new Date('2026-10-05T09:00:00.000Z');
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

describe('the phrase library', () => {
  test('lists by title whatever its case, as the contract has it', () => {
    const db = temporaryStore();
    for (const title of ['causation, fall', 'Apportionment', 'Burden']) {
      savePhrase(db, { id: null, title, body: `Body of ${title} {age}` }, NOW);
    }
    const phrases = listPhrases(db);
    expect(phrases.map(({ title }) => title)).toEqual(['Apportionment', 'Burden', 'causation, fall']);
    for (const one of phrases) expect(phrase.parse(one)).toEqual(one);
  });

  test('saving under an id changes that phrase alone', () => {
    const db = temporaryStore();
    const first = savePhrase(db, { id: null, title: 'A', body: 'One' }, NOW);
    const second = savePhrase(db, { id: null, title: 'B', body: 'Two' }, NOW);
    savePhrase(db, { ...first, body: 'One, better' }, NOW);
    expect(listPhrases(db)).toEqual([{ ...first, body: 'One, better' }, second]);
  });

  test('what was removed is gone, and comes back under its id', () => {
    const db = temporaryStore();
    const saved = savePhrase(db, { id: null, title: 'A', body: 'One' }, NOW);
    removePhrase(db, saved.id);
    expect(listPhrases(db)).toEqual([]);
    expect(savePhrase(db, saved, NOW)).toEqual(saved);
    expect(listPhrases(db)).toEqual([saved]);
  });

  test('a phrase that is not there cannot be removed', () => {
    expect(failureOf(() => removePhrase(temporaryStore(), UNKNOWN))).toBe('not-found');
  });
});
