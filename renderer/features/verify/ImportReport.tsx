import { useQueryClient } from '@tanstack/react-query';
import { FileInput } from 'lucide-react';
import type { ReportCheck } from '../../../main/contract/verification-schemas.ts';
import { failureMessage } from '../../app/client.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useAct } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { showToast } from '../../ui/toasts.ts';
import { adoptSession } from '../evaluation/sessions.ts';

/** Makes a new draft of the evaluation inside the report. */
export function ImportReport({ sha256, verdict }: { sha256: string; verdict: ReportCheck['verdict'] }) {
  const client = useQueryClient();
  const { go } = useNavigation();
  const { mutate, isPending, error } = useAct('verify.import');
  const isDoubtful = verdict === 'not-valid' || verdict === 'not-judged';

  function take(): void {
    mutate(
      { sha256 },
      {
        onSuccess: (open) => {
          client.setQueryData(['session', open.id], adoptSession(open));
          void client.invalidateQueries({ queryKey: ['evaluation.list'] });
          go({ page: 'evaluation', id: open.id, step: 'referral' });
          showToast(
            isDoubtful
              ? 'Imported as a new draft. The report is not known to be valid: check every entry against another copy.'
              : 'Imported as a new draft. The signature belongs to the report, not to the draft.',
          );
        },
      },
    );
  }

  return (
    <>
      <Button icon={FileInput} onPress={take} disabled={isPending}>
        {isDoubtful ? 'Import as a draft all the same' : 'Import as a draft'}
      </Button>
      {isDoubtful ? (
        <Notice tone="attention">
          The evaluation inside may not be what was signed. A draft made of it claims nothing, but check every entry.
        </Notice>
      ) : null}
      {error === null ? null : (
        <Notice tone="error" title="Nothing was imported" live>
          {failureMessage(error)}
        </Notice>
      )}
    </>
  );
}
