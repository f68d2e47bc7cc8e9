import { describe, expect, test } from 'vitest';
import { evaluationSchema } from '../../../main/domain/evaluation/evaluation.ts';
import { paragraphsOf, repeatsOf } from '../../../main/domain/repeats.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { createEvaluation, openEvaluation } from '../../../main/store/evaluations.ts';
import { recentNarratives } from '../../../main/store/narratives.ts';
import { temporaryStore } from './temporary-store.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 9, 5, 9, minute));
const named = (name: string) => evaluationSchema.parse({ format: 'residua-evaluation/1', examinee: { name } });

describe('narratives of the last evaluations', () => {
  test('are the latest first, without the one that is compared, and no more than asked for', () => {
    const db = temporaryStore();
    const ids = ['A', 'B', 'C', 'D'].map((name, minute) => createEvaluation(db, named(name), at(minute)).id);
    const names = (limit: number) => recentNarratives(db, ids[2] ?? '', limit).map(({ examinee }) => examinee.name);
    expect(names(20)).toEqual(['D', 'B', 'A']);
    expect(names(2)).toEqual(['D', 'B']);
  });

  test('hold every paragraph that the evaluation itself has', () => {
    const db = temporaryStore();
    const sample = loadSample();
    createEvaluation(db, sample, at(0));
    const [narrative] = recentNarratives(db, '', 20);
    if (narrative === undefined) throw new Error('nothing was read');
    expect(paragraphsOf(narrative)).toEqual(paragraphsOf(sample));
    expect(paragraphsOf(sample).size).toBeGreaterThan(10);
  });

  test('the sample opened twice repeats every long text of its own, of the same examinee', () => {
    const db = temporaryStore();
    createEvaluation(db, loadSample(), at(0));
    const { id } = createEvaluation(db, loadSample(), at(1));
    const repeats = repeatsOf(openEvaluation(db, id).evaluation, recentNarratives(db, id, 20));
    expect(repeats).toContainEqual({ path: '/opinions/causation', paragraphs: 1, evaluations: 1, sameExaminee: 1 });
    expect(repeats.every(({ evaluations, sameExaminee }) => evaluations === 1 && sameExaminee === 1)).toBe(true);
  });
});
