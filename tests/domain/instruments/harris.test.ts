import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HARRIS_CHOICES, harrisSchema, ROM_METHODS } from '../../../main/domain/evaluation/instruments.ts';
import type { HarrisAdministration, HarrisChoiceItem, RomMethod } from '../../../main/domain/evaluation/instruments.ts';
import { instrument } from '../../../main/domain/instruments/catalogue.ts';
import { HARRIS_ITEM_IDS, scoreHarris } from '../../../main/domain/instruments/harris-hip.ts';
import { HARRIS_MOTIONS, scoreRom } from '../../../main/domain/instruments/harris-rom.ts';

const BEST = {
  pain: 'none',
  limp: 'none',
  support: 'none',
  distance: 'unlimited',
  stairs: 'without-railing',
  shoesAndSocks: 'ease',
  sitting: 'ordinary-chair-one-hour',
  publicTransport: 'yes',
  deformity: { fixedFlexion: 0, fixedAdduction: 0, fixedInternalRotation: 0, limbLengthDifference: 0 },
  rangeOfMotion: { flexion: 140, abduction: 40, adduction: 40, externalRotation: 40, internalRotation: 40 },
};

function harris(responses: object, romMethod: RomMethod | null = 'arc-sum'): HarrisAdministration {
  return harrisSchema.parse({ id: 'harris-hip', romMethod, responses });
}

function points(item: HarrisChoiceItem, value: string | null) {
  return scoreHarris(harris({ ...BEST, [item]: value })).points[item];
}

function rom(
  method: RomMethod,
  [flexion, abduction, adduction, externalRotation, internalRotation]: readonly (number | string)[],
) {
  const { responses } = harris({
    rangeOfMotion: { flexion, abduction, adduction, externalRotation, internalRotation },
  });
  return scoreRom(method, responses.rangeOfMotion);
}

describe('I3: Harris hip score, choices', () => {
  const POINTS: Readonly<Record<HarrisChoiceItem, readonly number[]>> = {
    pain: [44, 40, 30, 20, 10, 0],
    limp: [11, 8, 5, 0],
    support: [11, 7, 5, 3, 2, 0],
    distance: [11, 8, 5, 2, 0],
    stairs: [4, 2, 1, 0],
    shoesAndSocks: [4, 2, 0],
    sitting: [5, 3, 0],
    publicTransport: [1, 0],
  };

  test.each(Object.entries(POINTS))('%s', (item, expected) => {
    const choices = HARRIS_CHOICES[item as HarrisChoiceItem];
    expect(choices.map((choice) => Number(points(item as HarrisChoiceItem, choice)))).toEqual(expected);
    expect(
      instrument('harris-hip')
        .items.find(({ id }) => id === item)
        ?.choices.map((one) => Number(one.points)),
    ).toEqual(expected);
  });

  test('the best of everything is 100 by both methods, the worst 0', () => {
    for (const method of ROM_METHODS) {
      expect(scoreHarris(harris(BEST, method))).toMatchObject({ score: '100', grade: 'excellent', missing: [] });
    }
    const worst = Object.fromEntries(Object.entries(HARRIS_CHOICES).map(([item, choices]) => [item, choices.at(-1)]));
    const still = { flexion: 0, abduction: 0, adduction: 0, externalRotation: 0, internalRotation: 0 };
    const deformity = { ...BEST.deformity, fixedFlexion: 30 };
    for (const method of ROM_METHODS) {
      expect(scoreHarris(harris({ ...worst, deformity, rangeOfMotion: still }, method))).toMatchObject({
        score: '0',
        grade: 'poor',
      });
    }
  });
});

describe('I3: absence of deformity', () => {
  const of = (deformity: object) => scoreHarris(harris({ ...BEST, deformity: { ...BEST.deformity, ...deformity } }));

  test.each([
    ['fixedFlexion', '29.9', '30'],
    ['fixedAdduction', '9.9', '10'],
    ['fixedInternalRotation', '9.9', '10'],
    ['limbLengthDifference', '3.19', '3.2'],
  ])('%s: %s holds, %s does not', (name, below, at) => {
    expect(of({ [name]: below }).points.deformity).toBe('4');
    expect(of({ [name]: at }).points.deformity).toBe('0');
    expect(of({ [name]: null })).toMatchObject({ score: null, missing: ['deformity'] });
  });

  test('a missing measurement is missing even where another already fails', () => {
    expect(of({ fixedFlexion: 40, limbLengthDifference: null })).toMatchObject({ score: null, missing: ['deformity'] });
  });
});

describe('I3: range of motion by arc sum', () => {
  test.each([
    [[0, 0, 0, 0, 0], '0'],
    [[30, 0, 0, 0, 0], '0'],
    [['30.5', 0, 0, 0, 0], '1'],
    [[31, 0, 0, 0, 0], '1'],
    [[60, 0, 0, 0, 0], '1'],
    [['60.01', 0, 0, 0, 0], '2'],
    [[100, 0, 0, 0, 0], '2'],
    [[100, 1, 0, 0, 0], '3'],
    [[100, 20, 20, 20, 0], '3'],
    [[100, 20, 20, 20, '0.1'], '4'],
    [[130, 40, 20, 20, 0], '4'],
    [[130, 40, 20, 20, 1], '5'],
    [[140, 40, 40, 40, 40], '5'],
  ] as const)('%j gives %s', (degrees, expected) => {
    expect(rom('arc-sum', degrees)?.points).toBe(expected);
  });

  test('each arc is capped: 140 and four times 40', () => {
    expect(rom('arc-sum', [180, 90, 90, 90, 90])?.sum).toBe('300');
    expect(rom('arc-sum', [0, 41, 0, 0, 0])?.sum).toBe('40');
  });

  test('an angle below 0 counts as 0 and takes nothing from the others, by both methods', () => {
    expect(rom('arc-sum', [101, -20, 0, 0, 0])).toMatchObject({ sum: '101', points: '3' });
    expect(rom('harris-1969', [100, -20, 0, 0, 0])).toMatchObject({ sum: '75', points: '3.75' });
  });
});

