import { useState } from 'react';
import type { AccountRow } from '../../../main/contract/vault-schemas.ts';
import { useAct } from '../../app/queries.ts';
import { PassphraseDialog } from './PassphraseDialog.tsx';

interface RemoveAccountDialogProps {
  account: AccountRow;
  onClose: () => void;
  onDone: (people: AccountRow[]) => void;
}

/** Takes a person's ways into the vault away. */
export function RemoveAccountDialog({ account, onClose, onDone }: RemoveAccountDialogProps) {
  const remove = useAct('account.remove');
  const [passphrase, setPassphrase] = useState('');
  return (
    <PassphraseDialog
      title={`Remove ${account.name}`}
      submit={{ label: 'Remove', pending: 'Removing…' }}
      failureTitle="Nobody was removed"
      failure={remove.error}
      placed={[]}
      isPending={remove.isPending}
      isReady
      passphrase={passphrase}
      passphraseLabel="Your own passphrase"
      onPassphrase={setPassphrase}
      onSubmit={() => {
        remove.mutate({ passphrase, id: account.id }, { onSuccess: onDone });
      }}
      onClose={onClose}
    >
      <p>
        Their passphrase, recovery key and keychain no longer open the vault, and nobody can sign with their identities
        again. Evaluations and signed reports stay.
      </p>
    </PassphraseDialog>
  );
}
