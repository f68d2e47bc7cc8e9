import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayExact, displayInstrumentScore, displayScore, displaySigned } from '../../main/domain/display.ts';

describe('R2: display', () => {
  test.each([
    ['-3.5', '−3.5'],
    ['0', '0.0'],
    ['-0', '0.0'],
    ['11.25', '11.3'],
    ['-11.25', '−11.3'],
    ['11.2499', '11.2'],
    ['0.05', '0.1'],
    ['-0.05', '−0.1'],
    ['-0.04', '−0.04'],
    ['0.0449', '0.04'],
    ['-0.000000000001', '−0.000000000001'],
    ['0.0049', '0.005'],
    ['99.95', '100.0'],
    ['71', '71.0'],
  ])('%s is shown as %s', (value, shown) => {
    expect(displayScore(value)).toBe(shown);
  });

  test('property: never "−0", never hides a value that is not zero, and is within half a place', () => {
    const decimal = fc
      .tuple(fc.boolean(), fc.nat(), fc.stringMatching(/^\d{1,15}$/))
      .map(([minus, whole, fraction]) => `${minus ? '-' : ''}${String(whole % 300)}.${fraction}`);
    fc.assert(
      fc.property(decimal, (value) => {
        const shown = displayScore(value);
        const isZero = /^-?0+\.0+$/.test(value);
        expect(/[1-9]/.test(shown)).toBe(!isZero);
        expect(shown.startsWith('−')).toBe(value.startsWith('-') && !isZero);
        expect(shown).not.toContain('-');
        expect(Math.abs(Number(shown.replace('−', '-')) - Number(value))).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
    );
  });

  test('changes carry their sign, exact values all digits', () => {
    expect(displaySigned('23.774')).toBe('+23.8');
    expect(displaySigned('-1')).toBe('−1.0');
    expect(displaySigned('0')).toBe('0.0');
    expect(displayExact('-46.652')).toBe('−46.652');
    expect(displayExact('-0')).toBe('0');
  });

  test('whole-number instruments have no place', () => {
    expect(displayInstrumentScore('lefs', '45')).toBe('45');
    expect(displayInstrumentScore('hoos-jr', '46.652')).toBe('46.7');
    expect(displayInstrumentScore('oxford-hip', '38.5')).toBe('38.5');
  });
});
