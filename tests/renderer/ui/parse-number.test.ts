import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNumber } from '../../../renderer/ui/parse-number.ts';

describe('parseNumber', () => {
  test.each([
    ['', null],
    ['   ', null],
    ['48.2', '48.2'],
    ['48,20', '48.20'],
    [' 007 ', '7'],
    ['.5', '0.5'],
    ['5,', '5'],
    ['−3.5', '-3.5'],
    ['-0,0', '0.0'],
    ['+2', '2'],
  ])('reads %j as %j', (text, value) => {
    expect(parseNumber(text)).toEqual({ ok: true, value });
  });

  test.each(['1,234.5', '1 234', '-', '.', 'abc', '1e5', '0x1F', '12 mm', 'Infinity', '١٢'])('refuses %j', (text) => {
    expect(parseNumber(text).ok).toBe(false);
  });

  test('the unit may be typed', () => {
    expect(parseNumber('12 MM', { unit: 'mm' })).toEqual({ ok: true, value: '12' });
    expect(parseNumber('110°', { unit: '°' })).toEqual({ ok: true, value: '110' });
  });

  test('says in words what is wrong', () => {
    const rules = { name: 'Flexion', min: 0, max: 150, unit: '°', decimals: 0 };
    expect(parseNumber('300', rules)).toEqual({ ok: false, error: 'Flexion is at most 150°; you entered 300' });
    expect(parseNumber('-5', rules)).toEqual({ ok: false, error: 'Flexion is at least 0°; you entered −5' });
    expect(parseNumber('12.5', rules)).toEqual({ ok: false, error: 'Flexion is a whole number; you entered 12.5' });
    expect(parseNumber('x', rules)).toEqual({
      ok: false,
      error: 'Flexion needs a number, such as 150; you entered “x”',
    });
    expect(parseNumber('1.234', { name: 'Score', decimals: 2 })).toEqual({
      ok: false,
      error: 'Score takes at most 2 decimal places; you entered 1.234',
    });
  });

  test('both bounds are allowed and compared exactly', () => {
    const rules = { min: 0.1, max: 0.3 };
    expect(parseNumber('0.1', rules).ok).toBe(true);
    expect(parseNumber('0.30', rules).ok).toBe(true);
    expect(parseNumber('0.3000000000001', rules).ok).toBe(false);
  });

  test('any text whatever gives a value or a sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.option(fc.integer(), { nil: undefined }), (text, max) => {
        const read = parseNumber(text, { max, unit: 'mm' });
        if (read.ok && read.value !== null) expect(read.value).toMatch(/^-?(0|[1-9]\d*)(\.\d+)?$/);
        if (!read.ok) expect(read.error).not.toBe('');
      }),
    );
  });

  test('what it gives it reads back unchanged, with point or comma', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 6 }), (n, places) => {
        const text = (n / 10 ** places).toFixed(places);
        const first = parseNumber(text);
        expect(first.ok).toBe(true);
        if (!first.ok || first.value === null) return;
        expect(parseNumber(first.value)).toEqual(first);
        expect(parseNumber(text.replace('.', ','))).toEqual(first);
        expect(Number(first.value)).toBeCloseTo(Number(text), 12);
      }),
    );
  });
});
