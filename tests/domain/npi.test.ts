import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNpi } from '../../main/domain/npi.ts';
import { check, marks, messages } from './support.ts';

test('the published example fits, a number with another check digit does not', () => {
  expect(isNpi('1234567893')).toBe(true);
  expect(['1234567890', '0000000000', '123456789', '12345678930', '123456789x'].filter(isNpi)).toEqual([]);
});

test('of ten last digits exactly one fits', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{9}$/), (nine) => {
      expect(Array.from({ length: 10 }, (_, digit) => `${nine}${String(digit)}`).filter(isNpi)).toHaveLength(1);
    }),
  );
});

test('one wrong digit is always found', () => {
  fc.assert(
    fc.property(fc.nat({ max: 9 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
      const digits = Array.from('1234567893', Number);
      digits[place] = ((digits[place] ?? 0) + shift) % 10;
      expect(isNpi(digits.join(''))).toBe(false);
    }),
  );
});

test('the warning stands at the field and says what is wrong', () => {
  expect(marks(check({ examiner: { npi: '1234567890' } }))).toEqual(['warning /examiner/npi']);
  expect(messages({ examiner: { npi: '1234567890' } })[0]).toContain('check digit');
  expect(messages({ examiner: { npi: '12345' } })[0]).toContain('ten digits');
  expect([...check({ examiner: { npi: '1234567893' } }), ...check({ examiner: { npi: '' } })]).toEqual([]);
});
