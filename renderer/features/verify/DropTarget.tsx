import { FileSearch } from 'lucide-react';
import { useEffect, useState } from 'react';
import { runCommand } from '../../app/use-command.ts';
import { Icon } from '../../ui/Icon.tsx';
import { showToast } from '../../ui/toasts.ts';
import { offerPdf } from './inbox.ts';
import styles from './verify.module.css';

const PDF_NAME = /\.pdf$/i;

/**
 * A PDF that is dropped anywhere where nothing else takes files is verified. It listens at the document: after the page's own
 * places for files, and before what takes case files at the window.
 */
export function DropTarget() {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      setOver(!event.defaultPrevented && carriesPdf(event.dataTransfer));
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (event.defaultPrevented) return;
      const files = [...(event.dataTransfer?.files ?? [])];
      const [pdf, ...others] = files.filter(isPdf);
      // Whatever else was dropped along belongs to whoever takes case files.
      if (pdf === undefined || files.some((file) => !isPdf(file))) return;
      event.preventDefault();
      if (others.length > 0) showToast('Only the first of the PDFs was taken: one is verified at a time.');
      offerPdf(pdf);
      runCommand('verify-report');
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className={styles['target']} aria-hidden="true">
      <p className={styles['targetWords']}>
        <Icon of={FileSearch} />
        Drop the PDF to verify it
      </p>
    </div>
  );
}

function isPdf({ name, type }: File): boolean {
  return type === 'application/pdf' || PDF_NAME.test(name);
}

/** While it is dragged only the kind of a file is known. */
function carriesPdf(transfer: DataTransfer | null): boolean {
  return [...(transfer?.items ?? [])].some(({ kind, type }) => kind === 'file' && type === 'application/pdf');
}
