import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Exact } from '../../../main/domain/decimal.ts';
import { MAX_DEPTH, parseJson } from '../../../main/exchange/json-text.ts';

function read(text: string) {
  return parseJson(text, { inexactNumbers: 'rounded' });
}

/** What JSON.parse makes of a text, or nothing. */
function reference(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

describe('reading JSON', () => {
  test('gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        const result = read(text);
        expect(result.ok && result.value).toEqual(JSON.parse(text));
      }),
    );
  });

  test('accepts no text that JSON.parse refuses, and refuses only what it says', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '\\',
      '\\u0041',
      '1',
      '-',
      '.5',
      'e3',
      '01',
      'true',
      'nul',
      'null',
      ' ',
      '\n',
      '\u0001',
      '\uFEFF',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const result = read(text);
        const expected = reference(text);
        if (result.ok) expect({ value: result.value }).toEqual(expected);
        else if (expected !== null) expect(result.problems[0]?.message).toMatch(/written twice|half a character/);
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps the digits of numbers that a binary number cannot hold', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?(0|[1-9]\d{0,17})(\.\d{1,18})?$/), (text) => {
        const result = parseJson(text, { inexactNumbers: 'text' });
        if (!result.ok) throw new Error(text);
        expect(new Exact(result.value as string | number).equals(new Exact(text))).toBe(true);
      }),
    );
  });

  test('tells the pointer of a key written twice, each time', () => {
    const result = read('{"a":[{"b":1,"b":2}],"a":0}');
    expect(result.ok ? [] : result.problems.map(({ path }) => path)).toEqual(['/a/0/b', '/a']);
  });

  test('tells line and column of each', () => {
    const result = read('{"a":1,\n"a":2,"a":3,\n\n  "a":4}');
    const places = result.ok ? [] : result.problems.map(({ message }) => /line \d+, column \d+/.exec(message)?.[0]);
    expect(places).toEqual(['line 2, column 1', 'line 2, column 7', 'line 4, column 3']);
  });

  test('reads nesting up to the limit and no further', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(read(nested(MAX_DEPTH)).ok).toBe(true);
    expect(read(nested(MAX_DEPTH + 1)).ok).toBe(false);
    expect(read('{"a":'.repeat(MAX_DEPTH + 1)).ok).toBe(false);
  });

  test('the key "__proto__" is an ordinary key', () => {
    const result = read('{"__proto__":{"x":1}}');
    const value: unknown = result.ok ? result.value : null;
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});
