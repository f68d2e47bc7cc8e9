import type { Identity } from '../../../main/contract/schemas.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

/** Asks, because a removed key cannot be brought back. */
export function RemoveIdentityDialog(props: { identity: Identity; onClose: () => void; onConfirm: () => void }) {
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={`Remove ${props.identity.name}?`}
      size="small"
      alert
      footer={
        <>
          <Button onPress={props.onClose}>Keep</Button>
          <Button variant="danger" onPress={props.onConfirm}>
            Remove
          </Button>
        </>
      }
    >
      <p>Its key is deleted and cannot be brought back. Reports that were signed with it stay valid.</p>
    </Dialog>
  );
}
