import { useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { residua } from '../../app/client.ts';
import { callKey } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { FullPage } from '../../ui/FullPage.tsx';
import { Section } from '../../ui/Section.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useSession } from '../evaluation/context.ts';
import { SealedFacts } from '../evaluation/review/SealedFacts.tsx';
import { SigningForm } from '../signing/SigningForm.tsx';
import { useSigning } from '../signing/use-signing.ts';

/** A second person signs the report that was signed. */
export function CountersignPage({ onBack }: { onBack: () => void }) {
  const { id } = useSession();
  const client = useQueryClient();
  const signing = useSigning(async (request) => {
    client.setQueryData(callKey('chain.get', { id }), await residua.call('countersignature.sign', { id, ...request }));
    showToast('Countersigned the report');
    onBack();
  });
  return (
    <FullPage
      title="Countersign this report"
      lead="Your signature is added to the report in the place kept for a reviewer. The examiner's signature stays valid."
      focusOnMount
      actions={
        <Button variant="quiet" icon={ArrowLeft} onPress={onBack} disabled={signing.isSigning}>
          Back to the evaluation
        </Button>
      }
    >
      <Section title="What you countersign">
        <SealedFacts />
      </Section>
      <Section title="By whom">
        <SigningForm signing={signing} />
      </Section>
    </FullPage>
  );
}
