import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { FullPage } from '../../ui/FullPage.tsx';
import { Section } from '../../ui/Section.tsx';
import { ExaminerForm } from '../settings/ExaminerForm.tsx';
import { Identities } from '../settings/Identities.tsx';
import styles from './welcome.module.css';

/** Two things that make the first report complete; both can wait. */
export function WelcomePage({ onDone }: { onDone: () => void }) {
  const [part, setPart] = useState<'examiner' | 'identity'>('examiner');
  if (part === 'examiner') {
    return (
      <FullPage
        key="examiner"
        title="Who signs the reports?"
        lead="Printed in the letterhead and the signature block. Everything can be changed later in the settings."
        width="wide"
      >
        <ExaminerForm />
        <div className={styles['actions']}>
          <Button
            variant="primary"
            onPress={() => {
              setPart('identity');
            }}
          >
            Go on
          </Button>
          <Button variant="quiet" onPress={onDone}>
            Skip for now
          </Button>
        </div>
      </FullPage>
    );
  }
  return (
    <FullPage
      key="identity"
      title="Your signing identity"
      lead="A key and a certificate with your name. Each report is signed with it, so that any later change to the file shows."
      width="wide"
    >
      <Section title="Signing identities">
        <Identities />
      </Section>
      <div className={styles['actions']}>
        <Button variant="primary" onPress={onDone}>
          Begin
        </Button>
        <Button
          variant="quiet"
          onPress={() => {
            setPart('examiner');
          }}
        >
          Back
        </Button>
      </div>
    </FullPage>
  );
}
