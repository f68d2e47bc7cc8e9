import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimForm, pagesBeyond } from '../../../main/domain/claim-form.ts';
import { proposedLines } from '../../../main/domain/claim-proposal.ts';
import { recordPages } from '../../../main/domain/records/pages.ts';
import { check, evaluation, marks, messages } from '../support.ts';

/** Records that differ, so that none looks like another. */
function records(...pages: readonly (number | null)[]): object[] {
  return pages.map((count, index) => ({ pages: count, author: `Clinic ${String(index)}`, kind: 'Note' }));
}

const CALIFORNIA = { reportProfile: 'us-ca-workers-comp' };
const units = (recordsReviewed: object[], ...codes: readonly string[]) => {
  const lines = codes.map((code) => ({ code }));
  return claimForm(evaluation({ recordsReviewed, claim: { lines } })).lines.map((line) => line.units);
};
const proposed = (recordsReviewed: object[], service: string, lines: object[] = []) =>
  proposedLines(evaluation({ case: CALIFORNIA, recordsReviewed, claim: { lines } }), service).filter(
    ({ line }) => line.code === 'MLPRR',
  );

test('the running total, and the records whose pages are not known', () => {
  expect(recordPages(evaluation({ recordsReviewed: records(3, null, 4) }))).toEqual({ counted: 7, uncounted: 1 });
  expect(recordPages(evaluation())).toEqual({ counted: 0, uncounted: 0 });
});

describe('8 CCR 9793(n): pages reviewed against pages declared', () => {
  const of = (pagesDeclared: number | null, ...pages: readonly (number | null)[]) =>
    marks(check({ case: { recordsAttestation: { pagesDeclared } }, recordsReviewed: records(...pages) }));
  const warned = ['warning /case/recordsAttestation/pagesDeclared'];

  test('as many is right, more or fewer is told at the field; while pages are unknown only more is', () => {
    expect([...of(7, 3, 4), ...of(null, 3, 4), ...of(7)]).toEqual([]);
    expect([of(8, 3, 4), of(6, 3, 4)]).toEqual([warned, warned]);
    expect([of(8, 3, null), of(2, 3, null)]).toEqual([[], warned]);
    const parts = { case: { recordsAttestation: { pagesDeclared: 210 } }, recordsReviewed: records(35) };
    expect(messages(parts)[0]).toContain('210 pages are declared, but the records listed have 35');
  });
});

describe('8 CCR 9795: record pages beyond those the service includes', () => {
  test.each([
    ['ML201', 200],
    ['ML202', 200],
    ['ML203', 50],
  ])('%s includes %i pages: the next one is a unit', (code, included) => {
    expect(proposed(records(included), code)).toEqual([]);
    const [line] = proposed(records(included, 1), code);
    expect(line?.line).toMatchObject({ code: 'MLPRR', charge: null, modifiers: [] });
    expect(line?.why).toBe(`1 page of records beyond the ${String(included)} that ${code} includes (8 CCR 9795)`);
    expect(units(records(included, 12), code, 'MLPRR')).toEqual(['1', '12']);
  });

  test('nothing is proposed twice, for another service, or while pages are not known', () => {
    expect(proposed(records(300), '99456')).toEqual([]);
    expect(proposed(records(300), 'ML204')).toEqual([]);
    expect(proposed(records(300, null), 'ML201')).toEqual([]);
    expect(proposed(records(300), 'ML201', [{ code: 'ML201' }, { code: 'MLPRR' }])).toEqual([]);
    // The service that is on the claim counts, not the one that could be chosen.
    expect(proposed(records(100), 'ML203', [{ code: 'ML201' }])).toEqual([]);
    expect(units(records(300, null), 'ML201', 'MLPRR')).toEqual(['1', null]);
    expect(units(records(300), '99456', 'MLPRR')).toEqual(['1', null]);
  });

  test('a line for pages that the service includes is doubtful', () => {
    const of = (pages: number) => {
      const lines = [{ code: 'ML201' }, { code: 'MLPRR' }];
      return marks(check({ recordsReviewed: records(pages), claim: { lines } }));
    };
    expect(of(200)).toEqual(['warning /claim/lines/1/code']);
    expect(of(201)).toEqual([]);
  });

  test('the units are the total less what is included, never below zero', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 150 }), { maxLength: 6 }),
        fc.constantFrom('ML201', 'ML203'),
        (pages, code) => {
          const total = pages.reduce((sum, count) => sum + count, 0);
          const included = code === 'ML203' ? 50 : 200;
          const beyond = pagesBeyond(evaluation({ recordsReviewed: records(...pages) }), [code]);
          expect(beyond).toBe(Math.max(0, total - included));
        },
      ),
    );
  });
});
