import { Printer } from 'lucide-react';
import { useState } from 'react';
import { recoveryKeyGroups } from '../../../main/domain/recovery-key.ts';
import { failureMessage } from '../../app/client.ts';
import { useAct } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { showToast } from '../../ui/toasts.ts';
import { PassphraseDialog } from './PassphraseDialog.tsx';
import styles from './vault.module.css';

interface RecoveryKeyDialogProps {
  /** Whether one was made before. */
  isAnother: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Makes a recovery key and shows it this once. */
export function RecoveryKeyDialog({ isAnother, onClose, onDone }: RecoveryKeyDialogProps) {
  const make = useAct('vault.makeRecoveryKey');
  const [passphrase, setPassphrase] = useState('');
  if (make.data !== undefined) return <MadeDialog recoveryKey={make.data.recoveryKey} onClose={onClose} />;
  return (
    <PassphraseDialog
      title={isAnother ? 'Make another recovery key' : 'Make a recovery key'}
      submit={{ label: 'Make the key', pending: 'Making…' }}
      failureTitle="No key was made"
      failure={make.error}
      placed={[]}
      isPending={make.isPending}
      isReady
      passphrase={passphrase}
      onPassphrase={setPassphrase}
      onSubmit={() => {
        make.mutate({ passphrase }, { onSuccess: onDone });
      }}
      onClose={onClose}
    >
      <p>
        {isAnother
          ? 'The key made before stops working at once. The new one is shown once, for you to print.'
          : 'It is shown once, for you to print. Residua keeps nothing that could show it again.'}
      </p>
    </PassphraseDialog>
  );
}

function MadeDialog({ recoveryKey, onClose }: { recoveryKey: string; onClose: () => void }) {
  const save = useAct('vault.saveRecoverySheet');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Your recovery key"
      footer={
        <>
          <Button
            icon={Printer}
            disabled={save.isPending}
            onPress={() => {
              save.mutate(
                { recoveryKey },
                {
                  onSuccess: ({ fileName }) => {
                    if (fileName !== null) showToast(`Saved as ${fileName}. Print it, then delete the file.`);
                  },
                },
              );
            }}
          >
            Save as a page to print
          </Button>
          <Button variant="primary" onPress={onClose}>
            I have kept it
          </Button>
        </>
      }
    >
      <div className={styles['made']}>
        <ul className={styles['groups']} aria-label="Recovery key">
          {recoveryKeyGroups(recoveryKey).map((group, position) => (
            <li key={`${String(position)} ${group}`} className={styles['group']}>
              {group}
            </li>
          ))}
        </ul>
        <p>Write it down or print it. The last group checks the others.</p>
        <Notice tone="attention" title="Who has this key and the computer can read every evaluation">
          Keep it away from the computer, in a place that locks. It is not shown again.
        </Notice>
        {save.error === null ? null : (
          <Notice tone="error" title="Not saved" live>
            {failureMessage(save.error)}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
