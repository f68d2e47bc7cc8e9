import { useState } from 'react';
import type { AccountRow } from '../../../main/contract/vault-schemas.ts';
import { ROLE_HINTS, ROLE_LABELS, ROLES, type Role } from '../../../main/domain/accounts.ts';
import { useAct } from '../../app/queries.ts';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { NewPassphraseFields } from '../unlock/NewPassphraseFields.tsx';
import { useNewPassphrase } from '../unlock/use-new-passphrase.ts';
import { messageAt, PassphraseDialog } from './PassphraseDialog.tsx';

interface AccountDialogProps {
  /** Null to add a person. */
  account: AccountRow | null;
  /** Whether it is the one who manages the others. */
  isFirst: boolean;
  onClose: () => void;
  onDone: (people: AccountRow[]) => void;
}

/** Adds a person with a passphrase of their own, or changes name and role. */
export function AccountDialog({ account, isFirst, onClose, onDone }: AccountDialogProps) {
  const add = useAct('account.add');
  const change = useAct('account.change');
  const entry = useNewPassphrase();
  const [name, setName] = useState(account?.name ?? '');
  const [role, setRole] = useState<Role>(account?.role ?? 'examiner');
  const [passphrase, setPassphrase] = useState('');
  const { error, isPending } = account === null ? add : change;

  async function start(): Promise<void> {
    if (account !== null) {
      change.mutate({ passphrase, id: account.id, name, role }, { onSuccess: onDone });
      return;
    }
    if (!(await entry.check())) return;
    add.mutate({ passphrase, name, role, newPassphrase: entry.passphrase }, { onSuccess: onDone });
  }

  return (
    <PassphraseDialog
      title={account === null ? 'Add a person' : `Change ${account.name}`}
      submit={account === null ? { label: 'Add', pending: 'Adding…' } : { label: 'Change', pending: 'Changing…' }}
      failureTitle={account === null ? 'Nobody was added' : 'Nothing was changed'}
      failure={error}
      placed={['/name', '/role', '/newPassphrase']}
      isPending={isPending}
      isReady={name.trim() !== ''}
      passphrase={passphrase}
      passphraseLabel="Your own passphrase"
      onPassphrase={setPassphrase}
      onSubmit={() => {
        void start();
      }}
      onClose={onClose}
    >
      <TextField
        label="Name"
        maxLength={100}
        value={name}
        onChange={setName}
        error={messageAt(error, '/name')}
        autoFocus
      />
      <ChoiceGroup<Role>
        label="Role"
        orientation="column"
        options={ROLES.map((value) => ({ value, label: ROLE_LABELS[value], hint: ROLE_HINTS[value] }))}
        value={role}
        disabled={isFirst}
        onChange={(value) => {
          if (value !== null) setRole(value);
        }}
        error={messageAt(error, '/role')}
      />
      {account === null ? (
        <NewPassphraseFields
          entry={entry}
          label="Passphrase of the new person"
          refusal={messageAt(error, '/newPassphrase')}
        />
      ) : null}
    </PassphraseDialog>
  );
}
