import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkEvaluation } from '../../main/domain/check.ts';
import { REGIONS } from '../../main/domain/evaluation/evaluation.ts';
import type { Evaluation } from '../../main/domain/evaluation/evaluation.ts';
import {
  HARRIS_CHOICES,
  INSTRUMENT_IDS,
  PHASES,
  ROM_METHODS,
  SIDES,
} from '../../main/domain/evaluation/instruments.ts';
import { EXCLUSIONS } from '../../main/domain/evaluation/rating.ts';
import { readiness } from '../../main/domain/readiness.ts';
import { explainResidual, residualDerivation } from '../../main/domain/residual-text.ts';
import { score } from '../../main/domain/score.ts';
import { stepStates } from '../../main/domain/steps.ts';
import { evaluation } from './support.ts';

/** Any object with some of the keys: a draft in any state. */
function some(model: Record<string, fc.Arbitrary<unknown>>) {
  return fc.record(model, { requiredKeys: [] });
}

const text = fc.option(fc.string({ maxLength: 20 }));
const day = fc.option(
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((value) => value.toISOString().slice(0, 10)),
);
const decimal = fc.option(fc.stringMatching(/^[+-]?\d{1,20}(\.\d{0,15})?$/));
const phase = fc.option(fc.constantFrom(...PHASES));
const side = fc.option(fc.constantFrom(...SIDES));
const likert = fc.option(fc.integer({ min: 0, max: 4 }));
const modifier = fc.option(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant('not-used')));
const when = { phase, side, date: day };

const choices = Object.fromEntries(
  Object.entries(HARRIS_CHOICES).map(([item, values]) => [item, fc.option(fc.constantFrom(...values))]),
);
const motions = some({
  flexion: decimal,
  abduction: decimal,
  adduction: decimal,
  externalRotation: decimal,
  internalRotation: decimal,
});
const administration = fc.oneof(
  fc.record({ id: fc.constant('hoos-jr'), ...when, responses: fc.array(likert, { maxLength: 6 }) }),
  fc.record({ id: fc.constant('lefs'), ...when, responses: fc.array(likert, { maxLength: 20 }) }),
  fc.record({
    id: fc.constant('harris-hip'),
    ...when,
    romMethod: fc.option(fc.constantFrom(...ROM_METHODS)),
    responses: some({ ...choices, rangeOfMotion: motions, deformity: some({ fixedFlexion: decimal }) }),
  }),
  fc.record({ id: fc.constant('hoos'), ...when, subscales: some({ pain: decimal, sport: decimal }) }),
  fc.record({ id: fc.constantFrom(...INSTRUMENT_IDS.slice(4)), ...when, total: decimal }),
);

const limbs = (entry: fc.Arbitrary<unknown>) =>
  fc.array(fc.record({ side: fc.constantFrom(...SIDES), entries: fc.array(entry, { maxLength: 4 }) }), {
    maxLength: 2,
  });
const diagnosis = some({
  class: fc.option(fc.integer({ min: 0, max: 4 })),
  modifiers: some({ GMFH: modifier, GMPE: modifier, GMCS: modifier }),
  gradePercents: fc.array(decimal, { maxLength: 5 }),
  reference: text,
});
const rating = fc.oneof(
  fc.constant(null),
  fc.record({ edition: fc.constant('ama6-2008'), limbs: limbs(diagnosis) }),
  fc.record({ edition: fc.constantFrom('ama6-2024', 'ama5'), limbs: limbs(some({ percent: decimal })) }),
);

const anyEvaluation = some({
  case: some({
    dateOfExam: day,
    dateOfInjury: day,
    reportProfile: fc.constantFrom('general', 'us-ca-workers-comp', 'us-federal-expert'),
    referral: some({
      name: text,
      questions: fc.array(some({ answer: text }).map((one) => ({ question: '', ...one }))),
    }),
  }),
  examinee: some({ dateOfBirth: day, name: text }),
  side: fc.option(fc.constantFrom('left', 'right', 'bilateral')),
  region: fc.constantFrom(...REGIONS),
  recordsReviewed: fc.array(some({ date: day, summary: text, kind: text }), { maxLength: 3 }),
  episode: some({ start: day, discharge: day, exclusion: fc.option(fc.constantFrom(...EXCLUSIONS)) }),
  residual: fc.oneof(
    fc.constant(null),
    some({ intake: decimal, discharge: decimal, predictedChange: decimal }).map((one) => ({
      method: 'change',
      ...one,
    })),
    some({ value: decimal, reference: text }).map((one) => ({ method: 'direct', ...one })),
  ),
  instruments: fc.array(administration, { maxLength: 5 }),
  rating,
  opinions: some({ apportionment: fc.array(some({ percent: decimal, cause: text }), { maxLength: 3 }) }),
  claim: some({
    lines: fc.array(
      fc.record({ code: text.map((code) => code ?? ''), modifiers: fc.array(fc.string({ maxLength: 3 })) }),
      { maxLength: 3 },
    ),
  }),
}).map((parts): Evaluation => evaluation(parts));

/** F2: no exponent, no trailing zeros, no "-0". */
const SHORTEST = /^(?:0|-?(?:[1-9]\d*|0(?=\.))(?:\.\d*[1-9])?)$/;

test('F2: any valid evaluation, in any state, is scored, checked and explained without throwing', () => {
  fc.assert(
    fc.property(anyEvaluation, (draft) => {
      const before = JSON.stringify(draft);
      const result = score(draft);
      const decimals = [
        result.residual.value,
        result.residual.actualChange,
        ...result.instruments.flatMap(({ score: value, raw }) => [value, raw ?? null]),
        ...result.changes.map(({ change }) => change),
        result.rating?.wholePerson ?? null,
        ...(result.rating?.limbs ?? []).map(({ lowerExtremity }) => lowerExtremity),
      ];
      for (const value of decimals) if (value !== null) expect(value).toMatch(SHORTEST);
      expect(result.problems.every(({ severity }) => severity === 'warning')).toBe(true);
      expect(explainResidual(result.residual)).not.toBe('');
      expect(residualDerivation(draft.residual) === null).toBe(result.residual.value === null);
      for (const { path, message } of [
        ...checkEvaluation(draft),
        ...readiness(draft).map((item) => ({ ...item, message: item.text })),
      ]) {
        expect(path).toMatch(/^(?:\/[A-Za-z0-9]+)+$/);
        expect(message).not.toBe('');
      }
      stepStates(draft);
      expect(score(draft)).toEqual(result);
      expect(JSON.stringify(draft)).toBe(before);
    }),
    { numRuns: 500 },
  );
});

test('A5: whatever is entered, no combined value leaves 0–100 and no whole person exceeds it', () => {
  fc.assert(
    fc.property(rating, (given) => {
      const result = score(evaluation({ rating: given })).rating;
      for (const value of [result?.wholePerson, ...(result?.limbs ?? []).map(({ lowerExtremity }) => lowerExtremity)]) {
        if (typeof value !== 'string') continue;
        expect(Number(value)).toBeGreaterThanOrEqual(0);
        expect(Number(value)).toBeLessThanOrEqual(100);
      }
    }),
  );
});
