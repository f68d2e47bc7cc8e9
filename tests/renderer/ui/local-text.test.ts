import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adoptValue, startText, typeText } from '../../../renderer/ui/local-text.ts';

const same = (text: string): string => text;

describe('local text', () => {
  test('late echoes leave the text alone', () => {
    let state = startText<string>('', same);
    for (const text of ['a', 'ab', 'abc']) state = typeText(state, text, text);
    state = adoptValue(state, 'a', same);
    state = adoptValue(state, 'abc', same);
    expect(state.text).toBe('abc');
    expect(state.pending).toEqual([]);
  });

  test('undo, after the echoes came in, replaces the text', () => {
    let state = startText<string>('old', same);
    state = adoptValue(typeText(state, 'older', 'older'), 'older', same);
    expect(adoptValue(state, 'old', same).text).toBe('old');
  });

  test('a value from elsewhere replaces the text', () => {
    const state = typeText(startText<string>('a', same), 'ab', 'ab');
    expect(adoptValue(state, 'other', same)).toEqual({ text: 'other', seen: 'other', pending: [] });
  });

  test('text that reads as the same value keeps its writing', () => {
    const format = (value: string | null): string => value ?? '';
    let state = startText<string | null>(null, format);
    state = adoptValue(typeText(state, '12', '12'), '12', format);
    state = typeText(state, '12,', '12');
    expect(adoptValue(state, '12', format).text).toBe('12,');
  });

  test('whatever is typed and however the echoes are merged, the last text stays', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.boolean()), { minLength: 1 }), (steps) => {
        let state = startText<string>('', same);
        for (const [text, echoNow] of steps) {
          state = typeText(state, text, text);
          if (echoNow) state = adoptValue(state, text, same);
          expect(state.text).toBe(text);
        }
        expect(adoptValue(state, steps.at(-1)?.[0] ?? '', same).text).toBe(steps.at(-1)?.[0]);
      }),
    );
  });
});
