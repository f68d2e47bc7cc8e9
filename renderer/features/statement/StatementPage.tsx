import { useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useRef } from 'react';
import { statementNeeds, workStatementOf } from '../../../main/domain/work-statement.ts';
import { residua } from '../../app/client.ts';
import { callKey } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { FullPage } from '../../ui/FullPage.tsx';
import { Section } from '../../ui/Section.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useEvaluationNow, useReadOnly, useSession, useSnapshot } from '../evaluation/context.ts';
import { Muted } from '../evaluation/layout.tsx';
import { savedRevision } from '../evaluation/saved-revision.ts';
import { DocumentPreview } from '../preview/DocumentPreview.tsx';
import { signAsPreviewed } from '../preview/prepared.ts';
import { SignedBytes } from '../preview/SignedBytes.tsx';
import { statementOf, statementSource } from '../preview/sources.ts';
import { SigningForm } from '../signing/SigningForm.tsx';
import { useSigning } from '../signing/use-signing.ts';
import { SignedStatements } from './SignedStatements.tsx';
import { StatementNeeds } from './StatementNeeds.tsx';
import { StatementPreview } from './StatementPreview.tsx';

/** One page for the employer: what it will say, what it still needs, the signature, and those signed before. */
export function StatementPage({ onBack }: { onBack: () => void }) {
  const session = useSession();
  const revision = useSnapshot(({ queue }) => queue.revision);
  const evaluation = useEvaluationNow();
  const readOnly = useReadOnly();
  const client = useQueryClient();
  const signed = useRef<HTMLDivElement>(null);
  const needs = statementNeeds(evaluation);
  const signing = useSigning(async (request) => {
    const saved = await savedRevision(session);
    const statement = await signAsPreviewed(statementOf(session.id, saved), request, (previewSha256) =>
      residua.call('statement.sign', { id: session.id, revision: saved, previewSha256, ...request }),
    );
    await client.invalidateQueries({ queryKey: callKey('statement.list', { id: session.id }) });
    showToast(`Signed statement ${String(statement.number)}`);
    signed.current?.focus();
  });

  return (
    <FullPage
      title="Return-to-work statement"
      lead="One page for the employer: what the examinee can do at work."
      width="wide"
      actions={
        <Button variant="quiet" icon={ArrowLeft} onPress={onBack} disabled={signing.isSigning}>
          Back to the evaluation
        </Button>
      }
    >
      <Section
        title="What it will say"
        help="It goes to the employer, so it holds the minimum: no diagnosis, history, finding or reason, no date of birth, no claim number."
      >
        <StatementPreview statement={workStatementOf(evaluation)} examiner={evaluation.examiner} />
      </Section>
      {needs.length > 0 ? (
        <Section title="Before it can be signed">
          <StatementNeeds needs={needs} readOnly={readOnly} />
        </Section>
      ) : (
        <Section title="Signature">
          {readOnly ? null : <Muted>The evaluation stays a draft: signing this statement does not seal it.</Muted>}
          <SigningForm
            signing={signing}
            signedBytes={(identityId, withoutTimestamp) => (
              <SignedBytes
                name="statement"
                of={statementOf(session.id, revision)}
                {...{ identityId, withoutTimestamp }}
              />
            )}
            besideSign={<DocumentPreview source={() => statementSource(session)} signing={signing} isReady />}
          />
        </Section>
      )}
      <div ref={signed} tabIndex={-1}>
        <SignedStatements id={session.id} />
      </div>
    </FullPage>
  );
}
