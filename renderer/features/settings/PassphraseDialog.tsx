import { useId, type ReactNode, type SubmitEvent } from 'react';
import { CallFailure, failureMessage } from '../../app/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './settings.module.css';

interface PassphraseDialogProps {
  title: string;
  /** On the button that goes on, and while it runs. */
  submit: { readonly label: string; readonly pending: string };
  /** Above a failure that belongs to no field. */
  failureTitle: string;
  failure: Error | null;
  /** Codes and pointers of the failures that `children` show at their fields. */
  placed: readonly string[];
  isPending: boolean;
  /** Whether the fields of `children` are filled as far as they must be. */
  isReady: boolean;
  passphrase: string;
  passphraseLabel?: string | undefined;
  passphraseHelp?: string | undefined;
  onPassphrase: (passphrase: string) => void;
  onSubmit: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Something that only the owner of the account does: fields of its own, then the passphrase. */
export function PassphraseDialog({ failure, isPending, passphrase, children, ...props }: PassphraseDialogProps) {
  const formId = useId();
  const canSubmit = props.isReady && passphrase !== '' && !isPending;
  const wrongPassphrase = messageAt(failure, 'wrong-passphrase');
  const isPlaced = wrongPassphrase !== null || props.placed.some((place) => messageAt(failure, place) !== null);

  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (canSubmit) props.onSubmit();
  }

  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={props.title}
      dismissable={!isPending}
      footer={
        <>
          <Button onPress={props.onClose} disabled={isPending}>
            Cancel
          </Button>
          {/* The footer lies outside the form. */}
          <Button type="submit" form={formId} variant="primary" disabled={!canSubmit}>
            {isPending ? props.submit.pending : props.submit.label}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles['form']} onSubmit={onSubmit}>
        {children}
        <TextField
          label={props.passphraseLabel ?? 'Passphrase'}
          help={props.passphraseHelp ?? 'The passphrase you unlock Residua with.'}
          type="password"
          autoComplete="current-password"
          maxLength={1024}
          value={passphrase}
          onChange={props.onPassphrase}
          error={wrongPassphrase}
        />
        {failure === null || isPlaced ? null : (
          <Notice tone="error" title={props.failureTitle} live>
            {failureMessage(failure)}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}

/** The message of a failure with this code or at this pointer; null when it is about something else. */
export function messageAt(failure: Error | null, place: string): string | null {
  if (!(failure instanceof CallFailure)) return null;
  return failure.code === place || failure.path === place ? failure.message : null;
}
