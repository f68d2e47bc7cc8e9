import { useState } from 'react';
import { useAct, useCall } from '../../app/queries.ts';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { PassphraseDialog, messageAt } from './PassphraseDialog.tsx';

type Algorithm = 'P-256' | 'RSA-3072';

/** A self-signed identity, made on this machine. */
export function CreateIdentityDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const examiner = useCall('examiner.get', null).data;
  const create = useAct('identity.create');
  const [typedName, setName] = useState<string | null>(null);
  const [typedOrganization, setOrganization] = useState<string | null>(null);
  const [typedEmail, setEmail] = useState<string | null>(null);
  const [typedLicence, setLicence] = useState<string | null>(null);
  const [algorithm, setAlgorithm] = useState<Algorithm>('P-256');
  const [passphrase, setPassphrase] = useState('');
  const name = typedName ?? [examiner?.name, examiner?.credentials].filter(Boolean).join(', ').slice(0, 64);
  const organization = typedOrganization ?? (examiner?.organization ?? '').slice(0, 64);
  const email = typedEmail ?? examiner?.email ?? '';

  const licenceNumber = typedLicence ?? (examiner?.licenceNumber ?? '').slice(0, 64);

  function start(): void {
    create.mutate(
      { name, organization, email, licenceNumber, algorithm, passphrase },
      {
        onSuccess: (identity) => {
          showToast(`Created the identity ${identity.name}`);
          onDone();
          onClose();
        },
      },
    );
  }

  return (
    <PassphraseDialog
      title="Create a signing identity"
      submit={{ label: 'Create', pending: 'Creating…' }}
      failureTitle="No identity was created"
      failure={create.error}
      placed={['/name', '/organization', '/email', '/licenceNumber']}
      isPending={create.isPending}
      isReady={name !== ''}
      passphrase={passphrase}
      passphraseHelp="The passphrase you unlock Residua with; it will be asked for at each signature."
      onPassphrase={setPassphrase}
      onSubmit={start}
      onClose={onClose}
    >
      <p>
        Its certificate is self-signed: it proves that a report was not changed, and that the same key signed your other
        reports. Who needs an authority to vouch for you asks for an imported one.
      </p>
      <TextField
        label="Name"
        help="As the signature shows it."
        maxLength={64}
        value={name}
        onChange={setName}
        error={messageAt(create.error, '/name')}
        autoFocus
      />
      <TextField
        label="Organization"
        maxLength={64}
        value={organization}
        onChange={setOrganization}
        error={messageAt(create.error, '/organization')}
      />
      <TextField
        label="E-mail"
        type="email"
        value={email}
        onChange={setEmail}
        error={messageAt(create.error, '/email')}
      />
      <TextField
        label="License number"
        help="Stands in the certificate. It may be empty."
        maxLength={64}
        value={licenceNumber}
        onChange={setLicence}
        error={messageAt(create.error, '/licenceNumber')}
      />
      <ChoiceGroup<Algorithm>
        label="Kind of key"
        orientation="column"
        options={[
          { value: 'P-256', label: 'Elliptic curve P-256', hint: 'Small and quick; read by all current programs' },
          { value: 'RSA-3072', label: 'RSA 3072', hint: 'For recipients with older programs' },
        ]}
        value={algorithm}
        onChange={(value) => {
          if (value !== null) setAlgorithm(value);
        }}
      />
    </PassphraseDialog>
  );
}
