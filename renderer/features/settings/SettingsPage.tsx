import type { SettingsPart } from '../../app/navigation.ts';
import { BackTitle } from '../../app/BackTitle.tsx';
import { AppFrame } from '../../ui/AppFrame.tsx';
import { Page } from '../../ui/Page.tsx';
import { AuditTrail } from '../audit/AuditTrail.tsx';
import { BackupSettings } from '../backup/BackupSettings.tsx';
import { PaletteButton } from '../evaluation/Saving.tsx';
import { DeletedEvaluations } from '../evaluations/DeletedEvaluations.tsx';
import { Phrases } from '../phrases/Phrases.tsx';
import { About } from './About.tsx';
import { Accounts } from './Accounts.tsx';
import { Appearance } from './Appearance.tsx';
import { ExaminerForm } from './ExaminerForm.tsx';
import { Identities } from './Identities.tsx';
import { SettingsNav } from './SettingsNav.tsx';
import { TimestampServer } from './TimestampServer.tsx';
import { Updates } from './Updates.tsx';
import { VaultSettings } from './VaultSettings.tsx';

/** Settings, a part at a time. */
export function SettingsPage({ part, evaluation }: { part: SettingsPart; evaluation?: string | undefined }) {
  return (
    <AppFrame
      title={<BackTitle title="Settings" />}
      titleEnd={<PaletteButton />}
      rail={<SettingsNav part={part} />}
      railLabel="Settings"
    >
      <Part part={part} evaluation={evaluation} />
    </AppFrame>
  );
}

function Part({ part, evaluation }: { part: SettingsPart; evaluation: string | undefined }) {
  switch (part) {
    case 'examiner':
      return (
        <Page
          title="Examiner"
          lead="Printed in the letterhead and the signature block of new evaluations."
          focusOnMount
        >
          <ExaminerForm />
        </Page>
      );
    case 'identities':
      return (
        <Page
          title="Signing identities"
          lead="A key and a certificate with your name. Reports are signed with one of them."
          focusOnMount
        >
          <Identities />
          <TimestampServer />
        </Page>
      );
    case 'vault':
      return (
        <Page title="Vault" lead="How your evaluations are locked, and what opens them again." focusOnMount>
          <VaultSettings />
        </Page>
      );
    case 'backup':
      return (
        <Page title="Backup" lead="Copies of everything, for the day this machine or its disk fails." focusOnMount>
          <BackupSettings />
        </Page>
      );
    case 'accounts':
      return (
        <Page
          title="Examiners on this machine"
          lead="Each person has a passphrase, a role and signing identities of their own. All see the same evaluations."
          focusOnMount
        >
          <Accounts />
        </Page>
      );
    case 'phrases':
      return (
        <Page
          title="Phrases"
          lead="Passages you write often. Insert them at the caret of any long text of an evaluation; what you leave unedited is told before you sign."
          focusOnMount
        >
          <Phrases />
        </Page>
      );
    case 'deleted':
      return (
        <Page
          title="Deleted evaluations"
          lead="They can be restored for 30 days. Then nothing of them is left in the vault."
          focusOnMount
        >
          <DeletedEvaluations />
        </Page>
      );
    case 'audit':
      return (
        <Page
          title="Audit trail"
          lead="What was done, by whom and when. It holds no text of an evaluation, and each entry proves the one before."
          focusOnMount
        >
          <AuditTrail key={evaluation ?? ''} evaluation={evaluation} />
        </Page>
      );
    case 'appearance':
      return (
        <Page title="Appearance" focusOnMount>
          <Appearance />
        </Page>
      );
    case 'updates':
      return (
        <Page
          title="Updates"
          lead="Residua never updates itself. You decide when, and each update is verified before it is used."
          focusOnMount
        >
          <Updates />
        </Page>
      );
    case 'about':
      return (
        <Page title="About Residua" focusOnMount>
          <About />
        </Page>
      );
  }
}
