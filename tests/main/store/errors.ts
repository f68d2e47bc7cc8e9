import { ResiduaError, type ErrorCode } from '../../../main/domain/errors.ts';

/** The code of the expected failure that the work ends in; a failure of another kind is thrown on. */
export function failureOf(work: () => unknown): ErrorCode | 'no failure' {
  try {
    work();
  } catch (error) {
    return codeOf(error);
  }
  return 'no failure';
}

/** The same for work that takes its time. */
export async function failureOfAsync(work: Promise<unknown>): Promise<ErrorCode | 'no failure'> {
  try {
    await work;
  } catch (error) {
    return codeOf(error);
  }
  return 'no failure';
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof ResiduaError) return error.code;
  throw error;
}
