import { CallFailure } from '../../app/client.ts';
import type { EvaluationSession } from './session.ts';

/**
 * The revision that the store holds once everything is saved: what is on the screen is what will be signed.
 *
 * @throws CallFailure when something could not be saved.
 */
export async function savedRevision(session: EvaluationSession): Promise<number> {
  if (!(await session.flush())) {
    throw new CallFailure({ code: 'internal', message: 'The last changes are not saved yet; nothing was signed.' });
  }
  return session.revision();
}