describe('I3: range of motion by the 1969 index', () => {
  test.each([
    [[45, 0, 0, 0, 0], '45', '2.25'],
    [[90, 0, 0, 0, 0], '72', '3.6'],
    [[100, 0, 0, 0, 0], '75', '3.75'],
    [[110, 0, 0, 0, 0], '78', '3.9'],
    [[140, 0, 0, 0, 0], '78', '3.9'],
    [[0, 15, 0, 0, 0], '12', '0.6'],
    [[0, 20, 0, 0, 0], '13.5', '0.675'],
    [[0, 40, 0, 0, 0], '13.5', '0.675'],
    [[0, 0, 15, 0, 0], '3', '0.15'],
    [[0, 0, 40, 0, 0], '3', '0.15'],
    [[0, 0, 0, 15, 0], '6', '0.3'],
    [[0, 0, 0, 40, 0], '6', '0.3'],
    [[0, 0, 0, 0, 40], '0', '0'],
    [[110, 20, 15, 15, 0], '100.5', '5'],
  ] as const)('%j: index %s, %s points', (degrees, sum, expected) => {
    expect(rom('harris-1969', degrees)).toMatchObject({ sum, points: expected });
  });
});

describe('I3: total and grade', () => {
  const graded = (pain: string, limp: string, distance: string) =>
    scoreHarris(harris({ ...BEST, pain, limp, distance }));

  test('grades at their limits', () => {
    expect(graded('none', 'none', 'indoors-only')).toMatchObject({ score: '91', grade: 'excellent' });
    expect(graded('none', 'moderate', 'unlimited')).toMatchObject({ score: '94', grade: 'excellent' });
    expect(graded('mild', 'none', 'six-blocks')).toMatchObject({ score: '83', grade: 'good' });
    expect(graded('mild', 'moderate', 'unlimited')).toMatchObject({ score: '80', grade: 'good' });
    expect(graded('mild', 'moderate', 'six-blocks')).toMatchObject({ score: '77', grade: 'fair' });
    expect(graded('moderate', 'moderate', 'unlimited')).toMatchObject({ score: '70', grade: 'fair' });
    expect(graded('moderate', 'moderate', 'six-blocks')).toMatchObject({ score: '67', grade: 'poor' });
  });

  test('the grade is decided on the unrounded total: 89.975 is good', () => {
    const responses = {
      ...BEST,
      pain: 'slight',
      limp: 'moderate',
      rangeOfMotion: { flexion: 110, abduction: 20, adduction: 15, externalRotation: '12.5', internalRotation: 0 },
    };
    expect(scoreHarris(harris(responses, 'harris-1969'))).toMatchObject({ score: '89.975', grade: 'good' });
  });

  test('what is missing is named, and so is the method', () => {
    expect(scoreHarris(harris({}, null)).missing).toEqual([...HARRIS_ITEM_IDS, 'romMethod']);
    expect(scoreHarris(harris(BEST, null))).toMatchObject({ score: null, grade: null, missing: ['romMethod'] });
    const motions = { ...BEST.rangeOfMotion, internalRotation: null };
    for (const method of ROM_METHODS) {
      expect(scoreHarris(harris({ ...BEST, rangeOfMotion: motions }, method)).missing).toEqual(['rangeOfMotion']);
    }
    expect(scoreHarris(harris({ ...BEST, limp: null })).points).toMatchObject({ pain: '44', limp: null });
  });

  test('property: 0–100, and each item within its own maximum, whatever the angles', () => {
    const angle = fc.double({ min: -720, max: 720, noNaN: true }).map((value) => value.toFixed(2));
    const choice = fc.record(
      Object.fromEntries(Object.entries(HARRIS_CHOICES).map(([item, choices]) => [item, fc.constantFrom(...choices)])),
    );
    const motions = fc.record(Object.fromEntries(HARRIS_MOTIONS.map((motion) => [motion, angle])));
    const deformity = fc.record(Object.fromEntries(Object.keys(BEST.deformity).map((name) => [name, angle])));
    fc.assert(
      fc.property(
        choice,
        motions,
        deformity,
        fc.constantFrom(...ROM_METHODS),
        (choices, rangeOfMotion, bent, method) => {
          const { score, points: each } = scoreHarris(harris({ ...choices, rangeOfMotion, deformity: bent }, method));
          expect(Number(score)).toBeGreaterThanOrEqual(0);
          expect(Number(score)).toBeLessThanOrEqual(100);
          expect(Number(each.rangeOfMotion)).toBeGreaterThanOrEqual(0);
          expect(Number(each.rangeOfMotion)).toBeLessThanOrEqual(5);
        },
      ),
    );
  });
});
