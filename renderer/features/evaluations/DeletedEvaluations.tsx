import { useQueryClient } from '@tanstack/react-query';
import { RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { DeletedEvaluation } from '../../../main/contract/audit-schemas.ts';
import { daysLeft, KEEP_SIGNED_YEARS_MAX } from '../../../main/domain/retention.ts';
import type { Settings } from '../../../main/contract/schemas.ts';
import { failureMessage, residua } from '../../app/client.ts';
import { callKey, useAct, useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { SavedState } from '../../ui/SavedState.tsx';
import { Section } from '../../ui/Section.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useAutosave } from '../settings/use-autosave.ts';
import { useRefusal } from '../settings/use-refusal.ts';
import { useDeletion } from './use-deletion.ts';
import styles from '../settings/settings.module.css';

/** Evaluations that can still be restored, and for how long signed ones are kept. */
export function DeletedEvaluations() {
  const { data, error } = useCall('evaluation.deleted', null);
  const { restore, refresh } = useDeletion();
  const purge = useAct('evaluation.purge');
  const [asked, setAsked] = useState<DeletedEvaluation | null>(null);
  const [now] = useState(() => new Date());
  if (error !== null) return <Notice tone="error">{failureMessage(error)}</Notice>;
  if (data === undefined) return null;
  return (
    <>
      {data.length === 0 ? (
        <EmptyState title="Nothing deleted">
          What you delete from the list of evaluations waits here for 30 days.
        </EmptyState>
      ) : (
        <ul className={styles['identities']}>
          {data.map((row) => (
            <li key={row.id} className={styles['identity']}>
              <div>
                <p className={styles['name']}>{nameOf(row)}</p>
                <p className={styles['detail']}>{[row.status, timeLeft(row, now)].join(' · ')}</p>
              </div>
              <div className={styles['row']}>
                <Button
                  size="small"
                  icon={RotateCcw}
                  onPress={() => {
                    restore(row.id);
                  }}
                >
                  {`Restore ${nameOf(row)}`}
                </Button>
                <Button
                  variant="quiet"
                  size="small"
                  icon={Trash2}
                  onPress={() => {
                    setAsked(row);
                  }}
                >
                  {`Delete ${nameOf(row)} for good`}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Section title="Retention">
        <KeepYears />
      </Section>
      {asked === null ? null : (
        <PurgeDialog
          row={asked}
          isPending={purge.isPending}
          onClose={() => {
            setAsked(null);
          }}
          onConfirm={() => {
            purge.mutate(
              { id: asked.id },
              {
                onSuccess: () => {
                  refresh();
                  showToast('Deleted for good.');
                },
                onError: (failure) => {
                  showToast(`It was not deleted. ${failureMessage(failure)}`);
                },
                onSettled: () => {
                  setAsked(null);
                },
              },
            );
          }}
        />
      )}
    </>
  );
}

/** Asks, because this cannot be taken back. */
function PurgeDialog(props: {
  row: DeletedEvaluation;
  isPending: boolean;
  onClose: () => void;
  onConfirm: () => void;
}) {
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={`Delete ${nameOf(props.row)} for good?`}
      size="small"
      alert
      footer={
        <>
          <Button onPress={props.onClose}>Keep</Button>
          <Button variant="danger" disabled={props.isPending} onPress={props.onConfirm}>
            Delete for good
          </Button>
        </>
      }
    >
      <p>
        Its text, attached files and signed documents are overwritten and cannot be brought back. The audit trail keeps
        when it was worked on. Backups made before still hold it until they are replaced by newer ones.
      </p>
    </Dialog>
  );
}

function KeepYears() {
  const client = useQueryClient();
  const refusal = useRefusal('examiner');
  const { data } = useCall('settings.get', null);
  const { saving, change } = useAutosave(async (settings: Settings) => {
    client.setQueryData(callKey('settings.get', null), await residua.call('settings.save', settings));
  });
  if (data === undefined) return null;
  return (
    <div className={styles['form']}>
      <NumberField
        label="Keep signed evaluations for"
        help={`Counted from the last signature in them, also of a work statement; they cannot be deleted before. ${refusal ?? 'Your choice: many states ask for 7 years from the last service, California asks QMEs for 5 from the report, some ask for more.'} Drafts without any signature can be deleted at any time.`}
        readOnly={refusal !== null}
        unit="years"
        min={0}
        max={KEEP_SIGNED_YEARS_MAX}
        decimals={0}
        value={String(data.keepSignedYears)}
        onChange={(value) => {
          if (value !== null) change({ ...data, keepSignedYears: Number(value) });
        }}
      />
      <p className={styles['saved']}>
        <SavedState state={saving} />
      </p>
    </div>
  );
}

function nameOf({ examineeName, claimNumber }: DeletedEvaluation): string {
  return examineeName ?? claimNumber ?? 'evaluation without a name';
}

function timeLeft({ deletedAt }: DeletedEvaluation, now: Date): string {
  const days = daysLeft(deletedAt, now);
  return days === 0 ? 'gone at the next unlock' : days === 1 ? '1 day left' : `${String(days)} days left`;
}
