import { useState } from 'react';
import { useCommands } from '../../app/use-command.ts';
import { PreviewDialog } from './PreviewDialog.tsx';

/** Hears "Preview report" and shows it over the open evaluation. `onSign` undefined: it cannot be signed now. */
export function ReportPreview({ onSign }: { onSign: (() => void) | undefined }) {
  const [isOpen, setIsOpen] = useState(false);
  useCommands((command) => {
    if (command === 'preview-report') setIsOpen(true);
    return command === 'preview-report';
  });
  if (!isOpen) return null;
  return (
    <PreviewDialog
      onSign={
        onSign === undefined
          ? undefined
          : () => {
              setIsOpen(false);
              onSign();
            }
      }
      onClose={() => {
        setIsOpen(false);
      }}
    />
  );
}
