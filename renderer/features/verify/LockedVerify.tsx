import { ChevronLeft, FileSearch } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useCommands } from '../../app/use-command.ts';
import { Button } from '../../ui/Button.tsx';
import { FullPage } from '../../ui/FullPage.tsx';
import { useVerify } from './use-verify.ts';
import { Verification } from './Verification.tsx';
import styles from './verify.module.css';
import { VERIFY_LEAD, VERIFY_TITLE } from './verify-words.ts';

/** The screen before the vault is open, with the way to verify a report: that needs nothing of the vault. */
export function WithVerify({ children }: { children: ReactNode }) {
  const [isVerifying, setVerifying] = useState(false);
  useCommands((command) => {
    if (command !== 'verify-report') return false;
    setVerifying(true);
    return true;
  });
  if (isVerifying) {
    return (
      <LockedVerify
        onBack={() => {
          setVerifying(false);
        }}
      />
    );
  }
  return (
    <>
      {children}
      <footer className={styles['footer']}>
        <Button
          variant="quiet"
          size="small"
          icon={FileSearch}
          onPress={() => {
            setVerifying(true);
          }}
        >
          {VERIFY_TITLE}
        </Button>
      </footer>
    </>
  );
}

function LockedVerify({ onBack }: { onBack: () => void }) {
  const verifying = useVerify();
  return (
    <FullPage
      title={VERIFY_TITLE}
      lead={VERIFY_LEAD}
      width="wide"
      focusOnMount
      actions={
        <Button variant="quiet" icon={ChevronLeft} onPress={onBack}>
          Back
        </Button>
      }
    >
      <Verification verifying={verifying} canOpen={false} />
    </FullPage>
  );
}
