import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combineValues, wholePersonOf } from '../../../main/domain/rating/combine.ts';
import { editionOffer } from '../../../main/domain/rating/edition-offer.ts';
import { modifierDoubt } from '../../../main/domain/rating/modifier-doubt.ts';
import { scoreRating } from '../../../main/domain/rating/score-rating.ts';
import { evaluation, marks } from '../support.ts';

function rate(edition: string, ...limbs: readonly (readonly object[])[]) {
  const sides = ['left', 'right'];
  const rating = { edition, limbs: limbs.map((entries, index) => ({ side: sides[index], entries })) };
  return scoreRating(evaluation({ rating }).rating);
}

function diagnosis(cdx: number | null, modifiers: object, more: object = {}) {
  const entry = { class: cdx, modifiers, gradePercents: [21, 22, 23, 24, 25], reference: 'page 1', ...more };
  return rate('ama6-2008', [entry]).result?.limbs[0]?.entries[0];
}

describe('A1: 6th edition 2008', () => {
  test.each([
    [2, { GMFH: 2, GMPE: 1, GMCS: 2 }, -1, 'B', '22'],
    [2, { GMFH: 2, GMPE: 2, GMCS: 2 }, 0, 'C', '23'],
    [1, { GMFH: 2, GMPE: 1, GMCS: 1 }, 1, 'D', '24'],
    [1, { GMFH: 2, GMPE: 2, GMCS: 'not-used' }, 2, 'E', '25'],
    [1, { GMFH: 4, GMPE: 4, GMCS: 4 }, 9, 'E', '25'],
    [3, { GMFH: 0, GMPE: 0, GMCS: 0 }, -9, 'A', '21'],
    [3, { GMFH: 'not-used', GMPE: 1, GMCS: 'not-used' }, -2, 'A', '21'],
    [2, { GMFH: 'not-used', GMPE: 'not-used', GMCS: 'not-used' }, 0, 'C', '23'],
  ])('class %i %j: net %i, grade %s, %s %%', (cdx, modifiers, netAdjustment, grade, percent) => {
    expect(diagnosis(cdx, modifiers)).toMatchObject({ netAdjustment, grade, percent });
  });

  test('class 4 adds 1 to each term that is used', () => {
    expect(diagnosis(4, { GMFH: 4, GMPE: 4, GMCS: 4 })).toMatchObject({ netAdjustment: 3, grade: 'E' });
    expect(diagnosis(4, { GMFH: 4, GMPE: 'not-used', GMCS: 'not-used' })).toMatchObject({
      netAdjustment: 1,
      grade: 'D',
    });
    expect(diagnosis(4, { GMFH: 3, GMPE: 2, GMCS: 4 })).toMatchObject({ netAdjustment: 0, grade: 'C' });
    expect(diagnosis(4, { GMFH: 2, GMPE: 2 })).toMatchObject({ netAdjustment: -2, grade: 'A' });
  });

  test('class 0 is 0 % without a grade, whatever else is entered', () => {
    const result = rate('ama6-2008', [{ class: 0, modifiers: { GMFH: 4 } }]);
    expect(result.result).toMatchObject({
      wholePerson: '0',
      limbs: [{ lowerExtremity: '0', entries: [{ percent: '0', netAdjustment: 0, grade: null }] }],
    });
    expect(result.problems).toEqual([]);
  });

  test('the steps are written as on paper, by their symbols and then in numbers', () => {
    expect(diagnosis(2, { GMFH: 2, GMPE: 1, GMCS: 2 })?.steps).toEqual([
      'net adjustment = (GMFH − CDX) + (GMPE − CDX) + (GMCS − CDX)',
      'net adjustment = (2 − 2) + (1 − 2) + (2 − 2) = −1; grade C − 1 = B',
      'class 2, grade B = 22 %',
    ]);
    expect(diagnosis(4, { GMFH: 4, GMPE: 3, GMCS: 'not-used' })?.steps).toEqual([
      'not used: GMCS',
      'net adjustment = ((GMFH − CDX) + 1) + ((GMPE − CDX) + 1)',
      'net adjustment = ((4 − 4) + 1) + ((3 − 4) + 1) = 1; grade C + 1 = D',
      'class 4, grade D = 24 %',
    ]);
    const notUsed = { GMPE: 'not-used', GMCS: 'not-used' };
    expect(diagnosis(1, { GMFH: 4, ...notUsed })?.steps[2]).toBe(
      'net adjustment = (4 − 1) = 3; grade C + 3 = E (kept within A to E)',
    );
    expect(diagnosis(1, { GMFH: 'not-used', ...notUsed })?.steps.slice(0, 2)).toEqual([
      'not used: GMFH, GMPE, GMCS',
      'no grade modifier is used; net adjustment = 0; grade C',
    ]);
  });

  test('a modifier that is not decided does not count and is not called "not used"', () => {
    expect(diagnosis(2, { GMFH: 3, GMPE: 'not-used' })?.steps.slice(0, 2)).toEqual([
      'not used: GMPE',
      'not decided yet, so not counted: GMCS',
    ]);
  });

  test('a modifier far from the others is remarked on, and still counts', () => {
    const entry = (modifiers: object) => {
      const limbs = [{ side: 'left', entries: [{ class: 1, modifiers }] }];
      const rating = evaluation({ rating: { edition: 'ama6-2008', limbs } }).rating;
      const first = rating?.limbs[0]?.entries[0];
      if (first === undefined || !('modifiers' in first)) throw new Error('no entry');
      return first.modifiers;
    };
    expect(modifierDoubt(entry({ GMFH: 4, GMPE: 1, GMCS: 2 }), 'GMFH')).toContain(
      'GMFH 4 lies two or more grades from GMPE 1 and GMCS 2',
    );
    expect(modifierDoubt(entry({ GMFH: 4, GMPE: 1, GMCS: 'not-used' }), 'GMFH')).toContain('from GMPE 1.');
    expect(modifierDoubt(entry({ GMFH: 2, GMPE: 1, GMCS: 4 }), 'GMFH')).toBeNull();
    expect(modifierDoubt(entry({ GMFH: 4 }), 'GMFH')).toBeNull();
    expect(modifierDoubt(entry({ GMFH: 'not-used', GMPE: 0, GMCS: 0 }), 'GMFH')).toBeNull();
    expect(diagnosis(1, { GMFH: 4, GMPE: 1, GMCS: 1 })).toMatchObject({ netAdjustment: 3, grade: 'E' });
  });

  test('an incomplete entry has no percentage, and a warning names what is missing', () => {
    const cases = [
      { class: null },
      { class: 2, gradePercents: [] },
      { class: 2, gradePercents: [21, 22, null, 24, 25], modifiers: { GMFH: 4, GMPE: 4 } },
      { class: 2, gradePercents: [21, 22, 23, 24] },
      { class: 2, gradePercents: [21, 22, 101, 24, 25] },
    ];
    for (const entry of cases) {
      const { result, problems } = rate('ama6-2008', [entry]);
      expect(result).toMatchObject({
        wholePerson: null,
        limbs: [{ lowerExtremity: null, entries: [{ percent: null }] }],
      });
      expect(marks(problems)).toEqual(['warning /rating/limbs/0/entries/0']);
    }
  });
});

