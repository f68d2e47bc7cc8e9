import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ResiduaError } from '../../../main/domain/errors.ts';

const lines = vi.hoisted((): string[] => []);
vi.mock('electron', () => ({ app: {} }));
vi.mock('electron-log/node.js', () => ({ default: { error: (line: string) => lines.push(line) } }));

const { describeFailure, LastingFailure } = await import('../../../main/shell/log.ts');

describe('what the log holds of a failure', () => {
  it('is its kind and place, never its message', () => {
    const text = describeFailure(new ResiduaError('internal', 'Alex Sample, WC-2026-00417'));
    expect(text).toMatch(/^ResiduaError internal\n\s+at /);
    expect(text).not.toContain('Sample');
    expect(text).not.toContain('00417');
  });

  it('is not fooled by a message of several lines', () => {
    const text = describeFailure(new Error('first\nAlex Sample\nthird'));
    expect(text).not.toContain('Sample');
    expect(text).not.toContain('third');
  });

  it('is only the type of a thrown value that is no error', () => {
    expect(describeFailure('Alex Sample')).toBe('string');
  });
});

describe('a failure that lasts', () => {
  beforeEach(() => {
    lines.length = 0;
  });
  const damaged = (): ResiduaError => new ResiduaError('vault-damaged', 'Alex Sample');

  it('is written once, however often it is met', () => {
    const lasting = new LastingFailure('settings');
    for (let look = 0; look < 50; look += 1) lasting.note(damaged());
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^settings: ResiduaError vault-damaged\n\s+at /);
    expect(lines[0]).not.toContain('Sample');
  });

  it('is written again when it is another one, and when it came back', () => {
    const lasting = new LastingFailure('settings');
    lasting.note(damaged());
    lasting.note(new TypeError('Alex Sample'));
    lasting.ended();
    lasting.note(new TypeError('Alex Sample'));
    expect(lines.map((line) => line.split('\n')[0])).toEqual([
      'settings: ResiduaError vault-damaged',
      'settings: TypeError',
      'settings: TypeError',
    ]);
  });
});
