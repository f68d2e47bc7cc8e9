import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkEvaluation } from '../../../main/domain/check.ts';
import { Exact } from '../../../main/domain/decimal.ts';
import { HARRIS_MOTIONS, scoreRom } from '../../../main/domain/instruments/harris-rom.ts';
import { defaultMotionFrom, harrisInputs } from '../../../main/domain/instruments/harris-source.ts';
import { readiness } from '../../../main/domain/readiness.ts';
import { score } from '../../../main/domain/score.ts';
import { stepOfPointer } from '../../../main/domain/step-of-pointer.ts';
import { DATES, evaluation, marks } from '../support.ts';

const CHOICES = {
  pain: 'mild',
  limp: 'slight',
  support: 'cane-long-walks',
  distance: 'six-blocks',
  stairs: 'with-railing',
  shoesAndSocks: 'difficulty',
  sitting: 'ordinary-chair-one-hour',
  publicTransport: 'yes',
};
const HARRIS = { id: 'harris-hip', phase: 'discharge', date: '2026-10-05', romMethod: 'harris-1969' };
const FOUND = {
  limbLengthCm: { left: '91.2', right: '92' },
  fixedDeformity: { left: { flexion: '5', adduction: '0', internalRotation: '0' } },
  rangeOfMotion: {
    left: {
      flexion: { active: ['95'], passive: ['99', '100', '101'] },
      abduction: { passive: ['28'] },
      adduction: { passive: ['18'] },
      internalRotation: { passive: ['12'] },
      externalRotation: { active: ['24'] },
    },
  },
};

function withHarris(examination: object, harris: object = {}, parts: object = {}) {
  return evaluation({
    ...DATES,
    side: 'left',
    examination,
    instruments: [{ ...HARRIS, motionFrom: 'examination', responses: CHOICES, ...harris }],
    ...parts,
  });
}

function inputsOf(one: ReturnType<typeof withHarris>) {
  const [administration] = one.instruments;
  if (administration?.id !== 'harris-hip') throw new Error('No Harris hip score here.');
  return harrisInputs(one, administration);
}

