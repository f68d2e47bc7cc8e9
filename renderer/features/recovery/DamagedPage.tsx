import { useState } from 'react';
import { failureMessage, residua } from '../../app/client.ts';
import { leave } from '../../app/leaving.ts';
import { Button } from '../../ui/Button.tsx';
import { FullPage } from '../../ui/FullPage.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { forgetSessions } from '../evaluation/sessions.ts';
import styles from './recovery.module.css';

/** Damage that was noticed while somebody works. Repairing wants the vault locked. */
export function DamagedPage({ onStay }: { onStay: () => void }) {
  const [failure, setFailure] = useState<string | null>(null);

  async function begin(): Promise<void> {
    try {
      await residua.call('recovery.begin', null);
      // The main process loads the page anew, which then asks what can be done.
      leave();
      forgetSessions();
    } catch (error) {
      setFailure(failureMessage(error));
    }
  }

  return (
    <FullPage
      title="The evaluations are damaged"
      lead="A part of the file that holds them could not be read. What was saved before and reads is kept."
      focusOnMount
    >
      <div className={styles['form']}>
        <p>To restore a backup or to save what can be read, the vault is locked first.</p>
        {failure === null ? null : (
          <Notice tone="error" live>
            {failure}
          </Notice>
        )}
        <div className={styles['actions']}>
          <Button variant="primary" onPress={() => void begin()}>
            Lock and repair
          </Button>
          <Button variant="quiet" onPress={onStay}>
            Go on for now
          </Button>
        </div>
      </div>
    </FullPage>
  );
}
