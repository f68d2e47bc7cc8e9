import { useQueryClient } from '@tanstack/react-query';
import { failureMessage } from '../../app/client.ts';
import { callKey, useAct } from '../../app/queries.ts';
import { showToast } from '../../ui/toasts.ts';
import { flushSessions } from '../evaluation/sessions.ts';

interface Deletion {
  readonly remove: (id: string, name: string) => void;
  readonly restore: (id: string) => void;
  /** Reads the lists anew. */
  readonly refresh: () => void;
}

/** Deletes an evaluation, with a way back in the notice, and restores one. */
export function useDeletion(): Deletion {
  const client = useQueryClient();
  const deletion = useAct('evaluation.delete');
  const restoring = useAct('evaluation.restore');

  function refresh(): void {
    for (const key of [['evaluation.list'], callKey('evaluation.deleted', null), ['audit.list']]) {
      void client.invalidateQueries({ queryKey: key });
    }
  }

  function restore(id: string): void {
    restoring.mutate(
      { id },
      {
        onSuccess: () => {
          refresh();
          showToast('Restored.');
        },
        onError: (error) => {
          showToast(`It was not restored. ${failureMessage(error)}`);
        },
      },
    );
  }

  return {
    refresh,
    restore,
    remove: (id, name) => {
      // What was typed last belongs to what can be restored.
      void flushSessions().then(() => {
        deletion.mutate(
          { id },
          {
            onSuccess: () => {
              client.removeQueries({ queryKey: ['session', id] });
              refresh();
              showToast(`Deleted ${name}. It can be restored for 30 days.`, {
                action: {
                  label: 'Restore',
                  run: () => {
                    restore(id);
                  },
                },
              });
            },
            onError: (error) => {
              showToast(`It was not deleted. ${failureMessage(error)}`);
            },
          },
        );
      });
    },
  };
}
