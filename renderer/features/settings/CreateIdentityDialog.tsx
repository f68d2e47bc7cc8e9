import { useId, useState, type SubmitEvent } from 'react';
import { CallFailure, failureMessage } from '../../app/client.ts';
import { useAct, useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import styles from './settings.module.css';

type Algorithm = 'P-256' | 'RSA-3072';

/** A self-signed identity, made on this machine. */
export function CreateIdentityDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const examiner = useCall('examiner.get', null).data;
  const create = useAct('identity.create');
  const [typedName, setName] = useState<string | null>(null);
  const [typedOrganization, setOrganization] = useState<string | null>(null);
  const [typedEmail, setEmail] = useState<string | null>(null);
  const [algorithm, setAlgorithm] = useState<Algorithm>('P-256');
  const [passphrase, setPassphrase] = useState('');
  const formId = useId();
  const name = typedName ?? [examiner?.name, examiner?.credentials].filter(Boolean).join(', ').slice(0, 64);
  const organization = typedOrganization ?? (examiner?.organization ?? '').slice(0, 64);
  const email = typedEmail ?? examiner?.email ?? '';
  const failure = create.error;
  const isWrong = failure instanceof CallFailure && failure.code === 'wrong-passphrase';
  const errorAt = (path: string): string | null =>
    failure instanceof CallFailure && failure.path === path ? failure.message : null;
  const isPlaced = isWrong || ['/name', '/organization', '/email'].some((path) => errorAt(path) !== null);

  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (name === '' || passphrase === '' || create.isPending) return;
    create.mutate(
      { name, organization, email, algorithm, passphrase },
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
    <Dialog
      isOpen
      onClose={onClose}
      title="Create a signing identity"
      dismissable={!create.isPending}
      footer={
        <>
          <Button onPress={onClose} disabled={create.isPending}>
            Cancel
          </Button>
          <SubmitButton form={formId} disabled={name === '' || passphrase === '' || create.isPending}>
            {create.isPending ? 'Creating…' : 'Create'}
          </SubmitButton>
        </>
      }
    >
      <form id={formId} className={styles['form']} onSubmit={onSubmit}>
        <p>
          Its certificate is self-signed: it proves that a report was not changed, and that the same key signed your
          other reports. Who needs an authority to vouch for you asks for an imported one.
        </p>
        <TextField
          label="Name"
          help="As the signature shows it."
          maxLength={64}
          value={name}
          onChange={setName}
          error={errorAt('/name')}
          autoFocus
        />
        <TextField
          label="Organization"
          maxLength={64}
          value={organization}
          onChange={setOrganization}
          error={errorAt('/organization')}
        />
        <TextField label="E-mail" type="email" value={email} onChange={setEmail} error={errorAt('/email')} />
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
        <TextField
          label="Passphrase"
          help="The passphrase you unlock Residua with; it will be asked for at each signature."
          type="password"
          autoComplete="current-password"
          maxLength={1024}
          value={passphrase}
          onChange={setPassphrase}
          error={isWrong ? failure.message : null}
        />
        {failure === null || isPlaced ? null : (
          <Notice tone="error" title="No identity was created" live>
            {failureMessage(failure)}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}

/** The dialog's footer lies outside the form, so its button names the form. */
function SubmitButton({ form, disabled, children }: { form: string; disabled: boolean; children: string }) {
  return (
    <Button
      variant="primary"
      disabled={disabled}
      onPress={() => {
        const element = document.getElementById(form);
        if (element instanceof HTMLFormElement) element.requestSubmit();
      }}
    >
      {children}
    </Button>
  );
}
