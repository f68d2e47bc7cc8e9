import { useState } from 'react';
import type { CallOutput } from '../../../main/contract/contract.ts';
import { useAct } from '../../app/queries.ts';
import { showToast } from '../../ui/toasts.ts';
import { PassphraseDialog } from './PassphraseDialog.tsx';

interface KeychainDialogProps {
  /** Whether it is to be allowed, or no longer. */
  on: boolean;
  onClose: () => void;
  onDone: (protection: CallOutput<'vault.protection'>) => void;
}

/** Lets the system's keychain open the vault, or takes that back. */
export function KeychainDialog({ on, onClose, onDone }: KeychainDialogProps) {
  const change = useAct('vault.setKeychain');
  const [passphrase, setPassphrase] = useState('');
  return (
    <PassphraseDialog
      title={on ? 'Let the keychain unlock' : 'No longer let the keychain unlock'}
      submit={on ? { label: 'Allow', pending: 'Allowing…' } : { label: 'Take back', pending: 'Taking back…' }}
      failureTitle="Nothing was changed"
      failure={change.error}
      placed={[]}
      isPending={change.isPending}
      isReady
      passphrase={passphrase}
      onPassphrase={setPassphrase}
      onSubmit={() => {
        change.mutate(
          { passphrase, on },
          {
            onSuccess: (protection) => {
              showToast(on ? 'The keychain unlocks from now on' : 'The keychain no longer unlocks');
              onDone(protection);
              onClose();
            },
          },
        );
      }}
      onClose={onClose}
    >
      <p>
        {on
          ? 'Whoever can log in to your account of the operating system can then read the evaluations. A secret of its own is put into the keychain, not your passphrase.'
          : 'The secret in the keychain becomes useless. From now on only the passphrase and the recovery key open the vault.'}
      </p>
    </PassphraseDialog>
  );
}
