import { useState, type SubmitEvent } from 'react';
import { ResiduaError } from '../../../main/domain/errors.ts';
import { readRecoveryKey } from '../../../main/domain/recovery-key.ts';
import { CallFailure, failureMessage } from '../../app/client.ts';
import { useAct } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { AccountChoice, type AccountChoiceProps } from './AccountChoice.tsx';
import { NewPassphraseFields } from './NewPassphraseFields.tsx';
import { useNewPassphrase } from './use-new-passphrase.ts';
import styles from './unlock.module.css';

interface RecoverFormProps extends AccountChoiceProps {
  onOpened: () => void;
  onRefused: () => void;
  onBack: () => void;
}

/** The recovery key from paper, and a new passphrase. */
export function RecoverForm({ onOpened, onRefused, onBack, ...choice }: RecoverFormProps) {
  const recover = useAct('vault.recover');
  const entry = useNewPassphrase();
  const [key, setKey] = useState('');
  const [tried, setTried] = useState(false);
  const refusedAt = (path: string): string | null =>
    recover.error instanceof CallFailure && recover.error.path === path ? recover.error.message : null;
  const slip = slipIn(key);
  const isPlaced = refusedAt('/recoveryKey') !== null || refusedAt('/newPassphrase') !== null;

  async function start(): Promise<void> {
    setTried(true);
    const isGood = await entry.check();
    if (!isGood || slip !== null || recover.isPending) return;
    recover.mutate(
      { account: choice.account.id, recoveryKey: key, newPassphrase: entry.passphrase },
      { onSuccess: onOpened, onError: onRefused },
    );
  }

  return (
    <form
      className={styles['form']}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void start();
      }}
    >
      <AccountChoice {...choice} />
      <TextArea
        label="Recovery key"
        help="All groups of four, the check group last. Small letters and spaces do not matter."
        minRows={2}
        maxLength={200}
        value={key}
        onChange={(text) => {
          setKey(text);
          if (recover.isError) recover.reset();
        }}
        error={(tried ? slip : null) ?? refusedAt('/recoveryKey')}
        autoFocus
      />
      <NewPassphraseFields entry={entry} label="New passphrase" refusal={refusedAt('/newPassphrase')} />
      {recover.error === null || isPlaced ? null : (
        <Notice tone="error" title="Not unlocked" live>
          {failureMessage(recover.error)}
        </Notice>
      )}
      <div className={styles['actions']}>
        <Button type="submit" variant="primary" disabled={recover.isPending}>
          {recover.isPending ? 'Unlocking…' : 'Unlock and set the passphrase'}
        </Button>
        <Button variant="quiet" disabled={recover.isPending} onPress={onBack}>
          Back
        </Button>
      </div>
    </form>
  );
}

/** What is mistyped in a recovery key, or null. */
function slipIn(typed: string): string | null {
  try {
    readRecoveryKey(typed).fill(0);
    return null;
  } catch (error) {
    if (error instanceof ResiduaError) return error.message;
    throw error;
  }
}
