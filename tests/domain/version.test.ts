import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, isVersion } from '../../main/domain/version.ts';

const number = fc.nat(999_999_999);
const version = fc.tuple(number, number, number);

describe('versions', () => {
  test.each([
    ['0.9.9', '0.10.0'],
    ['1.2.3', '1.2.4'],
    ['1.9.9', '2.0.0'],
    ['9.0.0', '10.0.0'],
  ])('%s is earlier than %s', (earlier, later) => {
    expect(compareVersions(earlier, later)).toBeLessThan(0);
    expect(compareVersions(later, earlier)).toBeGreaterThan(0);
    expect(compareVersions(later, later)).toBe(0);
  });

  test('are ordered by their first number that differs', () => {
    fc.assert(
      fc.property(version, version, (one, other) => {
        const index = one.findIndex((value, at) => value !== other[at]);
        const expected = index === -1 ? 0 : Math.sign((one[index] ?? 0) - (other[index] ?? 0));
        expect(Math.sign(compareVersions(one.join('.'), other.join('.')))).toBe(expected);
      }),
    );
  });

  test.each(['', '1.2', '1.2.3.4', '1.2.3-beta', 'v1.2.3', '01.2.3', '1.2.3 ', '1.2.1234567890', '1.2.٣'])(
    '“%s” is none',
    (text) => {
      expect(isVersion(text)).toBe(false);
      expect(() => compareVersions(text, '1.0.0')).toThrow(RangeError);
    },
  );
});
