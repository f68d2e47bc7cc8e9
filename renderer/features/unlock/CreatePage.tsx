import { DatabaseBackup } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { CallFailure, failureMessage } from '../../app/client.ts';
import { useAct, useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FullPage } from '../../ui/FullPage.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { NewPassphraseFields } from './NewPassphraseFields.tsx';
import { useNewPassphrase } from './use-new-passphrase.ts';
import styles from './unlock.module.css';

/** The first start: a passphrase for everything that will be stored on this machine. */
export function CreatePage({ onOpened, onRestore }: { onOpened: () => void; onRestore: () => void }) {
  const create = useAct('vault.create');
  const entry = useNewPassphrase();
  const [understood, setUnderstood] = useState(false);
  const [tried, setTried] = useState(false);
  const refusal =
    create.error instanceof CallFailure && create.error.path === '/passphrase' ? create.error.message : null;

  async function start(): Promise<void> {
    setTried(true);
    const isGood = await entry.check();
    if (isGood && understood && !create.isPending)
      create.mutate({ passphrase: entry.passphrase }, { onSuccess: onOpened });
  }

  return (
    <FullPage
      title="Choose a passphrase"
      lead="Residua keeps all evaluations in one place, encrypted. The passphrase opens them."
    >
      <form
        className={styles['form']}
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          void start();
        }}
      >
        <NewPassphraseFields entry={entry} autoFocus refusal={refusal} />
        <Notice tone="attention" title="Nobody can open the evaluations without it">
          Write it down and keep it in a safe place. In the settings, under Vault, you can make a recovery key to print,
          for the day it is forgotten.
        </Notice>
        <DataPlace />
        <Checkbox
          checked={understood}
          onChange={setUnderstood}
          error={tried && !understood ? 'Confirm that you have read this.' : null}
        >
          I have kept the passphrase in a safe place
        </Checkbox>
        {create.error === null || refusal !== null ? null : (
          <Notice tone="error" title="Nothing was created" live>
            {failureMessage(create.error)}
          </Notice>
        )}
        <div className={styles['actions']}>
          <Button type="submit" variant="primary" disabled={create.isPending}>
            {create.isPending ? 'Creating…' : 'Create'}
          </Button>
          <Button variant="quiet" icon={DatabaseBackup} disabled={create.isPending} onPress={onRestore}>
            Restore a backup
          </Button>
        </div>
      </form>
    </FullPage>
  );
}

/** Where everything will lie: whoever has to back it up, or carries it on a stick, wants to know before the first word. */
function DataPlace() {
  const { data } = useCall('app.info', null);
  if (data === undefined) return null;
  return (
    <p className={styles['place']}>
      {data.portable
        ? 'Portable: everything is kept beside the program and goes with it, in '
        : 'Everything is kept in '}
      <span className={styles['folder']}>{data.dataFolder}</span>
    </p>
  );
}
