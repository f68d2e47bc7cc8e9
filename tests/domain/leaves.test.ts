import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageOn, compareDates, isPlainDate } from '../../main/domain/dates.ts';
import { toDecimalString } from '../../main/domain/decimal.ts';
import { evaluation } from './support.ts';

describe('F2: decimals in their shortest form', () => {
  test.each([
    ['3.50', '3.5'],
    ['-0.0', '0'],
    ['+7', '7'],
    ['.5', '0.5'],
    ['007', '7'],
    ['0.000000000000000000000000000001', '0.000000000000000000000000000001'],
    ['100000000000000000000000', '100000000000000000000000'],
  ])('%s becomes %s', (written, kept) => {
    expect(toDecimalString(written)).toBe(kept);
  });

  test('F1: a number and its text are kept alike, also where JavaScript writes an exponent', () => {
    const kept = (intake: string | number) => {
      const { residual } = evaluation({ residual: { method: 'change', intake } });
      return residual?.method === 'change' ? residual.intake : null;
    };
    expect(kept(48.2)).toBe('48.2');
    expect(kept(1e-7)).toBe('0.0000001');
    expect(kept(-0)).toBe('0');
    for (const wrong of ['1e3', 'NaN', '', '1,5', '--1', '1'.repeat(41)]) expect(() => kept(wrong)).toThrow('decimal');
  });
});

describe('dates without zones', () => {
  test('only real days, 1900–2199', () => {
    for (const real of ['2024-02-29', '1900-01-01', '2199-12-31']) expect(isPlainDate(real)).toBe(true);
    for (const wrong of ['2026-02-29', '2026-13-01', '2026-1-1', '1899-12-31', '2200-01-01', '2026-10-05T00:00', '']) {
      expect(isPlainDate(wrong)).toBe(false);
    }
  });

  test('property: comparing dates is comparing their text; the age grows by one on each birthday', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((value) => value.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(Math.sign(compareDates(a, b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 90 }), (born, years) => {
        fc.pre(!born.endsWith('02-29'));
        const birthday = `${String(Number(born.slice(0, 4)) + years)}${born.slice(4)}`;
        const eve = new Date(Date.parse(birthday) - 86_400_000).toISOString().slice(0, 10);
        expect([ageOn(born, eve), ageOn(born, birthday)]).toEqual([years - 1, years]);
      }),
    );
  });
});
