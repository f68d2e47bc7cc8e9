import { PenLine } from 'lucide-react';
import type { ReactNode, SubmitEvent } from 'react';
import { CallFailure, failureMessage } from '../../app/client.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useCall } from '../../app/queries.ts';
import type { Identity } from '../../../main/contract/schemas.ts';
import { identityTerm } from '../../../main/domain/identity-term.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Fields, Muted, Row } from '../evaluation/layout.tsx';
import { MakingLine } from '../making/MakingLine.tsx';
import { IdentityTermNotice } from './IdentityTermNotice.tsx';
import type { Signing } from './use-signing.ts';

interface Props {
  signing: Signing;
  /** Further questions about the one who was chosen. */
  details?: (identity: Identity) => ReactNode;
  /** False while an answer to them lacks. */
  isReady?: boolean;
  /** Stands above each button that signs: what this one would sign. */
  signedBytes?: (identityId: string, withoutTimestamp: boolean) => ReactNode;
  /** Stands beside the button that signs. */
  besideSign?: ReactNode;
}

/** Who signs, and the passphrase. */
export function SigningForm({ signing, details, isReady = true, signedBytes, besideSign }: Props) {
  const { go } = useNavigation();
  const identities = useCall('identity.list', null);
  const { identityId, isSigning, failure, wasCancelled, passphrase } = signing;
  const list = identities.data ?? [];
  const chosen = list.find(({ id }) => id === identityId) ?? (list.length === 1 ? list[0] : undefined);
  const timestampUrl = useCall('settings.get', null).data?.timestampUrl ?? null;
  const lacksTimestamp = failure instanceof CallFailure && failure.code === 'timestamp-failed';
  const isWrong = failure instanceof CallFailure && failure.code === 'wrong-passphrase';

  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (chosen !== undefined && passphrase !== '' && isReady) signing.start(chosen.id);
  }

  if (list.length === 0 && identities.isSuccess) {
    return (
      <Notice
        tone="attention"
        title="There is no signing identity yet"
        action={
          <Button
            onPress={() => {
              go({ page: 'settings', part: 'identities' });
            }}
          >
            Create or import one
          </Button>
        }
      >
        A signing identity is a key and a certificate with your name.
      </Notice>
    );
  }
  return (
    <form onSubmit={onSubmit}>
      <Fields>
        <Select
          label="Signing identity"
          width="full"
          options={list.map(({ id, name, algorithm, selfSigned, notBefore, notAfter }) => ({
            value: id,
            label: name,
            description:
              identityTerm(notBefore, notAfter, new Date()).text ??
              `${algorithm}, ${selfSigned ? 'self-signed' : 'issued'}, valid until ${notAfter.slice(0, 10)}`,
          }))}
          value={chosen?.id ?? null}
          onChange={signing.choose}
          placeholder="Choose who signs"
          disabled={isSigning}
        />
        {chosen === undefined ? null : (
          <>
            <Muted>
              {`${chosen.subject}. Certificate fingerprint ${chosen.sha256Fingerprint.slice(0, 16)}… ` +
                (chosen.drawnSignature === null
                  ? 'The name is printed in a face like handwriting.'
                  : 'Your drawn signature is printed.')}
            </Muted>
            <IdentityTermNotice identity={chosen} />
            {details?.(chosen)}
          </>
        )}
        {timestampUrl === null ? null : (
          <Muted>{`A timestamp will be asked of ${new URL(timestampUrl).host}. It sees a hash of the signature only.`}</Muted>
        )}
        <TextField
          label="Passphrase"
          help="The passphrase you unlock Residua with."
          type="password"
          autoComplete="current-password"
          width="medium"
          maxLength={1024}
          value={passphrase}
          onChange={signing.setPassphrase}
          error={isWrong ? failureMessage(failure) : null}
          readOnly={isSigning}
        />
        {failure === null || isWrong ? null : (
          <Notice
            tone="error"
            title="Not signed"
            live
            action={
              lacksTimestamp && chosen !== undefined ? (
                <Button
                  onPress={() => {
                    signing.start(chosen.id, { withoutTimestamp: true });
                  }}
                  busy={isSigning}
                >
                  Sign without a timestamp
                </Button>
              ) : undefined
            }
          >
            {failureMessage(failure)}
            {lacksTimestamp && chosen !== undefined ? signedBytes?.(chosen.id, true) : null}
          </Notice>
        )}
        {chosen === undefined ? null : signedBytes?.(chosen.id, false)}
        <Row>
          <Button
            type="submit"
            variant="primary"
            icon={PenLine}
            busy={isSigning}
            disabled={chosen === undefined || passphrase === '' || !isReady}
          >
            {isSigning ? 'Signing…' : 'Sign'}
          </Button>
          {besideSign}
        </Row>
        <MakingLine
          kind="signing"
          isRunning={isSigning}
          wasCancelled={wasCancelled}
          words="Making and signing the document"
        />
      </Fields>
    </form>
  );
}
