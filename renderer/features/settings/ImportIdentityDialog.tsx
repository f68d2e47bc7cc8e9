import { useState } from 'react';
import { CallFailure, failureMessage } from '../../app/client.ts';
import { useAct } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import styles from './settings.module.css';

/** An identity from a .p12 file; the file itself is chosen in the system's own window. */
export function ImportIdentityDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const importFile = useAct('identity.import');
  const [password, setPassword] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const code = importFile.error instanceof CallFailure ? importFile.error.code : null;
  const isPlaced = code === 'wrong-password' || code === 'wrong-passphrase';

  function start(): void {
    importFile.mutate(
      { password, passphrase },
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
    <Dialog
      isOpen
      onClose={onClose}
      title="Import a .p12 file"
      dismissable={!importFile.isPending}
      footer={
        <>
          <Button onPress={onClose} disabled={importFile.isPending}>
            Cancel
          </Button>
          <Button variant="primary" onPress={start} disabled={passphrase === '' || importFile.isPending}>
            {importFile.isPending ? 'Importing…' : 'Choose the file'}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <TextField
          label="Password of the file"
          help="Given with the file. It may be empty."
          type="password"
          maxLength={1024}
          value={password}
          onChange={setPassword}
          error={code === 'wrong-password' ? (importFile.error?.message ?? null) : null}
          autoFocus
        />
        <TextField
          label="Passphrase"
          help="The passphrase you unlock Residua with; it will be asked for at each signature."
          type="password"
          autoComplete="current-password"
          maxLength={1024}
          value={passphrase}
          onChange={setPassphrase}
          error={code === 'wrong-passphrase' ? (importFile.error?.message ?? null) : null}
        />
        {importFile.error === null || isPlaced ? null : (
          <Notice tone="error" title="Nothing was imported" live>
            {failureMessage(importFile.error)}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
