import type { RefusedCase } from '../../../main/contract/case-file-schemas.ts';
import { pointerWords } from '../../../main/domain/pointer-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { sentence } from '../evaluation/sentence.ts';
import styles from './case-files.module.css';

/** Why case files were not imported: every place in words, with its pointer for whoever mends the file. */
export function RefusedCaseFiles({ files, onClose }: { files: readonly RefusedCase[]; onClose: () => void }) {
  const [first] = files;
  if (first === undefined) return null;
  const title = files.length === 1 ? `${first.fileName} was not imported` : 'Some files were not imported';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      footer={
        <Button variant="primary" onPress={onClose}>
          Close
        </Button>
      }
    >
      <p>Nothing of it was written. Mend the file where it came from, then import it again.</p>
      {files.map(({ fileName, problems }) => (
        <section key={fileName} aria-label={fileName}>
          {files.length === 1 ? null : <h3 className={styles['file']}>{fileName}</h3>}
          <ul className={styles['problems']}>
            {problems.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <p className={styles['place']}>{pointerWords(path)}</p>
                <p>{sentence(message)}</p>
                {path === '' ? null : <p className={styles['pointer']}>{path}</p>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}
