import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges, toPointer, type Change } from '../../../main/domain/changes.ts';
import { ResiduaError } from '../../../main/domain/errors.ts';
import { changeEvaluation, createEvaluation, openEvaluation } from '../../../main/store/evaluations.ts';
import { evaluations } from './arbitrary-evaluation.ts';
import { temporaryStore } from './temporary-store.ts';

const now = new Date('2026-10-05T09:30:00.000Z');

interface Place {
  readonly path: string;
  readonly value: unknown;
}

function places(value: unknown, tokens: readonly PropertyKey[] = []): Place[] {
  const here = tokens.length === 0 ? [] : [{ path: toPointer(tokens), value }];
  if (typeof value !== 'object' || value === null) return here;
  return [...here, ...Object.entries(value).flatMap(([key, child]) => places(child, [...tokens, key]))];
}

interface Step {
  readonly op: Change['op'];
  readonly where: number;
  readonly to: number;
}

/** A change that is likely, not certain, to fit: values come from another valid evaluation. */
function changeFor(step: Step, current: unknown, donor: unknown): Change {
  const pick = (among: readonly Place[]): Place => among[step.where % among.length] ?? { path: '/side', value: null };
  if (step.op === 'set') {
    const { path, value } = pick(places(donor));
    return { op: 'set', path, value: asJson(value) };
  }
  const list = pick(places(current).filter(({ value }) => Array.isArray(value)));
  const length = Array.isArray(list.value) ? list.value.length : 0;
  const entry = `${list.path}/${String(step.to % (length + 1))}`;
  switch (step.op) {
    case 'insert': {
      const donated = places(donor).find(({ path }) => path === `${list.path}/0`);
      return { op: 'insert', path: entry, value: asJson(donated?.value ?? '1') };
    }
    case 'remove':
      return { op: 'remove', path: entry };
    case 'move':
      return { op: 'move', path: entry, to: step.where % (length + 1) };
  }
}

function asJson(value: unknown): Extract<Change, { op: 'set' }>['value'] {
  return JSON.parse(JSON.stringify(value)) as Extract<Change, { op: 'set' }>['value'];
}

function outcome<Result>(work: () => Result): Result | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof ResiduaError) return error.code;
    throw error;
  }
}

test('any valid evaluation comes back from the database as it went in', () => {
  const db = temporaryStore();
  db.pragma('synchronous = OFF');
  fc.assert(
    fc.property(evaluations, (evaluation) => {
      const created = createEvaluation(db, evaluation, now);
      expect(created.evaluation).toStrictEqual(evaluation);
      expect(openEvaluation(db, created.id)).toStrictEqual(created);
    }),
    { numRuns: 300 },
  );
});

test('any sequence of changes leaves in the database what it leaves in memory; a refused one leaves no trace', () => {
  const db = temporaryStore();
  db.pragma('synchronous = OFF');
  const steps = fc.array(
    fc.record<Step>({
      op: fc.constantFrom('set', 'set', 'insert', 'remove', 'move'),
      where: fc.nat(),
      to: fc.nat({ max: 5 }),
    }),
    { minLength: 1, maxLength: 15 },
  );
  const seen = { saved: 0, refused: 0 };
  fc.assert(
    fc.property(evaluations, evaluations, steps, (start, donor, sequence) => {
      const { id } = createEvaluation(db, start, now);
      let expected = start;
      let revision = 0;
      for (const step of sequence) {
        const change = changeFor(step, expected, donor);
        const inMemory = outcome(() => applyChanges(expected, [change]));
        const stored = outcome(() => changeEvaluation(db, { id, revision, changes: [change] }, now));
        if (typeof inMemory === 'string' || typeof stored === 'string') {
          expect(stored).toBe(inMemory);
          seen.refused += 1;
        } else {
          expected = inMemory;
          revision = stored.revision;
          seen.saved += 1;
        }
        expect(openEvaluation(db, id)).toMatchObject({ revision, evaluation: expected });
      }
      expect(openEvaluation(db, id).evaluation).toStrictEqual(expected);
    }),
    { numRuns: 120 },
  );
  expect(seen.saved).toBeGreaterThan(50);
  expect(seen.refused).toBeGreaterThan(10);
});
