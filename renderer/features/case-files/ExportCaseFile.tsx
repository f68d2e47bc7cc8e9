import { failureMessage } from '../../app/client.ts';
import { useAct } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { showToast } from '../../ui/toasts.ts';
import { flushSessions } from '../evaluation/sessions.ts';

/** Says what leaves the vault before it does. */
export function ExportCaseFile({ id, onClose }: { id: string; onClose: () => void }) {
  const { mutate, isPending, error } = useAct('evaluation.exportCase');

  async function start(): Promise<void> {
    // What was typed last belongs to the file as well.
    await flushSessions();
    mutate(
      { id },
      {
        onSuccess: ({ fileName }) => {
          if (fileName === null) return;
          showToast(`Exported ${fileName}`);
          onClose();
        },
      },
    );
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Export case file"
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={isPending}
            onPress={() => {
              void start();
            }}
          >
            Choose where to
          </Button>
        </>
      }
    >
      <Notice tone="attention" title="The file is not encrypted">
        Whoever has it can read the examinee’s name and everything entered here. Keep it on protected media only, and
        delete it when it is no longer needed.
      </Notice>
      <p>
        It holds the whole evaluation as JSON, for another Residua or another program. Files attached to records and a
        signed report are not part of it.
      </p>
      {error === null ? null : (
        <Notice tone="error" title="Nothing was exported" live>
          {failureMessage(error)}
        </Notice>
      )}
    </Dialog>
  );
}
