import { useState } from 'react';
import { useAct } from '../../app/queries.ts';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { PassphraseDialog, messageAt } from './PassphraseDialog.tsx';

const WRONG_PASSWORD = 'wrong-password';

/** An identity from a .p12 file; the file itself is chosen in the system's own window. */
export function ImportIdentityDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const importFile = useAct('identity.import');
  const [password, setPassword] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [licenceNumber, setLicence] = useState('');

  function start(): void {
    importFile.mutate(
      { password, passphrase, licenceNumber },
      {
        onSuccess: (identity) => {
          if (identity === null) return;
          showToast(`Imported the identity ${identity.name}`);
          onDone();
          onClose();
        },
      },
    );
  }

  return (
    <PassphraseDialog
      title="Import a .p12 file"
      submit={{ label: 'Choose the file', pending: 'Importing…' }}
      failureTitle="Nothing was imported"
      failure={importFile.error}
      placed={[WRONG_PASSWORD, '/licenceNumber']}
      isPending={importFile.isPending}
      isReady
      passphrase={passphrase}
      passphraseHelp="The passphrase you unlock Residua with; it will be asked for at each signature."
      onPassphrase={setPassphrase}
      onSubmit={start}
      onClose={onClose}
    >
      <TextField
        label="Password of the file"
        help="Given with the file. It may be empty."
        type="password"
        maxLength={1024}
        value={password}
        onChange={setPassword}
        error={messageAt(importFile.error, WRONG_PASSWORD)}
        autoFocus
      />
      <TextField
        label="License number"
        help="Stands beside the signature. It may be empty."
        maxLength={64}
        value={licenceNumber}
        onChange={setLicence}
        error={messageAt(importFile.error, '/licenceNumber')}
      />
    </PassphraseDialog>
  );
}
