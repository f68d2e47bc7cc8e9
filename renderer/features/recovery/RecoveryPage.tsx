import { useState } from 'react';
import type { Salvaged } from '../../../main/contract/backup-schemas.ts';
import { CallFailure, failureMessage, residua } from '../../app/client.ts';
import { useAct, useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { FullPage } from '../../ui/FullPage.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Section } from '../../ui/Section.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { backupTime } from '../backup/backup-words.ts';
import { SalvageReport } from './SalvageReport.tsx';
import styles from './recovery.module.css';

interface RecoveryPageProps {
  onOpened: () => void;
  onRestore: () => void;
  onUnlock: () => void;
}

/** The database is damaged: what can be done about it. The damaged files stay. */
export function RecoveryPage({ onOpened, onRestore, onUnlock }: RecoveryPageProps) {
  const { data: backups } = useCall('backup.list', null);
  // Of a header that cannot be read nothing is known; the newest backup knows who had a passphrase.
  const { data: door } = useCall('vault.door', null);
  const salvage = useAct('recovery.salvage');
  const save = useAct('recovery.export');
  const [passphrase, setPassphrase] = useState('');
  const [account, setAccount] = useState<string | null>(null);
  const [report, setReport] = useState<Salvaged | null>(null);
  const [openFailure, setOpenFailure] = useState<Error | null>(null);

  const good = backups?.rows.find(({ problem }) => problem === null);
  const accounts = door?.accounts ?? good?.accounts ?? [];
  const who = accounts.find(({ id }) => id === account) ?? accounts[0];
  const key = { passphrase, account: who?.id };
  const isPending = salvage.isPending || save.isPending;
  const failure = salvage.error ?? save.error;
  const wrong = failure instanceof CallFailure && failure.code === 'wrong-passphrase' ? failure.message : null;

  async function open(): Promise<void> {
    try {
      await residua.call('vault.unlock', key);
      onOpened();
    } catch (error) {
      setOpenFailure(error instanceof Error ? error : new Error('unknown'));
    }
  }

  if (report !== null) {
    return (
      <FullPage key="report" title="What could be saved" focusOnMount>
        <div className={styles['form']}>
          <SalvageReport report={report} />
          {openFailure === null ? null : (
            <Notice tone="error" title="Not opened" live>
              {failureMessage(openFailure)}
            </Notice>
          )}
          <div>
            <Button variant="primary" onPress={() => void open()}>
              Open what was saved
            </Button>
          </div>
        </div>
      </FullPage>
    );
  }
  return (
    <FullPage
      key="recovery"
      title="The evaluations are damaged"
      lead="The file that holds them cannot be read as it was written: a disk may be failing, or another program changed it. Whatever you choose here, the damaged files are kept."
      focusOnMount
    >
      <Section title="Restore a backup">
        <div className={styles['form']}>
          <p>
            {good === undefined
              ? 'No backup was found in the data folder. Perhaps there is one on another disk.'
              : `The best way when a recent one is there. The latest good one was made on ${backupTime(good.createdAt)}.`}
          </p>
          <div>
            <Button variant="primary" disabled={isPending} onPress={onRestore}>
              Restore a backup
            </Button>
          </div>
        </div>
      </Section>
      <Section title="Save what can be read">
        <div className={styles['form']}>
          <p>
            Row by row into a new vault, which takes the place of the damaged one; or every evaluation that reads as a
            case file, which is not encrypted.
          </p>
          {accounts.length < 2 || who === undefined ? null : (
            <Select
              label="Whose passphrase"
              width="full"
              options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
              value={who.id}
              onChange={setAccount}
            />
          )}
          <TextField
            label="Passphrase"
            type="password"
            autoComplete="current-password"
            maxLength={1024}
            value={passphrase}
            onChange={(text) => {
              setPassphrase(text);
              salvage.reset();
              save.reset();
            }}
            error={wrong}
          />
          {failure === null || wrong !== null ? null : (
            <Notice tone="error" title="Nothing could be saved" live>
              {failureMessage(failure)}
            </Notice>
          )}
          {save.data === undefined || save.data.written === null ? null : (
            <Notice live>{exported(save.data.written, save.data.unread)}</Notice>
          )}
          <div className={styles['actions']}>
            <Button
              disabled={passphrase === '' || isPending}
              onPress={() => {
                salvage.mutate(key, { onSuccess: setReport });
              }}
            >
              {salvage.isPending ? 'Reading…' : 'Save what reads'}
            </Button>
            <Button
              disabled={passphrase === '' || isPending}
              onPress={() => {
                save.mutate(key);
              }}
            >
              Export as case files
            </Button>
          </div>
        </div>
      </Section>
      <Section title="Try once more">
        <div className={styles['form']}>
          <p>When the folder was on a drive that was away for a moment, unlocking may work now.</p>
          <div>
            <Button variant="quiet" disabled={isPending} onPress={onUnlock}>
              Go to the unlock screen
            </Button>
          </div>
        </div>
      </Section>
    </FullPage>
  );
}

function exported(written: number, unread: number): string {
  const files = written === 1 ? '1 file was written.' : `${String(written)} files were written.`;
  if (unread === 0) return files;
  return `${files} ${unread === 1 ? '1 evaluation does' : `${String(unread)} evaluations do`} not read.`;
}