describe('A2, A3: percentages entered', () => {
  test('ama6-2024 has no net adjustment', () => {
    const entry = rate('ama6-2024', [{ percent: 25 }]).result?.limbs[0]?.entries[0];
    expect(entry).toEqual({ percent: '25', steps: ['lower extremity 25 %, as entered'] });
  });

  test('a part is never taken for the whole', () => {
    const { result, problems } = rate('ama5', [{ percent: 37 }, { percent: null }], [{ percent: 20 }]);
    expect(result).toMatchObject({
      wholePerson: null,
      limbs: [
        { lowerExtremity: null, wholePerson: null },
        { lowerExtremity: '20', wholePerson: '8' },
      ],
    });
    expect(marks(problems)).toEqual(['warning /rating/limbs/0/entries/1']);
  });

  test('a limb without an entry, and a rating without a limb, are incomplete', () => {
    expect(marks(rate('ama5', [], [{ percent: 20 }]).problems)).toEqual(['warning /rating/limbs/0']);
    expect(rate('ama5', [], [{ percent: 20 }]).result?.wholePerson).toBeNull();
    expect(marks(rate('ama5').problems)).toEqual(['warning /rating/limbs']);
    expect(scoreRating(null)).toEqual({ result: null, problems: [] });
  });
});

describe('A4: whole person', () => {
  test.each([
    ['0', '0'],
    ['1', '0'],
    ['2', '1'],
    ['3', '1'],
    ['23', '9'],
    ['43', '17'],
    ['100', '40'],
    ['1.25', '1'],
    ['1.24', '0'],
  ])('lower extremity %s % is whole person %s %', (lower, whole) => {
    expect(wholePersonOf(lower).value).toBe(whole);
  });

  test('the step on paper', () => {
    expect(wholePersonOf('43').step).toBe('43 × 0.40 = 17.2 → 17');
    expect(wholePersonOf('25').step).toBe('25 × 0.40 = 10');
  });
});

