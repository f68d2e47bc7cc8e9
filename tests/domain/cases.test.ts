import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkEvaluation } from '../../main/domain/check.ts';
import { caseFileSchema } from '../../main/domain/evaluation/evaluation.ts';
import { marks } from './support.ts';
import { score } from '../../main/domain/score.ts';

const folder = new URL('../fixtures/cases/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !name.endsWith('.expected.json'))
  .map((name) => name.replace(/\.json$/, ''));

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
}

/** Every expected key must be there and equal; lists must have exactly the expected length (SPEC F2: keys may be added). */
function expectSubset(actual: unknown, expected: unknown, path: string): void {
  if (Array.isArray(expected)) {
    expect(Array.isArray(actual), `${path} is a list`).toBe(true);
    const list = actual as readonly unknown[];
    expect(list.length, `length of ${path}`).toBe(expected.length);
    expected.forEach((entry, index) => {
      expectSubset(list[index], entry, `${path}/${String(index)}`);
    });
    return;
  }
  if (typeof expected === 'object' && expected !== null) {
    expect(typeof actual === 'object' && actual !== null, `${path} is an object`).toBe(true);
    const record = actual as Readonly<Record<string, unknown>>;
    for (const [key, value] of Object.entries(expected)) expectSubset(record[key], value, `${path}/${key}`);
    return;
  }
  expect(actual, path).toBe(expected);
}

/** Cases of California, which rates by the fifth edition (Labor Code 4660(b)(1)), rated by the sixth. */
const UNUSUAL_EDITION = new Set(['rating-sixth-2008', 'rating-sixth-2024']);

describe('F1, F2: every case file gives exactly its expected result', () => {
  test('there are the seventeen cases', () => {
    expect(names.length).toBe(17);
  });

  test.each(names)('%s', (name) => {
    const evaluation = caseFileSchema.parse(read(name));
    const expected = read(`${name}.expected`);
    const result = score(evaluation);
    expectSubset(result, expected, '');
    expect(result.problems.map(({ path, severity }) => ({ path, severity }))).toEqual(
      (expected as { problems: unknown }).problems,
    );
    expect(marks(checkEvaluation(evaluation))).toEqual(UNUSUAL_EDITION.has(name) ? ['warning /rating/edition'] : []);
  });
});
