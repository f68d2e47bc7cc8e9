import { useMemo, useState } from 'react';
import { useCommands } from '../../app/use-command.ts';
import { useReadOnly, useSession } from '../evaluation/context.ts';
import { PreviewDialog } from './PreviewDialog.tsx';
import { reportSource } from './sources.ts';
import { UnsignedCopyDialog } from './UnsignedCopyDialog.tsx';

/** Hears "Preview report" and "Export an unsigned copy", and shows them over the open evaluation. `onSign` undefined: it cannot be signed now. */
export function ReportPreview({ onSign }: { onSign: ((identityId: string) => void) | undefined }) {
  const session = useSession();
  const isSigned = useReadOnly();
  const source = useMemo(() => reportSource(session), [session]);
  const [open, setOpen] = useState<'preview-report' | 'export-unsigned-copy' | null>(null);
  useCommands((command) => {
    if (command !== 'preview-report' && command !== 'export-unsigned-copy') return false;
    setOpen(command);
    return true;
  });
  const close = (): void => {
    setOpen(null);
  };
  if (open === null) return null;
  if (open === 'export-unsigned-copy') return <UnsignedCopyDialog id={session.id} onClose={close} />;
  return (
    <PreviewDialog
      source={source}
      isSigned={isSigned}
      onSign={
        onSign === undefined
          ? undefined
          : (identityId) => {
              close();
              onSign(identityId);
            }
      }
      onClose={close}
    />
  );
}
