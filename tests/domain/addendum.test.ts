import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addendumNeeds, emptyAddendum, hasContent } from '../../main/domain/addendum.ts';
import { evaluationSchema } from '../../main/domain/evaluation/evaluation.ts';
import { identityTerm } from '../../main/domain/identity-term.ts';
import { SIGNATURE_FIELD, strokePath, strokesBox, thinned } from '../../main/domain/signature-strokes.ts';

const general = evaluationSchema.parse({ format: 'residua-evaluation/1' });
const california = evaluationSchema.parse({
  format: 'residua-evaluation/1',
  case: { reportProfile: 'us-ca-workers-comp' },
  disclosures: { county: 'Sacramento' },
});

describe('an addendum', () => {
  test('needs a reason and a text, records where it is about records, and a county where the profile asks (P2)', () => {
    const fieldsOf = (...[addendum, evaluation]: Parameters<typeof addendumNeeds>) =>
      addendumNeeds(addendum, evaluation).map(({ field }) => field);
    expect(fieldsOf(emptyAddendum(general), general)).toEqual(['reason', 'body']);
    const records = { ...emptyAddendum(general), kind: 'records-reviewed' as const, reason: ' ', body: 'b' };
    expect(fieldsOf(records, general)).toEqual(['reason', 'recordsReviewed']);
    const whole = { ...emptyAddendum(california), reason: 'r', body: 'b' };
    expect(whole.county).toBe('Sacramento');
    expect(fieldsOf(whole, california)).toEqual([]);
    expect(fieldsOf({ ...whole, county: ' ' }, california)).toEqual(['county']);
  });

  test('has content once anything was written', () => {
    expect(hasContent(emptyAddendum(california))).toBe(false);
    expect(hasContent({ ...emptyAddendum(general), changedOpinions: 'x' })).toBe(true);
  });
});

describe('the term of an identity', () => {
  const start = '2026-01-01T00:00:00.000Z';
  const end = '2026-12-31T00:00:00.000Z';
  test.each([
    ['2025-12-31T23:59:59Z', 'not-yet', 'alarm', 'Not valid before 2026-01-01'],
    ['2026-10-31T00:00:00Z', 'usable', 'none', null],
    ['2026-11-01T00:00:00Z', 'ends-soon', 'note', 'Expires in 60 days'],
    ['2026-11-30T00:00:00Z', 'ends-soon', 'note', 'Expires in 31 days'],
    ['2026-12-01T00:00:00Z', 'ends-soon', 'warning', 'Expires in 30 days'],
    ['2026-12-24T00:00:00Z', 'ends-soon', 'alarm', 'Expires in 7 days'],
    ['2026-12-29T12:00:00Z', 'ends-soon', 'alarm', 'Expires in 1 day'],
    ['2026-12-30T12:00:00Z', 'ends-soon', 'alarm', 'Expires today'],
    ['2026-12-31T00:00:01Z', 'ended', 'alarm', 'Expired on 2026-12-31'],
  ])('at %s', (now, state, urgency, text) => {
    expect(identityTerm(start, end, new Date(now))).toEqual({ state, urgency, text });
  });
});

describe('a drawn signature', () => {
  const point = fc.tuple(
    fc.integer({ min: 0, max: SIGNATURE_FIELD.width }),
    fc.integer({ min: 0, max: SIGNATURE_FIELD.height }),
  );
  const stroke = fc.array(point, { minLength: 1, maxLength: 60 });

  test('keeps its first and last point when it is thinned, and no two neighbours that are nearer than asked', () => {
    fc.assert(
      fc.property(stroke, (drawn) => {
        const kept = thinned(drawn, 6);
        expect(kept[0]).toEqual(drawn[0]);
        expect(kept.at(-1)).toEqual(drawn.at(-1));
        for (const [index, [x, y]] of kept.slice(1, -1).entries()) {
          const [fromX, fromY] = kept[index] ?? [0, 0];
          expect(Math.hypot(x - fromX, y - fromY)).toBeGreaterThanOrEqual(6);
        }
      }),
    );
  });

  test('is a curve through every point, and one dot is still a line', () => {
    fc.assert(
      fc.property(stroke, (drawn) => {
        const steps = strokePath(drawn);
        expect(steps[0]).toEqual(['move', ...(drawn[0] ?? [])]);
        const ends = steps.slice(1).map((step) => step.slice(-2));
        if (drawn.length === 1) expect(steps).toHaveLength(2);
        else expect(ends).toEqual(drawn.slice(1));
      }),
    );
  });

  test('lies in its box', () => {
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 5 }), (strokes) => {
        const { x, y, width, height } = strokesBox(strokes);
        for (const [px, py] of strokes.flat()) {
          expect(px >= x && px <= x + width && py >= y && py <= y + height).toBe(true);
        }
      }),
    );
  });
});
