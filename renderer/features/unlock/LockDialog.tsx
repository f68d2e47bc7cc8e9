import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { Lock } from './use-lock.ts';

/** Shown only when locking would lose something. */
export function LockDialog({ lock }: { lock: Lock }) {
  return (
    <Dialog
      isOpen={lock.obstacle !== null}
      onClose={lock.dismiss}
      title="Not locked"
      size="small"
      alert
      footer={
        <>
          <Button
            variant="danger"
            onPress={() => {
              void lock.force();
            }}
          >
            Lock anyway
          </Button>
          <Button variant="primary" onPress={lock.dismiss}>
            Stay
          </Button>
        </>
      }
    >
      <p>{lock.obstacle}</p>
    </Dialog>
  );
}
