import { KeyRound, LockKeyhole, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { failureMessage } from '../../app/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Section } from '../../ui/Section.tsx';
import { ChangePassphraseDialog } from './ChangePassphraseDialog.tsx';
import { IdleMinutes } from './IdleMinutes.tsx';
import { KeychainDialog } from './KeychainDialog.tsx';
import { RecoveryKeyDialog } from './RecoveryKeyDialog.tsx';
import { useProtection } from './use-protection.ts';
import styles from './settings.module.css';

/** The ways into the vault, and when it locks by itself. */
export function VaultSettings() {
  const { data, error, changed, refresh } = useProtection();
  const [dialog, setDialog] = useState<'passphrase' | 'recovery' | 'keychain' | null>(null);
  const close = (): void => {
    setDialog(null);
  };
  if (error !== null) return <Notice tone="error">{failureMessage(error)}</Notice>;
  if (data === undefined) return null;
  const { recoveryKeySince, keychainSince, keychainObstacle } = data;
  return (
    <>
      <Section title="Passphrase">
        <div className={styles['form']}>
          <p>A change takes effect at once. Evaluations and signing identities stay as they are.</p>
          <div>
            <Button
              icon={LockKeyhole}
              onPress={() => {
                setDialog('passphrase');
              }}
            >
              Change the passphrase
            </Button>
          </div>
        </div>
      </Section>
      <Section title="Recovery key">
        <div className={styles['form']}>
          <p>
            {recoveryKeySince === null
              ? 'A key on paper for the day the passphrase is forgotten. Without one, nobody can help then.'
              : `Made on ${recoveryKeySince.slice(0, 10)}. It opens your account without the passphrase.`}
          </p>
          <div>
            <Button
              icon={ScrollText}
              onPress={() => {
                setDialog('recovery');
              }}
            >
              {recoveryKeySince === null ? 'Make a recovery key' : 'Make another recovery key'}
            </Button>
          </div>
        </div>
      </Section>
      <Section title="System keychain">
        <div className={styles['form']}>
          <p>
            {keychainSince === null
              ? 'The operating system can open the vault for whoever is logged in to it. Signing asks for the passphrase all the same.'
              : `Since ${keychainSince.slice(0, 10)} the system’s keychain opens the vault. Signing asks for the passphrase all the same.`}
          </p>
          {keychainSince === null && keychainObstacle !== null ? (
            <Notice title="Not possible here">{keychainObstacle}</Notice>
          ) : (
            <div>
              <Button
                icon={KeyRound}
                onPress={() => {
                  setDialog('keychain');
                }}
              >
                {keychainSince === null ? 'Let the keychain unlock' : 'No longer let the keychain unlock'}
              </Button>
            </div>
          )}
        </div>
      </Section>
      <Section title="Lock by itself">
        <IdleMinutes forced={data.lockAfterMinutesForced} />
      </Section>
      {dialog === 'passphrase' ? <ChangePassphraseDialog onClose={close} onDone={changed} /> : null}
      {dialog === 'recovery' ? (
        <RecoveryKeyDialog isAnother={recoveryKeySince !== null} onClose={close} onDone={refresh} />
      ) : null}
      {dialog === 'keychain' ? <KeychainDialog on={keychainSince === null} onClose={close} onDone={changed} /> : null}
    </>
  );
}
