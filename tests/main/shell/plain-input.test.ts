import { describe, expect, it } from 'vitest';
import { checkPlain } from '../../../main/shell/plain-input.ts';
import { failureOf } from '../store/errors.ts';

function nested(depth: number): unknown {
  return depth === 0 ? 'end' : [nested(depth - 1)];
}

function circle(): unknown {
  const own: Record<string, unknown> = {};
  own['own'] = { own };
  return own;
}

describe('what may cross the border at all', () => {
  it.each<[string, unknown]>([
    ['nothing', null],
    ['text', 'text'],
    ['bytes', { bytes: new Uint8Array(10_000_000) }],
    ['an object without a prototype', Object.assign(Object.create(null), { id: '1' })],
    ['a hundred levels less one', nested(99)],
    ['a large list', Array.from({ length: 900_000 }, () => 0)],
  ])('%s passes', (_what, input) => {
    expect(failureOf(() => checkPlain(input))).toBe('no failure');
  });

  it.each<[string, unknown]>([
    ['a circle', circle()],
    ['depth', nested(101)],
    ['an empty list of four thousand million', { list: new Array(4_294_967_295) }],
    ['many small lists', Array.from({ length: 600 }, () => Array.from({ length: 2000 }, () => 0))],
    ['a map', new Map()],
    ['a date', { at: new Date(0) }],
    ['numbers of another kind than bytes', new Float64Array(2)],
    ['an object of a class', new URL('app://residua/')],
  ])('%s is refused', (_what, input) => {
    expect(failureOf(() => checkPlain(input))).toBe('invalid-input');
  });
});
