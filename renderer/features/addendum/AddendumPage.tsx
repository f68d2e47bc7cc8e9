import { useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { addendumNeeds, emptyAddendum, hasContent, type Addendum } from '../../../main/domain/addendum.ts';
import type { Chain } from '../../../main/contract/addendum-schemas.ts';
import { failureMessage, residua } from '../../app/client.ts';
import { callKey, useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { FullPage } from '../../ui/FullPage.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SavedState } from '../../ui/SavedState.tsx';
import { Section } from '../../ui/Section.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useEvaluationNow, useSession } from '../evaluation/context.ts';
import { Muted, Row } from '../evaluation/layout.tsx';
import { useAutosave } from '../settings/use-autosave.ts';
import { DocumentPreview } from '../preview/DocumentPreview.tsx';
import { signAsPreviewed } from '../preview/prepared.ts';
import { SignedBytes } from '../preview/SignedBytes.tsx';
import { addendumOf, addendumSource } from '../preview/sources.ts';
import { SigningForm } from '../signing/SigningForm.tsx';
import { useSigning } from '../signing/use-signing.ts';
import { AddendumFields } from './AddendumFields.tsx';
import styles from './addendum.module.css';

/** The next addendum of a signed evaluation: kept while it is typed, then signed as a document of its own. */
export function AddendumPage({ onBack }: { onBack: () => void }) {
  const { id } = useSession();
  const { data: chain, error } = useCall('chain.get', { id });
  if (error !== null) return <Notice tone="error">{failureMessage(error)}</Notice>;
  if (chain === undefined || chain === null) return null;
  return <Writing id={id} chain={chain} onBack={onBack} />;
}

function Writing({ id, chain, onBack }: { id: string; chain: Chain; onBack: () => void }) {
  const client = useQueryClient();
  const evaluation = useEvaluationNow();
  const [addendum, setAddendum] = useState<Addendum>(() => chain.draft ?? emptyAddendum(evaluation));
  const [number] = useState(chain.addenda.length + 1);
  const key = callKey('chain.get', { id });
  const { saving, change: save } = useAutosave(async (draft: Addendum) => {
    await residua.call('addendum.save', { id, addendum: draft });
    client.setQueryData<Chain | null>(key, (known) =>
      known === null || known === undefined ? known : { ...known, draft },
    );
  });
  const signing = useSigning(async (request) => {
    const signed = await signAsPreviewed(addendumOf(id, addendum), request, (previewSha256) =>
      residua.call('addendum.sign', { id, addendum, previewSha256, ...request }),
    );
    client.setQueryData(key, signed);
    showToast(`Signed addendum ${String(number)}`);
    onBack();
  });
  const needs = addendumNeeds(addendum, evaluation);
  const preview = (
    <DocumentPreview source={() => addendumSource(id, addendum)} signing={signing} isReady={needs.length === 0} />
  );

  function change(next: Addendum): void {
    setAddendum(next);
    save(next);
  }

  async function discard(): Promise<void> {
    await residua.call('addendum.discard', { id });
    await client.invalidateQueries({ queryKey: key });
    onBack();
    const gone = addendum;
    showToast('Discarded the addendum', {
      action: {
        label: 'Undo',
        run: () => {
          void residua
            .call('addendum.save', { id, addendum: gone })
            .then(() => client.invalidateQueries({ queryKey: key }));
        },
      },
    });
  }

  return (
    <FullPage
      title={`Addendum ${String(number)}`}
      lead="It amends the signed report, which stays as it is, and is signed as a document of its own."
      width="wide"
      focusOnMount
      actions={
        <Button variant="quiet" icon={ArrowLeft} onPress={onBack} disabled={signing.isSigning}>
          Back to the evaluation
        </Button>
      }
    >
      <Section
        title="What it amends"
        help={`The report signed by ${chain.report.signerName} on ${new Date(chain.report.signedAt).toLocaleString()}.`}
      >
        <p className={styles['detail']}>{`SHA-256 ${chain.report.sha256}`}</p>
      </Section>
      <Section title="Content">
        <AddendumFields addendum={addendum} onChange={change} disabled={signing.isSigning} />
        <p className={styles['saved']}>
          <SavedState state={saving} />
        </p>
        {hasContent(addendum) ? (
          <Row>
            <Button variant="quiet" size="small" onPress={() => void discard()} disabled={signing.isSigning}>
              Discard this addendum
            </Button>
          </Row>
        ) : null}
      </Section>
      <Section title="Signature">
        {needs.length === 0 ? (
          <SigningForm
            signing={signing}
            signedBytes={(identityId, withoutTimestamp) => (
              <SignedBytes name="addendum" of={addendumOf(id, addendum)} {...{ identityId, withoutTimestamp }} />
            )}
            besideSign={preview}
          />
        ) : (
          <>
            <Muted>{`Before it can be signed: ${needs.map(({ text }) => text.toLowerCase()).join('; ')}.`}</Muted>
            {hasContent(addendum) ? <Row>{preview}</Row> : null}
          </>
        )}
      </Section>
    </FullPage>
  );
}