describe('A5: combined values', () => {
  test('largest first, each step rounded half up before the next', () => {
    expect(combineValues(['10', '37'])).toEqual({ value: '43', steps: ['37 + 10 × (100 − 37) / 100 = 43.3 → 43'] });
    expect(combineValues(['50', '1']).value).toBe('51');
    expect(combineValues(['35', '20', '10'])).toEqual({
      value: '53',
      steps: ['35 + 20 × (100 − 35) / 100 = 48', '48 + 10 × (100 − 48) / 100 = 53.2 → 53'],
    });
    expect(combineValues(['100', '100']).value).toBe('100');
    expect(combineValues(['12']).value).toBe('12');
    expect(combineValues([])).toEqual({ value: null, steps: [] });
  });

  test('one limb is combined as lower extremity and then converted; limbs are combined as whole person', () => {
    const { result } = rate('ama5', [{ percent: 10 }, { percent: 37 }], [{ percent: 20 }]);
    expect(result?.limbs[0]?.steps).toEqual(['37 + 10 × (100 − 37) / 100 = 43.3 → 43', '43 × 0.40 = 17.2 → 17']);
    expect(result?.steps).toEqual(['17 + 8 × (100 − 17) / 100 = 23.64 → 24']);
    expect(result?.wholePerson).toBe('24');
  });

  const percents = fc.array(fc.integer({ min: 0, max: 100 }).map(String), { minLength: 1, maxLength: 8 });

  test('property: independent of the order', () => {
    fc.assert(
      fc.property(
        percents.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(combineValues(shuffled)).toEqual(combineValues(list));
        },
      ),
    );
  });

  test('property: never above 100, never below the largest, as BigInt arithmetic says', () => {
    fc.assert(
      fc.property(percents, (list) => {
        const [largest = 0n, ...others] = list.map(BigInt).sort((a, b) => Number(b - a));
        const expected = others.reduce((a, b) => a + (b * (100n - a) + 50n) / 100n, largest);
        const value = BigInt(combineValues(list).value ?? '-1');
        expect(value).toBe(expected);
        expect(value <= 100n && value >= largest).toBe(true);
      }),
    );
  });
});

describe('A1–A3: the edition of the jurisdiction', () => {
  const offer = (jurisdiction: string, reportProfile = 'general') => {
    const found = editionOffer(evaluation({ case: { jurisdiction, reportProfile } }));
    return found === null ? null : found.editions.map(({ id }) => id);
  };

  test('is offered with its source', () => {
    expect(offer('US-CA')).toEqual(['ama5']);
    expect(offer('State of Tennessee')).toEqual(['ama6-2008', 'ama6-2024']);
    expect(offer('Pennsylvania')).toEqual(['ama6-2008']);
    expect(editionOffer(evaluation({ case: { jurisdiction: 'US-CA' } }))?.words).toContain('Labor Code 4660');
  });

  test('says when this program computes none of it, and offers nothing where nothing is on file', () => {
    expect(offer('Texas')).toEqual([]);
    expect(offer('Ruritania')).toBeNull();
    expect(offer('US-CA', 'us-federal-expert')).toBeNull();
    expect(offer('', 'us-ca-workers-comp')).toEqual(['ama5']);
  });
});
