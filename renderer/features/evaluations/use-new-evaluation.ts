import { useQueryClient } from '@tanstack/react-query';
import { failureMessage } from '../../app/client.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useAct } from '../../app/queries.ts';
import { showToast } from '../../ui/toasts.ts';
import { adoptSession } from '../evaluation/sessions.ts';

/** Creates an evaluation, empty or from the built-in sample, and goes to its first step. */
export function useNewEvaluation(): { create: (from: 'empty' | 'sample') => void; isPending: boolean } {
  const client = useQueryClient();
  const { go } = useNavigation();
  const { mutate, isPending } = useAct('evaluation.create');
  return {
    isPending,
    create: (from) => {
      if (isPending) return;
      mutate(
        { from },
        {
          onSuccess: (open) => {
            client.setQueryData(['session', open.id], adoptSession(open));
            go({ page: 'evaluation', id: open.id, step: from === 'sample' ? 'residual' : 'referral' });
          },
          onError: (error) => {
            showToast(`No evaluation was created. ${failureMessage(error)}`);
          },
        },
      );
    },
  };
}
