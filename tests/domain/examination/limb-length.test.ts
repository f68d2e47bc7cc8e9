import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Exact } from '../../../main/domain/decimal.ts';
import { limbDifference } from '../../../main/domain/examination/limb-length.ts';
import { enteredDifferenceText } from '../../../main/domain/examination/side-difference.ts';
import { harrisInputs } from '../../../main/domain/instruments/harris-source.ts';
import { check, evaluation, marks } from '../support.ts';

const LENGTHS = { limbLengthCm: { left: '91.2', right: '92' } };
const BLOCKS = { limbLengthMethod: 'blocks', limbLengthDifferenceCm: '1.5', shorterLimb: 'right' };

function difference(examination: object) {
  return limbDifference(evaluation({ examination }).examination);
}

function harris(examination: object) {
  const one = evaluation({
    side: 'left',
    examination,
    instruments: [{ id: 'harris-hip', phase: 'examination', date: '2026-10-05', motionFrom: 'examination' }],
  });
  const [administration] = one.instruments;
  if (administration?.id !== 'harris-hip') throw new Error('No Harris hip score here.');
  const { responses, missing } = harrisInputs(one, administration);
  return {
    difference: responses.deformity.limbLengthDifference,
    gaps: missing.flatMap(({ path }) => (path?.includes('imb') === true ? [path] : [])),
  };
}

describe('the limb-length difference that counts', () => {
  test('of two lengths; blocks give a difference alone; imaging either', () => {
    expect(difference(LENGTHS)).toEqual({ cm: '0.8', shorter: 'left', from: 'lengths' });
    expect(difference(BLOCKS)).toEqual({ cm: '1.5', shorter: 'right', from: 'difference' });
    expect(difference({ ...BLOCKS, ...LENGTHS })?.cm).toBe('1.5');
    const imaging = { ...BLOCKS, limbLengthMethod: 'imaging' };
    expect(difference(imaging)?.cm).toBe('1.5');
    expect(difference({ ...imaging, ...LENGTHS })?.cm).toBe('0.8');
    // A tape measures lengths: a difference left over from another method is not one of them.
    expect(difference({ ...BLOCKS, limbLengthMethod: 'true' })).toBeNull();
    expect(difference({ limbLengthCm: { left: '91.2' } })).toBeNull();
  });

  test('lengths: the size and the side, whatever the lengths', () => {
    const tenths = fc.integer({ min: 200, max: 1500 }).map((value) => new Exact(value).div(10).toFixed());
    fc.assert(
      fc.property(tenths, tenths, (left, right) => {
        const found = difference({ limbLengthCm: { left, right } });
        const signed = new Exact(left).minus(right);
        expect(found?.cm).toBe(signed.abs().toFixed());
        expect(found?.shorter).toBe(signed.isZero() ? null : signed.isNegative() ? 'left' : 'right');
      }),
    );
  });

  test('in words', () => {
    expect(enteredDifferenceText('1.5', 'right')).toBe('The right limb is 1.5 cm shorter than the left.');
    expect(enteredDifferenceText('0', null)).toBe('Both limbs are equally long.');
    expect([enteredDifferenceText('1', null), enteredDifferenceText(null, 'left')]).toEqual([null, null]);
  });
});

describe('I3: the Harris hip score takes it', () => {
  test('from blocks, without any length; the gap is the difference, not the lengths', () => {
    expect(harris(BLOCKS)).toEqual({ difference: '1.5', gaps: [] });
    expect(harris({ limbLengthMethod: 'blocks' })).toEqual({
      difference: null,
      gaps: ['/examination/limbLengthDifferenceCm'],
    });
    expect(harris({ limbLengthMethod: 'imaging' }).gaps).toEqual(['/examination/limbLengthDifferenceCm']);
    expect(harris({ limbLengthMethod: 'imaging', limbLengthCm: { left: '90' } }).gaps).toEqual([
      '/examination/limbLengthCm/right',
    ]);
    expect(harris({}).gaps).toEqual(['/examination/limbLengthCm/left', '/examination/limbLengthCm/right']);
  });

  test('apparent lengths are doubtful for the limit of true lengths', () => {
    const of = (limbLengthMethod: string | null, motionFrom: string, lengths: object = LENGTHS) =>
      marks(
        check({
          side: 'left',
          examination: { ...lengths, limbLengthMethod },
          instruments: [{ id: 'harris-hip', phase: 'discharge', date: '2026-10-05', motionFrom }],
        }),
      );
    expect(of('apparent', 'examination')).toEqual(['warning /examination/limbLengthMethod']);
    expect([...of('true', 'examination'), ...of('apparent', 'entered'), ...of(null, 'examination')]).toEqual([]);
    expect(of('apparent', 'examination', {})).toEqual([]);
  });
});

describe('what cannot be', () => {
  const of = (examination: object) => marks(check({ examination }));

  test('a difference needs its side, no difference has none, and neither contradicts the lengths', () => {
    expect([...of(BLOCKS), ...of({ limbLengthMethod: 'blocks', limbLengthDifferenceCm: '0' })]).toEqual([]);
    expect(of({ ...BLOCKS, shorterLimb: null })).toEqual(['warning /examination/shorterLimb']);
    expect(of({ ...BLOCKS, limbLengthDifferenceCm: '0' })).toEqual(['warning /examination/shorterLimb']);
    expect(of({ ...BLOCKS, limbLengthDifferenceCm: '20.1' })).toEqual(['error /examination/limbLengthDifferenceCm']);
    expect(of({ ...BLOCKS, ...LENGTHS })).toEqual(['warning /examination/limbLengthMethod']);
    const imaging = { ...LENGTHS, limbLengthMethod: 'imaging', limbLengthDifferenceCm: '0.8' };
    expect(of({ ...imaging, shorterLimb: 'left' })).toEqual([]);
    expect(of({ ...imaging, shorterLimb: 'right' })).toEqual(['warning /examination/limbLengthDifferenceCm']);
  });
});
