import { useState, type SubmitEvent } from 'react';
import { failureMessage } from '../../app/client.ts';
import { useAct } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FullPage } from '../../ui/FullPage.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './unlock.module.css';

const LEAST = 12;

/** The first start: a passphrase for everything that will be stored on this machine. */
export function CreatePage({ onOpened }: { onOpened: () => void }) {
  const create = useAct('vault.create');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [understood, setUnderstood] = useState(false);
  const [tried, setTried] = useState(false);
  const isShort = passphrase.length < LEAST;
  const differs = again !== passphrase;
  const canCreate = !isShort && !differs && understood && !create.isPending;

  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    setTried(true);
    if (canCreate) create.mutate({ passphrase }, { onSuccess: onOpened });
  }

  return (
    <FullPage
      title="Choose a passphrase"
      lead="Residua keeps all evaluations on this machine, encrypted. The passphrase is the only way to open them."
    >
      <form className={styles['form']} onSubmit={onSubmit}>
        <TextField
          label="Passphrase"
          help={`At least ${String(LEAST)} characters. Several words in a row are easy to keep in mind.`}
          type="password"
          autoComplete="new-password"
          maxLength={1024}
          autoFocus
          value={passphrase}
          onChange={setPassphrase}
          error={
            tried && isShort
              ? `A passphrase has at least ${String(LEAST)} characters; yours has ${String(passphrase.length)}.`
              : null
          }
        />
        <TextField
          label="Passphrase again"
          type="password"
          autoComplete="new-password"
          maxLength={1024}
          value={again}
          onChange={setAgain}
          error={tried && differs ? 'The two entries differ. Enter the same passphrase twice.' : null}
        />
        <Notice tone="attention" title="A forgotten passphrase cannot be recovered">
          Nobody can open the evaluations without it, and this version has no recovery. Write it down and keep it in a
          safe place.
        </Notice>
        <Checkbox
          checked={understood}
          onChange={setUnderstood}
          error={tried && !understood ? 'Confirm that you have read this.' : null}
        >
          I have kept the passphrase in a safe place
        </Checkbox>
        {create.error === null ? null : (
          <Notice tone="error" title="Nothing was created" live>
            {failureMessage(create.error)}
          </Notice>
        )}
        <div>
          <Button type="submit" variant="primary" disabled={create.isPending}>
            {create.isPending ? 'Creating…' : 'Create'}
          </Button>
        </div>
      </form>
    </FullPage>
  );
}
