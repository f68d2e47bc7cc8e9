import { useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '../../../main/contract/contract.ts';
import { failureMessage } from '../../app/client.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useAct } from '../../app/queries.ts';
import { showToast } from '../../ui/toasts.ts';
import { adoptSession, flushSessions } from '../evaluation/sessions.ts';

/** Where a new evaluation begins. */
export type Beginning = CallInput<'evaluation.create'>['from'];

export interface NewEvaluation {
  readonly create: (from: Beginning) => void;
  readonly isPending: boolean;
}

/** Creates an evaluation — empty, from the sample, a template or an earlier one — and goes to its first step. */
export function useNewEvaluation(): NewEvaluation {
  const client = useQueryClient();
  const { go } = useNavigation();
  const { mutate, isPending } = useAct('evaluation.create');

  function start(from: Beginning): void {
    mutate(
      { from },
      {
        onSuccess: (open) => {
          client.setQueryData(['session', open.id], adoptSession(open));
          go({ page: 'evaluation', id: open.id, step: from === 'sample' ? 'residual' : 'referral' });
          const told = toldOf(from);
          if (told !== null) showToast(told);
        },
        onError: (error) => {
          showToast(`No evaluation was created. ${failureMessage(error)}`);
        },
      },
    );
  }

  return {
    isPending,
    create: (from) => {
      if (isPending) return;
      if (typeof from === 'string') start(from);
      // What was typed last belongs to the copy as well.
      else
        void flushSessions().then(() => {
          start(from);
        });
    },
  };
}

function toldOf(from: Beginning): string | null {
  if (typeof from === 'string') return null;
  return 'template' in from
    ? 'Copied as a template. Nothing of the examinee was kept.'
    : 'New evaluation of the same examinee. History, studies, records and earlier instruments were carried over.';
}
