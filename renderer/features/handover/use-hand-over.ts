import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { CallOutput } from '../../../main/contract/contract.ts';
import { CallFailure, residua } from '../../app/client.ts';
import { callKey } from '../../app/queries.ts';
import { currentToasts, dismissToast } from '../../ui/toasts.ts';
import type { EvaluationSession } from '../evaluation/session.ts';
import { flushSessions, forgetSessions } from '../evaluation/sessions.ts';

const STATE = callKey('handover.state', null);

/** Shows the hand-over, or the application again, and forgets everything else that was read. */
export function showHandOver(client: QueryClient, state: CallOutput<'handover.state'>): void {
  forgetSessions();
  for (const { id } of currentToasts()) dismissToast(id);
  client.setQueryData(STATE, state);
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== STATE[0] });
}

/**
 * Saves everything, then hands the device over for the administration at `index`.
 *
 * @throws CallFailure when something could not be saved or the hand-over was refused; the evaluation stays open.
 */
export function useStartHandOver(session: EvaluationSession): (index: number) => Promise<void> {
  const client = useQueryClient();
  return async (index) => {
    if (!(await flushSessions())) {
      throw new CallFailure({
        code: 'conflict',
        message: 'The last changes could not be saved. Save them before the device is handed over.',
      });
    }
    const request = { evaluationId: session.id, revision: session.revision(), index };
    showHandOver(client, await residua.call('handover.start', request));
  };
}
