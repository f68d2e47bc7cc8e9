import { TabletSmartphone } from 'lucide-react';
import { useState } from 'react';
import { failureMessage } from '../../app/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useSession } from '../evaluation/context.ts';
import { useStartHandOver } from './use-hand-over.ts';

interface HandOverButtonProps {
  /** Position of the administration in the evaluation. */
  index: number;
  /** Its title, as the examinee will read it. */
  title: string;
}

/** Hands the device over for one questionnaire, after saying what happens. */
export function HandOverButton({ index, title }: HandOverButtonProps) {
  const session = useSession();
  const startHandOver = useStartHandOver(session);
  const [isOpen, setOpen] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [isStarting, setStarting] = useState(false);

  async function start(): Promise<void> {
    setStarting(true);
    setFailure(null);
    try {
      await startHandOver(index);
    } catch (error) {
      setFailure(failureMessage(error));
      setStarting(false);
    }
  }
  const close = (): void => {
    setOpen(false);
    setFailure(null);
  };

  return (
    <>
      <Button
        icon={TabletSmartphone}
        onPress={() => {
          setOpen(true);
        }}
      >
        Hand over to the examinee
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title="Hand over to the examinee"
        size="small"
        footer={
          <>
            <Button onPress={close}>Cancel</Button>
            <Button
              variant="primary"
              disabled={isStarting}
              onPress={() => {
                void start();
              }}
            >
              Hand over
            </Button>
          </>
        }
      >
        <p>
          {`The examinee answers ${title} alone, one question at a time. Everything else of Residua is closed until your passphrase ends the hand-over.`}
        </p>
        <p>Every answer is kept at once and is marked as answered on screen.</p>
        {failure === null ? null : (
          <Notice tone="error" title="Not handed over" live>
            {failure}
          </Notice>
        )}
      </Dialog>
    </>
  );
}
