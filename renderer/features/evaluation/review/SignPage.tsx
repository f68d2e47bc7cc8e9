import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { residua } from '../../../app/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { FullPage } from '../../../ui/FullPage.tsx';
import { Section } from '../../../ui/Section.tsx';
import { SigningForm } from '../../signing/SigningForm.tsx';
import { useSigning } from '../../signing/use-signing.ts';
import { signAsPreviewed } from '../../preview/prepared.ts';
import { SignedBytes } from '../../preview/SignedBytes.tsx';
import { reportOf } from '../../preview/sources.ts';
import { useSession, useSnapshot } from '../context.ts';
import { savedRevision } from '../saved-revision.ts';
import { SealedFacts } from './SealedFacts.tsx';

interface Props {
  /** Who was chosen in the preview. */
  proposedSigner: string | null;
  onBack: () => void;
  onSigned: () => void;
}

/** The one solemn act: what is sealed, by whom, then the passphrase. */
export function SignPage({ proposedSigner, onBack, onSigned }: Props) {
  const session = useSession();
  const revision = useSnapshot(({ queue }) => queue.revision);
  const signing = useSigning(async (request) => {
    const saved = await savedRevision(session);
    const sealed = await signAsPreviewed(reportOf(session.id, saved), request, (previewSha256) =>
      residua.call('report.sign', { id: session.id, revision: saved, previewSha256, ...request }),
    );
    session.sealed(sealed);
    onSigned();
  }, proposedSigner);
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
        <SigningForm
          signing={signing}
          signedBytes={(identityId, withoutTimestamp) => (
            <SignedBytes name="report" of={reportOf(session.id, revision)} {...{ identityId, withoutTimestamp }} />
          )}
        />
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
