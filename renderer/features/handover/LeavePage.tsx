import { useState, type SubmitEvent } from 'react';
import type { CallOutput } from '../../../main/contract/contract.ts';
import { CallFailure, failureMessage } from '../../app/client.ts';
import { useAct } from '../../app/queries.ts';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { LargeButton } from './LargeButton.tsx';
import { Sheet } from './Sheet.tsx';
import styles from './hand-over.module.css';

interface LeavePageProps {
  onBack: () => void;
  onEnded: (where: CallOutput<'handover.end'>) => void;
}

/** The only way out: the passphrase of the vault. */
export function LeavePage({ onBack, onEnded }: LeavePageProps) {
  const end = useAct('handover.end');
  const [passphrase, setPassphrase] = useState('');
  const isWrong = end.error instanceof CallFailure && end.error.code === 'wrong-passphrase';

  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (passphrase !== '' && !end.isPending) end.mutate({ passphrase }, { onSuccess: onEnded });
  }

  return (
    <form onSubmit={onSubmit}>
      <Sheet
        title="For the examiner"
        focusTitle={false}
        actions={
          <>
            <LargeButton onPress={onBack}>Back to the questionnaire</LargeButton>
            <LargeButton primary type="submit" disabled={passphrase === '' || end.isPending}>
              {end.isPending ? 'Checking…' : 'End the hand-over'}
            </LargeButton>
          </>
        }
      >
        <div className={styles['text']}>
          <p>The passphrase ends the hand-over and opens the evaluation again. Every answer is kept.</p>
          <TextField
            label="Passphrase"
            type="password"
            autoComplete="off"
            maxLength={1024}
            autoFocus
            value={passphrase}
            onChange={(text) => {
              setPassphrase(text);
              if (end.isError) end.reset();
            }}
            error={isWrong ? failureMessage(end.error) : null}
          />
          {end.error === null || isWrong ? null : (
            <Notice tone="error" title="The hand-over goes on" live>
              {failureMessage(end.error)}
            </Notice>
          )}
        </div>
      </Sheet>
    </form>
  );
}
