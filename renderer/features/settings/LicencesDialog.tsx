import { failureMessage } from '../../app/client.ts';
import { useCall } from '../../app/queries.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import styles from './licences.module.css';

/** What Residua is made of, each part with its licence in full. */
export function LicencesDialog({ onClose }: { onClose: () => void }) {
  const { data, error } = useCall('app.licences', null);
  return (
    <Dialog isOpen onClose={onClose} title="Licenses of the parts" size="large">
      {error === null ? null : <Notice tone="error">{failureMessage(error)}</Notice>}
      {data === undefined ? null : (
        <section className={styles['text']} aria-label="Licenses" tabIndex={0}>
          {data}
        </section>
      )}
    </Dialog>
  );
}
