import { useQueryClient } from '@tanstack/react-query';
import { Pencil, Plus, TextQuote, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { CallInput } from '../../../main/contract/contract.ts';
import type { Phrase } from '../../../main/contract/phrase-schemas.ts';
import { failureMessage } from '../../app/client.ts';
import { callKey, useAct, useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { showToast } from '../../ui/toasts.ts';
import { PhraseDialog } from './PhraseDialog.tsx';
import styles from './phrases.module.css';

const NEW: CallInput<'phrase.save'> = { id: null, title: '', body: '' };

/** The examiner's own phrases: add, edit, remove (can be undone). */
export function Phrases() {
  const { data = [], error, isSuccess } = useCall('phrase.list', null);
  const [editing, setEditing] = useState<CallInput<'phrase.save'> | null>(null);
  const { remove, failure } = useRemove();
  const problem = error ?? failure;
  const add = (
    <Button
      icon={Plus}
      onPress={() => {
        setEditing(NEW);
      }}
    >
      Add phrase
    </Button>
  );
  return (
    <div className={styles['phrases']}>
      {problem === null ? null : (
        <Notice tone="error" live>
          {failureMessage(problem)}
        </Notice>
      )}
      {isSuccess && data.length === 0 ? (
        <EmptyState title="No phrases yet" icon={TextQuote} action={add}>
          A phrase is a passage you write often. Its fields, such as the age of the examinee, fill themselves when you
          insert it into an evaluation.
        </EmptyState>
      ) : (
        <ul>
          {data.map((phrase) => (
            <li key={phrase.id} className={styles['phrase']}>
              <div className={styles['phraseText']}>
                <p className={styles['title']}>{phrase.title}</p>
                <p className={styles['body']}>{phrase.body}</p>
              </div>
              <Button
                variant="quiet"
                size="small"
                icon={Pencil}
                hideLabel
                onPress={() => {
                  setEditing(phrase);
                }}
              >
                {`Edit ${phrase.title}`}
              </Button>
              <Button
                variant="quiet"
                size="small"
                icon={Trash2}
                hideLabel
                onPress={() => {
                  remove(phrase);
                }}
              >
                {`Remove ${phrase.title}`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {data.length === 0 ? null : <div>{add}</div>}
      {editing === null ? null : (
        <PhraseDialog
          phrase={editing}
          onClose={() => {
            setEditing(null);
          }}
        />
      )}
    </div>
  );
}

/** Removes at once; the notice that says so gives the phrase back. */
function useRemove(): { remove: (phrase: Phrase) => void; failure: Error | null } {
  const client = useQueryClient();
  const removal = useAct('phrase.remove');
  const restoring = useAct('phrase.save');
  const onSuccess = (): void => {
    void client.invalidateQueries({ queryKey: callKey('phrase.list', null) });
  };
  return {
    remove: (phrase) => {
      removal.mutate(
        { id: phrase.id },
        {
          onSuccess: () => {
            onSuccess();
            showToast(`Removed “${phrase.title}”`, {
              action: {
                label: 'Undo',
                run: () => {
                  restoring.mutate(phrase, { onSuccess });
                },
              },
            });
          },
        },
      );
    },
    failure: removal.error ?? restoring.error,
  };
}
