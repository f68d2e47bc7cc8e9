import { describe, expect, it } from 'vitest';
import { awaitTurn } from '../../../main/shell/single-instance.ts';

/** A first process whose window closes at `closes` and which is gone at `gone`, by a clock that only pauses move. */
function beside({ closes, gone }: { readonly closes: number; readonly gone: number }) {
  let time = 0;
  const asked: number[] = [];
  const lock = {
    request: () => {
      asked.push(time);
      return time >= gone;
    },
    isEnding: () => time >= closes,
    now: () => time,
    pause: (milliseconds: number) => {
      time += milliseconds;
    },
  };
  return { turn: (most: number) => awaitTurn(lock, most), asked };
}

describe('a second start', () => {
  it('has the data to itself when nobody else runs', () => {
    const { turn, asked } = beside({ closes: Infinity, gone: 0 });
    expect(turn(15_000)).toBe('own');
    expect(asked).toEqual([0]);
  });

  it('gives way to a window at once', () => {
    const { turn, asked } = beside({ closes: Infinity, gone: Infinity });
    expect(turn(15_000)).toBe('running');
    expect(asked).toEqual([0]);
  });

  it('waits for a process that is on its way out, and goes on when it is gone', () => {
    const { turn, asked } = beside({ closes: 0, gone: 9_900 });
    expect(turn(15_000)).toBe('own');
    expect(asked.at(-1)).toBeGreaterThanOrEqual(9_900);
    expect(asked.at(-1)).toBeLessThan(10_500);
  });

  it('says so when that takes too long', () => {
    const { turn, asked } = beside({ closes: 0, gone: Infinity });
    expect(turn(15_000)).toBe('ending');
    expect(asked.at(-1)).toBeGreaterThanOrEqual(15_000);
  });
});
