import type { TakenCase } from '../../../main/contract/case-file-schemas.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './case-files.module.css';

/** What imported FHIR Bundles say and their drafts do not hold, so that nobody takes a draft for all there was. */
export function PartialImports({ files, onClose }: { files: readonly TakenCase[]; onClose: () => void }) {
  if (files.length === 0) return null;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Imported, but not all of it"
      footer={
        <Button variant="primary" onPress={onClose}>
          Close
        </Button>
      }
    >
      <p>The draft holds what an evaluation has a place for. These parts of the file were not taken:</p>
      {files.map(({ opened, fileName, leftOut }) => (
        <section key={opened.id} aria-label={fileName}>
          {files.length === 1 ? null : <h3 className={styles['file']}>{fileName}</h3>}
          <ul className={styles['leftOut']}>
            {leftOut.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}
