import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { CallFailure, residua } from '../../../app/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { FullPage } from '../../../ui/FullPage.tsx';
import { Section } from '../../../ui/Section.tsx';
import { SigningForm } from '../../signing/SigningForm.tsx';
import { useSigning } from '../../signing/use-signing.ts';
import { forgetPrepared, previewedHash } from '../../preview/prepared.ts';
import { useSession } from '../context.ts';
import { savedRevision } from '../saved-revision.ts';
import { SealedFacts } from './SealedFacts.tsx';

interface Props {
  onBack: () => void;
  onSigned: () => void;
}

/** The one solemn act: what is sealed, by whom, then the passphrase. */
export function SignPage({ onBack, onSigned }: Props) {
  const session = useSession();
  const signing = useSigning(async (request) => {
    const revision = await savedRevision(session);
    // A report that says nothing of a timestamp is another one than was previewed.
    const previewSha256 =
      request.withoutTimestamp === true ? undefined : previewedHash(session.id, revision, request.identityId);
    try {
      session.sealed(await residua.call('report.sign', { id: session.id, revision, previewSha256, ...request }));
    } catch (error) {
      // A preview that no longer holds must not stop the next attempt.
      if (error instanceof CallFailure && error.code === 'conflict') forgetPrepared();
      throw error;
    }
    forgetPrepared();
    onSigned();
  });
  useEscape(signing.isSigning ? null : onBack);

  return (
    <FullPage
      title="Sign this report"
      lead="Your signature seals the evaluation as it is now. It cannot be changed afterwards."
      width="wide"
      focusOnMount
      actions={
        <Button variant="quiet" icon={ArrowLeft} onPress={onBack} disabled={signing.isSigning}>
          Back to the review
        </Button>
      }
    >
      <Section title="What will be sealed">
        <SealedFacts />
      </Section>
      <Section title="By whom">
        <SigningForm signing={signing} />
      </Section>
    </FullPage>
  );
}

/** Escape goes back, unless it closes a list that is open. */
function useEscape(onEscape: (() => void) | null): void {
  useEffect(() => {
    if (onEscape === null) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      const closesList = document.querySelector('[role="listbox"]') !== null;
      if (event.key === 'Escape' && !event.defaultPrevented && !closesList) onEscape();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [onEscape]);
}
