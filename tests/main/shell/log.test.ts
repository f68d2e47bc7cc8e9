import { describe, expect, it, vi } from 'vitest';
import { ResiduaError } from '../../../main/domain/errors.ts';

vi.mock('electron', () => ({ app: {} }));

const { describeFailure } = await import('../../../main/shell/log.ts');

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
