import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Exact } from '../../../main/domain/decimal.ts';
import {
  motionComparisons,
  motionSummary,
  passiveFallsShort,
  usedMotion,
} from '../../../main/domain/examination/motion.ts';
import { motionAlternative, motionFinding } from '../../../main/domain/examination/motion-words.ts';
import { evaluation } from '../support.ts';

/** Degrees with up to two places, as text. */
const trial = fc.integer({ min: -6000, max: 15_000 }).map((hundredths) => new Exact(hundredths).div(100).toFixed());
const trials = fc.array(trial, { minLength: 1, maxLength: 3 });

function comparisons(rangeOfMotion: object) {
  return motionComparisons(evaluation({ examination: { rangeOfMotion } }).examination.rangeOfMotion);
}

describe('mean and spread of the trials', () => {
  test('the mean is written with one place, half away from zero', () => {
    expect(motionSummary(['98', '100', '102'])).toEqual({
      trials: 3,
      mean: '100',
      exactMean: '100',
      spread: '4',
      spreadOver10: false,
    });
    expect(motionSummary(['100', '100', '101'])?.exactMean).toBe('100.333333333333');
    expect(motionSummary(['10', '10.1'])?.mean).toBe('10.1');
    expect(motionSummary(['-10', '-10.1'])?.mean).toBe('-10.1');
    expect(motionSummary(['100', '100', '101'])?.mean).toBe('100.3');
    expect(motionSummary([])).toBeNull();
  });

  test('a spread of exactly 10° is not flagged, a hair more is', () => {
    expect(motionSummary(['90', '100'])?.spreadOver10).toBe(false);
    expect(motionSummary(['90', '95', '100.1'])?.spreadOver10).toBe(true);
    expect(motionSummary(['0.1', '10.1'])?.spreadOver10).toBe(false);
  });

  test('the mean is the nearest tenth to the exact one, lies between the trials, and order does not matter', () => {
    fc.assert(
      fc.property(trials, (values) => {
        const summary = motionSummary(values);
        const hundredths = values.map((value) => new Exact(value).times(100).toNumber());
        const total = hundredths.reduce((sum, value) => sum + value, 0);
        const mean = new Exact(summary?.mean ?? Number.NaN).times(100).toNumber();
        // In whole numbers: |mean × n − sum| is at most half a tenth × n.
        expect(Math.abs(mean * values.length - total)).toBeLessThanOrEqual(5 * values.length);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...hundredths) - 5);
        expect(mean).toBeLessThanOrEqual(Math.max(...hundredths) + 5);
        const spread = Math.max(...hundredths) - Math.min(...hundredths);
        expect(new Exact(summary?.spread ?? Number.NaN).times(100).toNumber()).toBe(spread);
        expect(summary?.spreadOver10).toBe(spread > 1000);
        expect(motionSummary(values.toReversed())).toEqual(summary);
      }),
    );
  });

  test('passive more than 5° below active is told exactly, thirds included', () => {
    expect(passiveFallsShort(['100'], ['95'])).toBe(false);
    expect(passiveFallsShort(['100'], ['94.9'])).toBe(true);
    expect(passiveFallsShort(['100', '100', '101'], ['95', '95', '96'])).toBe(false);
    expect(passiveFallsShort(['100', '100', '101'], ['95', '95', '95.9'])).toBe(true);
    expect(passiveFallsShort([], ['1'])).toBe(false);
    expect(passiveFallsShort(['100'], [])).toBe(false);
  });
});

test('passive motion counts where it was measured, else active', () => {
  expect(usedMotion({ active: ['90'], passive: ['100', '102'] })).toMatchObject({ kind: 'passive', mean: '101' });
  expect(usedMotion({ active: ['90'], passive: [] })).toMatchObject({ kind: 'active', mean: '90', trials: 1 });
  expect(usedMotion({ active: [], passive: [] })).toBeNull();
});

describe('both sides', () => {
  test('only like is compared with like', () => {
    const [flexion] = comparisons({
      left: { flexion: { active: ['95'], passive: ['100'] } },
      right: { flexion: { active: ['120'] } },
    });
    expect(flexion).toMatchObject({
      left: { kind: 'active', mean: '95' },
      right: { kind: 'active', mean: '120' },
      difference: '-25',
    });
    expect(
      comparisons({ left: { flexion: { passive: ['100'] } }, right: { flexion: { active: ['120'] } } })[0],
    ).toMatchObject({ left: { kind: 'passive' }, right: { kind: 'active' }, difference: null });
  });

  test('the title states the largest difference', () => {
    const both = comparisons({
      left: { flexion: { passive: ['100'] }, abduction: { passive: ['20'] } },
      right: { flexion: { passive: ['125'] }, abduction: { passive: ['40'] } },
    });
    expect(motionFinding(both)).toBe('Flexion of the left hip is 25° less than the right');
    expect(motionAlternative(both)).toContain(
      'Flexion: left 100° (passive), right 125° (passive), usual 120°, left less right −25°.',
    );
    const right = { left: { extension: { active: ['10'] } }, right: { extension: { active: ['-5'] } } };
    expect(motionFinding(comparisons(right))).toBe('Extension of the right hip is 15° less than the left');
    const same = { active: ['120'] };
    expect(motionFinding(comparisons({ left: { flexion: same }, right: { flexion: same } }))).toBe(
      'Both hips move equally far',
    );
  });

  test('one side alone is held against the usual motion', () => {
    expect(motionFinding(comparisons({ left: { flexion: { active: ['95.5'] }, adduction: { active: ['30'] } } }))).toBe(
      'Flexion of the left hip is 24.5° below the usual 120°',
    );
    expect(motionFinding(comparisons({ right: { flexion: { active: ['125'] } } }))).toBe(
      'No measured motion is below the usual',
    );
    expect(comparisons({})).toEqual([]);
  });
});
