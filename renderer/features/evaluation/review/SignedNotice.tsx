import { Download } from 'lucide-react';
import { failureMessage } from '../../../app/client.ts';
import { useAct } from '../../../app/queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useSession, useSnapshot } from '../context.ts';

/** On every page of a signed evaluation: who signed when, and the way to the report. */
export function SignedNotice() {
  const session = useSession();
  const report = useSnapshot((snapshot) => snapshot.signedReport);
  const exportReport = useAct('report.export');
  if (report === null) return null;

  function start(): void {
    exportReport.mutate(
      { id: session.id },
      {
        onSuccess: ({ fileName }) => {
          if (fileName !== null) showToast(`Exported ${fileName}`);
        },
      },
    );
  }

  return (
    <>
      <Notice
        title={`Signed by ${report.signerName}`}
        action={
          <Button variant="primary" icon={Download} onPress={start} disabled={exportReport.isPending}>
            Export report
          </Button>
        }
      >
        {`On ${new Date(report.signedAt).toLocaleString()}. This evaluation can only be read.`}
      </Notice>
      {exportReport.error === null ? null : (
        <Notice tone="error" title="The report was not exported" live>
          {failureMessage(exportReport.error)}
        </Notice>
      )}
    </>
  );
}
