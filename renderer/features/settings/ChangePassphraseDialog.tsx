import { useState } from 'react';
import type { CallOutput } from '../../../main/contract/contract.ts';
import { useAct } from '../../app/queries.ts';
import { showToast } from '../../ui/toasts.ts';
import { NewPassphraseFields } from '../unlock/NewPassphraseFields.tsx';
import { useNewPassphrase } from '../unlock/use-new-passphrase.ts';
import { messageAt, PassphraseDialog } from './PassphraseDialog.tsx';

interface ChangePassphraseDialogProps {
  onClose: () => void;
  onDone: (protection: CallOutput<'vault.protection'>) => void;
}

/** A new passphrase for the account that is open. */
export function ChangePassphraseDialog({ onClose, onDone }: ChangePassphraseDialogProps) {
  const change = useAct('vault.changePassphrase');
  const entry = useNewPassphrase();
  const [passphrase, setPassphrase] = useState('');

  async function start(): Promise<void> {
    if (!(await entry.check())) return;
    change.mutate(
      { passphrase, newPassphrase: entry.passphrase },
      {
        onSuccess: (protection) => {
          showToast('The passphrase is changed');
          onDone(protection);
          onClose();
        },
      },
    );
  }

  return (
    <PassphraseDialog
      title="Change the passphrase"
      submit={{ label: 'Change', pending: 'Changing…' }}
      failureTitle="The passphrase stays as it was"
      failure={change.error}
      placed={['/newPassphrase']}
      isPending={change.isPending}
      isReady={entry.passphrase !== ''}
      passphrase={passphrase}
      passphraseLabel="Present passphrase"
      onPassphrase={setPassphrase}
      onSubmit={() => {
        void start();
      }}
      onClose={onClose}
    >
      <NewPassphraseFields
        entry={entry}
        label="New passphrase"
        autoFocus
        refusal={messageAt(change.error, '/newPassphrase')}
      />
    </PassphraseDialog>
  );
}
