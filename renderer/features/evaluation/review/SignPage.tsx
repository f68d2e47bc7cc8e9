import { ArrowLeft, PenLine } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { CallFailure, failureMessage, residua } from '../../../app/client.ts';
import { useNavigation } from '../../../app/navigation.ts';
import { useCall } from '../../../app/queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { FullPage } from '../../../ui/FullPage.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useSession } from '../context.ts';
import { Fields, Muted, Row } from '../layout.tsx';
import { SealedFacts } from './SealedFacts.tsx';

interface Props {
  onBack: () => void;
  onSigned: () => void;
}

/** The one solemn act: what is sealed, by whom, then the passphrase. */
export function SignPage({ onBack, onSigned }: Props) {
  const session = useSession();
  const { go } = useNavigation();
  const identities = useCall('identity.list', null);
  const [identityId, setIdentityId] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [isSigning, setIsSigning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const list = identities.data ?? [];
  const chosen = list.find(({ id }) => id === identityId) ?? (list.length === 1 ? list[0] : undefined);
  const isWrong = failure instanceof CallFailure && failure.code === 'wrong-passphrase';

  async function sign(identity: string): Promise<void> {
    setIsSigning(true);
    setFailure(null);
    try {
      if (!(await session.flush())) {
        throw new CallFailure({ code: 'internal', message: 'The last changes are not saved yet; nothing was signed.' });
      }
      session.sealed(
        await residua.call('report.sign', {
          id: session.id,
          revision: session.revision(),
          identityId: identity,
          passphrase,
        }),
      );
      onSigned();
    } catch (error) {
      setFailure(error);
      setIsSigning(false);
    }
  }

  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (chosen !== undefined && passphrase !== '' && !isSigning) void sign(chosen.id);
  }

  return (
    <FullPage
      title="Sign this report"
      lead="Your signature seals the evaluation as it is now. It cannot be changed afterwards."
      actions={
        <Button variant="quiet" icon={ArrowLeft} onPress={onBack} disabled={isSigning}>
          Back to the review
        </Button>
      }
    >
      <Section title="What will be sealed">
        <SealedFacts />
      </Section>
      <Section title="By whom">
        {list.length === 0 && identities.isSuccess ? (
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
        ) : (
          <form onSubmit={onSubmit}>
            <Fields>
              <Select
                label="Signing identity"
                width="full"
                options={list.map(({ id, name, algorithm, selfSigned, notAfter }) => ({
                  value: id,
                  label: name,
                  description: `${algorithm}, ${selfSigned ? 'self-signed' : 'issued'}, valid until ${notAfter.slice(0, 10)}`,
                }))}
                value={chosen?.id ?? null}
                onChange={setIdentityId}
                placeholder="Choose who signs"
                disabled={isSigning}
              />
              {chosen === undefined ? null : (
                <Muted>{`${chosen.subject}. Certificate fingerprint ${chosen.sha256Fingerprint.slice(0, 16)}…`}</Muted>
              )}
              <TextField
                label="Passphrase"
                help="The passphrase you unlock Residua with."
                type="password"
                autoComplete="current-password"
                width="medium"
                maxLength={1024}
                value={passphrase}
                onChange={setPassphrase}
                error={isWrong ? failureMessage(failure) : null}
                disabled={isSigning}
              />
              {failure === null || isWrong ? null : (
                <Notice tone="error" title="Not signed" live>
                  {failureMessage(failure)}
                </Notice>
              )}
              <Row>
                <Button
                  type="submit"
                  variant="primary"
                  icon={PenLine}
                  disabled={chosen === undefined || passphrase === '' || isSigning}
                >
                  {isSigning ? 'Signing…' : 'Sign'}
                </Button>
              </Row>
            </Fields>
          </form>
        )}
      </Section>
    </FullPage>
  );
}
