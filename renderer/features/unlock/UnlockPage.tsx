import { useState, type SubmitEvent } from 'react';
import { CallFailure, failureMessage } from '../../app/client.ts';
import { useAct } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { FullPage } from '../../ui/FullPage.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './unlock.module.css';

/** The passphrase opens the evaluations. */
export function UnlockPage({ onOpened }: { onOpened: () => void }) {
  const unlock = useAct('vault.unlock');
  const [passphrase, setPassphrase] = useState('');
  const isWrong = unlock.error instanceof CallFailure && unlock.error.code === 'wrong-passphrase';

  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (passphrase !== '' && !unlock.isPending) unlock.mutate({ passphrase }, { onSuccess: onOpened });
  }

  return (
    <FullPage title="Unlock Residua" lead="Your evaluations are encrypted on this machine.">
      <form className={styles['form']} onSubmit={onSubmit}>
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
          error={
            isWrong ? 'This passphrase does not open the evaluations. Check Caps Lock and the keyboard layout.' : null
          }
        />
        {unlock.error === null || isWrong ? null : (
          <Notice tone="error" title="Not unlocked" live>
            {failureMessage(unlock.error)}
          </Notice>
        )}
        <div>
          <Button type="submit" variant="primary" disabled={passphrase === '' || unlock.isPending}>
            {unlock.isPending ? 'Unlocking…' : 'Unlock'}
          </Button>
        </div>
      </form>
    </FullPage>
  );
}
