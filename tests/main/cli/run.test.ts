import { describe, expect, test, vi } from 'vitest';
import { ResiduaError } from '../../../main/domain/errors.ts';
import { cli } from './support.ts';

const failure = vi.hoisted(() => ({ current: new Error('unset') }));
vi.mock('../../../main/cli/schema.ts', () => ({
  schemaCommand: () => {
    throw failure.current;
  },
}));

describe('failures', () => {
  test('a fault of the program: exit code 70, its kind and place, nothing of the evaluation', async () => {
    failure.current = new TypeError('Cannot read properties of Alex Sample');
    const result = await cli('/', ['schema']);
    expect(result).toMatchObject({ code: 70, out: '' });
    expect(result.err).toMatch(/^Residua failed \(TypeError at run\.test\.ts:\d+\)\. This is a fault of the program/);
    expect(result.err).not.toContain('Alex');
  });

  test('an expected failure names the place once', async () => {
    failure.current = new ResiduaError('unprintable', '/examinee/name: the character U+674E cannot be printed.', {
      path: '/examinee/name',
    });
    expect(await cli('/', ['schema'])).toEqual({
      code: 2,
      out: '',
      err: '/examinee/name: the character U+674E cannot be printed.\n',
    });
    failure.current = new ResiduaError('invalid-input', 'must be shorter', { path: '/side' });
    expect((await cli('/', ['schema'])).err).toBe('/side: must be shorter\n');
  });
});
