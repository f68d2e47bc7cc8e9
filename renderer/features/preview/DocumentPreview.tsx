import { Eye } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import type { Signing } from '../signing/use-signing.ts';
import { PreviewDialog } from './PreviewDialog.tsx';
import type { PreviewSource } from './sources.ts';

interface Props {
  /** What to show, as it is when the preview is opened. */
  source: () => PreviewSource;
  signing: Signing;
  /** Whether it can be signed as it is. */
  isReady: boolean;
}

/** A button that shows a document as it would be signed, and takes the signer who was chosen there to the signature. */
export function DocumentPreview({ source, signing, isReady }: Props) {
  const [shown, setShown] = useState<PreviewSource | null>(null);
  return (
    <>
      <Button
        icon={Eye}
        disabled={signing.isSigning}
        onPress={() => {
          setShown(source());
        }}
      >
        Preview
      </Button>
      {shown === null ? null : (
        <PreviewDialog
          source={shown}
          onSign={
            isReady
              ? (identityId) => {
                  signing.choose(identityId);
                  setShown(null);
                }
              : undefined
          }
          onClose={() => {
            setShown(null);
          }}
        />
      )}
    </>
  );
}
