import { useQuery } from '@tanstack/react-query';
import type { StepId } from '../../../main/domain/steps.ts';
import { failureMessage } from '../../app/client.ts';
import { useNavigation, type EvaluationPart } from '../../app/navigation.ts';
import { AppFrame } from '../../ui/AppFrame.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SessionContext } from './context.ts';
import { EvaluationFrame } from './EvaluationFrame.tsx';
import { openSession } from './sessions.ts';

interface Props {
  id: string;
  step: StepId;
  part: EvaluationPart | undefined;
}

/** One evaluation, opened from the store. */
export function EvaluationPage({ id, step, part }: Props) {
  const { go } = useNavigation();
  const { data: session, error } = useQuery({
    queryKey: ['session', id],
    queryFn: () => openSession(id),
    structuralSharing: false,
    staleTime: Infinity,
    gcTime: 0,
  });

  if (session !== undefined) {
    return (
      <SessionContext value={session}>
        <EvaluationFrame key={id} step={step} part={part} />
      </SessionContext>
    );
  }
  return (
    <AppFrame title="Evaluation">
      {error === null ? null : (
        <Notice
          tone="error"
          title="This evaluation could not be opened"
          live
          action={
            <Button
              onPress={() => {
                go({ page: 'evaluations' });
              }}
            >
              All evaluations
            </Button>
          }
        >
          {failureMessage(error)}
        </Notice>
      )}
    </AppFrame>
  );
}