describe('I3: motion and deformity from the examination', () => {
  test('passive means, active where there is no passive, deformity, and the difference of the limbs', () => {
    const inputs = inputsOf(withHarris(FOUND));
    expect(inputs.responses).toMatchObject({
      pain: 'mild',
      rangeOfMotion: {
        flexion: '100',
        abduction: '28',
        adduction: '18',
        externalRotation: '24',
        internalRotation: '12',
      },
      deformity: { fixedFlexion: '5', fixedAdduction: '0', fixedInternalRotation: '0', limbLengthDifference: '0.8' },
    });
    expect(inputs.missing).toEqual([]);
    expect(inputs.used.map(({ motion, kind, trials }) => `${motion} ${kind} ${String(trials)}`)).toEqual([
      'flexion passive 3',
      'abduction passive 1',
      'adduction passive 1',
      'externalRotation active 1',
      'internalRotation passive 1',
    ]);
    expect(score(withHarris(FOUND)).instruments[0]).toMatchObject({ score: '71.875', grade: 'fair', missing: [] });
  });

  test('the score is the one of the same values entered', () => {
    const tenths = fc.integer({ min: 0, max: 600 }).map((value) => new Exact(value).div(10).toFixed());
    const motion = fc.record({
      active: fc.array(tenths, { minLength: 1, maxLength: 3 }),
      passive: fc.array(tenths, { maxLength: 3 }),
    });
    const motions = fc.record(Object.fromEntries(HARRIS_MOTIONS.map((name) => [name, motion])));
    fc.assert(
      fc.property(motions, fc.constantFrom('arc-sum', 'harris-1969'), tenths, (left, romMethod, right) => {
        const limbs = { limbLengthCm: { left: '50', right } };
        const live = withHarris({ ...FOUND, ...limbs, rangeOfMotion: { left } }, { romMethod });
        const { responses } = inputsOf(live);
        const typed = withHarris({}, { romMethod, motionFrom: 'entered', responses });
        expect(score(live).instruments).toEqual(score(typed).instruments);
        expect(score(live).instruments[0]?.score).not.toBeNull();
      }),
    );
  });

  test('a bin is decided by the means themselves, not by the tenths that are written', () => {
    const motions = (...trials: readonly (readonly string[])[]) => ({
      left: Object.fromEntries(HARRIS_MOTIONS.map((motion, index) => [motion, { passive: trials[index] ?? [] }])),
    });
    const points = (rangeOfMotion: object) => {
      const { responses } = inputsOf(withHarris({ ...FOUND, rangeOfMotion }, { romMethod: 'arc-sum' }));
      return scoreRom('arc-sum', responses.rangeOfMotion)?.points;
    };
    // 90⅓ + 30⅓ + 30⅓ + 30 + 29 is exactly 210; written to tenths it would be 209.9.
    const third = ['30', '30', '31'];
    expect(points(motions(['90', '90', '91'], third, third, ['30'], ['29']))).toBe('4');
    // 90⅔ + 30⅔ + 30⅔ + 29 + 29 is exactly 210; the written tenths add up to 210.1, which is in the next bin.
    const twoThirds = ['30', '31', '31'];
    expect(points(motions(['90', '91', '91'], twoThirds, twoThirds, ['29'], ['29']))).toBe('4');
    expect(points(motions(['90', '91', '91'], twoThirds, twoThirds, ['29'], ['29.1']))).toBe('5');
  });

  test('the bin is that of the sum in sixths, which is exact for one to three trials', () => {
    const degrees = fc.integer({ min: 0, max: 400 }).map((tenths) => new Exact(tenths).div(10).toFixed());
    const trialsOf = fc.array(degrees, { minLength: 1, maxLength: 3 });
    const bins = [30, 60, 100, 160, 210];
    fc.assert(
      fc.property(fc.tuple(trialsOf, trialsOf, trialsOf, trialsOf, trialsOf), (trials) => {
        const left = Object.fromEntries(HARRIS_MOTIONS.map((motion, index) => [motion, { passive: trials[index] }]));
        const { responses } = inputsOf(withHarris({ ...FOUND, rangeOfMotion: { left } }, { romMethod: 'arc-sum' }));
        const sixtieths = trials
          .map((list) => list.reduce((sum, one) => sum + Math.round(Number(one) * 10), 0) * (6 / list.length))
          .reduce((sum, one) => sum + one, 0);
        const expected = bins.filter((above) => sixtieths > above * 60).length;
        expect(scoreRom('arc-sum', responses.rangeOfMotion)?.points).toBe(String(expected));
      }),
    );
  });

  test('a changed examination changes the score, entered values do not count', () => {
    const entered = { rangeOfMotion: { flexion: '0' }, deformity: { fixedFlexion: '90' } };
    const live = withHarris(FOUND, { responses: { ...CHOICES, ...entered } });
    expect(score(live).instruments[0]?.score).toBe('71.875');
    expect(inputsOf(withHarris(FOUND, { motionFrom: null, responses: entered })).responses.rangeOfMotion).toMatchObject(
      {
        flexion: '0',
        abduction: null,
      },
    );
  });

  test('what the examination lacks is a gap of the examination', () => {
    const part = { ...FOUND, limbLengthCm: { left: '91.2' }, rangeOfMotion: { left: { flexion: { active: ['90'] } } } };
    const items = readiness(withHarris(part)).filter(({ text }) => text.startsWith('Harris'));
    expect(items).toMatchObject([
      {
        id: 'instruments.0.examination',
        path: '/examination/limbLengthCm/right',
        step: 'examination',
        text: 'Harris hip score, discharge: right limb length, abduction, adduction, external rotation, internal rotation in the examination',
      },
    ]);
    for (const { path } of inputsOf(withHarris({})).missing) expect(stepOfPointer(path ?? '')).toBe('examination');
    expect(score(withHarris(part)).instruments[0]).toMatchObject({
      score: null,
      missing: ['deformity', 'rangeOfMotion'],
    });
  });

  test('with both sides evaluated, the side must be known', () => {
    const items = readiness(withHarris(FOUND, {}, { side: 'bilateral' })).filter(({ text }) =>
      text.startsWith('Harris'),
    );
    expect(items).toMatchObject([
      { path: '/instruments/0/side', text: 'Harris hip score, discharge: side that is rated' },
    ]);
    expect(score(withHarris(FOUND, { side: 'left' }, { side: 'bilateral' })).instruments[0]?.score).toBe('71.875');
  });

  test('of another day than the examination it is doubtful', () => {
    expect(marks(checkEvaluation(withHarris(FOUND, { date: '2026-10-01' })))).toEqual([
      'warning /instruments/0/motionFrom',
    ]);
    expect(checkEvaluation(withHarris(FOUND))).toEqual([]);
  });

  test('entered angles out of range are told only where they count', () => {
    const responses = { ...CHOICES, rangeOfMotion: { flexion: '300' } };
    expect(checkEvaluation(withHarris(FOUND, { responses }))).toEqual([]);
    expect(marks(checkEvaluation(withHarris(FOUND, { responses, motionFrom: 'entered' })))).toEqual([
      'error /instruments/0/responses/rangeOfMotion/flexion',
    ]);
  });

  test('a new score of the day of the examination takes its motion from there', () => {
    expect(defaultMotionFrom('examination', '2026-10-05', '2026-10-05')).toBe('examination');
    expect(defaultMotionFrom('discharge', '2026-10-05', '2026-10-05')).toBe('examination');
    expect(defaultMotionFrom('discharge', '2026-10-04', '2026-10-05')).toBe('entered');
    expect(defaultMotionFrom('intake', '2026-10-05', '2026-10-05')).toBe('entered');
    expect(defaultMotionFrom('discharge', null, null)).toBe('entered');
  });
});
