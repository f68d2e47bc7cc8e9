import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ResiduaError } from '../../main/domain/errors.ts';
import { readRecoveryKey, recoveryKeyGroups, writeRecoveryKey } from '../../main/domain/recovery-key.ts';

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function failure(typed: string): string {
  try {
    readRecoveryKey(typed);
    return 'no failure';
  } catch (error) {
    return error instanceof ResiduaError ? `${error.code} ${error.path ?? ''}` : 'another error';
  }
}

describe('a recovery key on paper', () => {
  test('is 14 groups of four, without the letters that look like digits', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const written = writeRecoveryKey(key);
        expect(written).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(recoveryKeyGroups(written)).toHaveLength(14);
      }),
    );
  });

  test('is read as it was written, in small letters, with other gaps, and with look-alike letters', () => {
    const habits = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toLowerCase(),
      (text: string) => text.replaceAll('-', ' '),
      (text: string) => text.replaceAll('-', ''),
      (text: string) => text.replaceAll('0', 'O').replaceAll('1', 'l'),
      (text: string) => ` ${text.replaceAll('-', '\n')}\t`,
    );
    fc.assert(
      fc.property(keys, habits, (key, habit) => {
        expect(readRecoveryKey(habit(writeRecoveryKey(key)))).toEqual(key);
      }),
    );
  });

  test('with one sign mistyped, or two neighbours exchanged, is refused', () => {
    fc.assert(
      fc.property(keys, fc.nat({ max: 55 }), fc.nat({ max: 30 }), (key, at, step) => {
        const text = writeRecoveryKey(key).replaceAll('-', '');
        const sign = text.charAt(at);
        const other = ALPHABET.charAt((ALPHABET.indexOf(sign) + step + 1) % 32);
        expect(failure(text.slice(0, at) + other + text.slice(at + 1))).toBe('invalid-input /recoveryKey');
        const next = text.charAt(at + 1);
        if (next !== '' && next !== sign) {
          expect(failure(text.slice(0, at) + next + sign + text.slice(at + 2))).toBe('invalid-input /recoveryKey');
        }
      }),
    );
  });

  test('of another length or with another sign is refused, whatever is typed', () => {
    const written = writeRecoveryKey(new Uint8Array(32));
    for (const typed of [
      '',
      written.slice(0, -1),
      `${written}0`,
      written.replace('0', 'U'),
      written.replace('0', 'é'),
    ]) {
      expect(failure(typed)).toBe('invalid-input /recoveryKey');
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
        expect(['no failure', 'invalid-input /recoveryKey']).toContain(failure(typed));
      }),
    );
  });

  test('holds 32 bytes', () => {
    expect(() => writeRecoveryKey(new Uint8Array(31))).toThrow(RangeError);
  });
});
