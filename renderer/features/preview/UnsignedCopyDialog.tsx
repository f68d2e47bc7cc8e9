import { useState } from 'react';
import { failureMessage, isCancelled } from '../../app/client.ts';
import { useAct } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { flushSessions } from '../evaluation/sessions.ts';
import { MakingLine } from '../making/MakingLine.tsx';
import { cancelMaking } from '../making/use-making.ts';

type Format = 'docx' | 'txt' | 'pdf-protected';
const LEAST = 8;

/** A copy of the report in another form, which says on every page or at its head that it is not the report. */
export function UnsignedCopyDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { mutate, isPending, error } = useAct('report.exportCopy');
  const [format, setFormat] = useState<Format>('docx');
  const [password, setPassword] = useState('');
  const isProtected = format === 'pdf-protected';

  function close(): void {
    // Else the question where to save it would come out of nowhere.
    if (isPending) cancelMaking('copy');
    onClose();
  }

  async function start(): Promise<void> {
    // What was typed last belongs to the copy as well.
    await flushSessions();
    mutate(isProtected ? { id, format, password } : { id, format }, {
      onSuccess: ({ fileName }) => {
        if (fileName === null) return;
        showToast(`Exported ${fileName}`);
        onClose();
      },
    });
  }

  return (
    <Dialog
      isOpen
      onClose={close}
      title="Export an unsigned copy"
      size="small"
      footer={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button
            variant="primary"
            busy={isPending}
            disabled={isProtected && password.length < LEAST}
            onPress={() => {
              void start();
            }}
          >
            Choose where to
          </Button>
        </>
      }
    >
      <p>For a reader who asks for another form. Only the signed PDF proves what you wrote.</p>
      <ChoiceGroup<Format>
        label="Form"
        options={[
          { value: 'docx', label: 'Word document' },
          { value: 'txt', label: 'Plain text' },
          { value: 'pdf-protected', label: 'PDF with a password' },
        ]}
        value={format}
        onChange={(chosen) => {
          if (chosen !== null) setFormat(chosen);
        }}
      />
      {isProtected ? (
        <TextField
          label="Password of the copy"
          help="At least 8 characters. Tell it to the reader by another way than the file; it is kept nowhere."
          type="password"
          autoComplete="new-password"
          maxLength={127}
          value={password}
          onChange={setPassword}
        />
      ) : (
        <Notice tone="attention" title="The file is not encrypted">
          Whoever has it can read everything in the report.
        </Notice>
      )}
      <MakingLine kind="copy" isRunning={isPending} wasCancelled={isCancelled(error)} words="Making the copy" />
      {error === null || isCancelled(error) ? null : (
        <Notice tone="error" title="Nothing was exported" live>
          {failureMessage(error)}
        </Notice>
      )}
    </Dialog>
  );
}
