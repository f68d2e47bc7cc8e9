import { DatabaseBackup, KeyRound, ScrollText } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { CallFailure, failureMessage, isNewer } from '../../app/client.ts';
import { useAct } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AccountChoice, type AccountChoiceProps } from './AccountChoice.tsx';
import styles from './unlock.module.css';

interface UnlockFormProps extends AccountChoiceProps {
  /** Milliseconds until the next try is looked at. */
  wait: number;
  onOpened: () => void;
  onRefused: () => void;
  onRecover: () => void;
  onRestore: () => void;
}

/** The passphrase opens the evaluations; the keychain and the recovery key where the account has them. */
export function UnlockForm({ wait, onOpened, onRefused, onRecover, onRestore, ...choice }: UnlockFormProps) {
  const unlock = useAct('vault.unlock');
  const withKeychain = useAct('vault.unlockWithKeychain');
  const [passphrase, setPassphrase] = useState('');
  const { account } = choice;
  const isPending = unlock.isPending || withKeychain.isPending;
  const wrong = unlock.error instanceof CallFailure && unlock.error.code === 'wrong-passphrase' ? unlock.error : null;
  const failure = wrong !== null ? withKeychain.error : (unlock.error ?? withKeychain.error);

  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (passphrase === '' || isPending) return;
    unlock.mutate({ passphrase, account: account.id }, { onSuccess: onOpened, onError: onRefused });
  }

  return (
    <form className={styles['form']} onSubmit={onSubmit}>
      <AccountChoice {...choice} />
      <TextField
        label="Passphrase"
        type="password"
        autoComplete="current-password"
        maxLength={1024}
        autoFocus
        value={passphrase}
        onChange={(text) => {
          setPassphrase(text);
          if (unlock.isError) unlock.reset();
        }}
        error={wrong?.message}
      />
      {isPending && wait > 0 ? (
        <Notice live>
          {`After several wrong tries this one is looked at in at most ${waitInWords(wait)}. The right passphrase opens then.`}
        </Notice>
      ) : null}
      {failure === null ? null : (
        <Notice tone="error" title={isNewer(failure) ? 'This data is from a newer version' : 'Not unlocked'} live>
          {failureMessage(failure)}
        </Notice>
      )}
      <div className={styles['actions']}>
        <Button type="submit" variant="primary" disabled={passphrase === '' || isPending}>
          {unlock.isPending ? 'Unlocking…' : 'Unlock'}
        </Button>
        {account.hasKeychain ? (
          <Button
            icon={KeyRound}
            disabled={isPending}
            onPress={() => {
              withKeychain.mutate({ account: account.id }, { onSuccess: onOpened });
            }}
          >
            Unlock with the system’s keychain
          </Button>
        ) : null}
        {account.hasRecoveryKey ? (
          <Button variant="quiet" icon={ScrollText} disabled={isPending} onPress={onRecover}>
            Use the recovery key
          </Button>
        ) : null}
        <Button variant="quiet" icon={DatabaseBackup} disabled={isPending} onPress={onRestore}>
          Restore a backup
        </Button>
      </div>
    </form>
  );
}

function waitInWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 90) return seconds === 1 ? '1 second' : `${String(seconds)} seconds`;
  return `${String(Math.ceil(seconds / 60))} minutes`;
}
