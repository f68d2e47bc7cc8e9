import { useQueryClient } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';
import { useEffect, useEffectEvent, useState, type SubmitEvent } from 'react';
import type { BackupRow } from '../../../main/contract/backup-schemas.ts';
import { CallFailure, failureMessage, residua } from '../../app/client.ts';
import { callKey, useAct, useCall } from '../../app/queries.ts';
import { useCommands } from '../../app/use-command.ts';
import { Button } from '../../ui/Button.tsx';
import { FullPage } from '../../ui/FullPage.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { backupFacts, backupLabel, backupTime } from '../backup/backup-words.ts';
import { RestorePreview } from './RestorePreview.tsx';
import styles from './recovery.module.css';

interface RestorePageProps {
  onOpened: () => void;
  onBack: () => void;
}

/** Chooses a backup, shows what restoring it would change, then restores it and opens it. */
export function RestorePage({ onOpened, onBack }: RestorePageProps) {
  const client = useQueryClient();
  const { data, error } = useCall('backup.list', null);
  const chooseFile = useAct('backup.chooseFile');
  const takeOpened = useAct('backup.takeOpened');
  const preview = useAct('backup.preview');
  const [chosen, setChosen] = useState<string | null>(null);
  const [account, setAccount] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [restoring, setRestoring] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);

  const usable = data?.rows.filter(({ problem }) => problem === null) ?? [];
  const row = usable.find(({ id }) => id === chosen) ?? usable[0];
  const who = row?.accounts.find(({ id }) => id === account) ?? row?.accounts[0];
  const wrong =
    preview.error instanceof CallFailure && preview.error.code === 'wrong-passphrase' ? preview.error.message : null;
  const problem = failure ?? (wrong === null ? preview.error : null);
  const key = row === undefined ? null : { id: row.id, passphrase, account: who?.id };

  function again(): void {
    preview.reset();
    setFailure(null);
  }

  function choose(id: string | null): void {
    if (id === null) return;
    setChosen(id);
    again();
    void client.invalidateQueries({ queryKey: callKey('backup.list', null) });
  }

  // A double click on a backup may have led here, now or while the page was open.
  function takeOpenedBackup(): void {
    takeOpened.mutate(null, {
      onSuccess: ({ id }) => {
        choose(id);
      },
    });
  }
  const takeFirst = useEffectEvent(takeOpenedBackup);
  useEffect(() => {
    takeFirst();
  }, []);
  useCommands((command) => {
    if (command === 'open-waiting-files') takeOpenedBackup();
    return command === 'open-waiting-files';
  });

  async function restore(): Promise<void> {
    if (key === null) return;
    setRestoring(true);
    try {
      await residua.call('backup.restore', key);
      await residua.call('recovery.dismiss', null);
      await residua.call('vault.unlock', { passphrase, account: key.account });
      onOpened();
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error('unknown'));
    } finally {
      setRestoring(false);
    }
  }

  if (row !== undefined && preview.data !== undefined) {
    return (
      <FullPage
        key="preview"
        title="What restoring would change"
        lead={`The backup of ${backupTime(row.createdAt)}`}
        focusOnMount
      >
        <div className={styles['form']}>
          <RestorePreview preview={preview.data} />
          {failure === null ? null : (
            <Notice tone="error" title="Not restored" live>
              {failureMessage(failure)}
            </Notice>
          )}
          <div className={styles['actions']}>
            <Button variant="primary" disabled={restoring} onPress={() => void restore()}>
              {restoring ? 'Restoring…' : 'Restore this backup'}
            </Button>
            <Button variant="quiet" disabled={restoring} onPress={again}>
              Choose another
            </Button>
          </div>
        </div>
      </FullPage>
    );
  }
  return (
    <FullPage
      key="choose"
      title="Restore a backup"
      lead="The evaluations go back to what they were; people and passphrases stay as they are. Nothing changes before you have seen what would."
      focusOnMount
    >
      <form
        className={styles['form']}
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          if (key !== null && passphrase !== '' && !preview.isPending) preview.mutate(key);
        }}
      >
        {error === null ? null : <Notice tone="error">{failureMessage(error)}</Notice>}
        {data === undefined ? null : (
          <BackupChoice
            rows={usable}
            value={row?.id ?? null}
            onChange={(id) => {
              setChosen(id);
              again();
            }}
          />
        )}
        <div>
          <Button
            icon={FolderOpen}
            onPress={() => {
              chooseFile.mutate(null, {
                onSuccess: ({ id }) => {
                  choose(id);
                },
              });
            }}
          >
            Choose a file elsewhere
          </Button>
        </div>
        <Unusable rows={data?.rows ?? []} />
        {row === undefined || row.accounts.length < 2 || who === undefined ? null : (
          <Select
            label="Whose passphrase"
            width="full"
            options={row.accounts.map(({ id, name }) => ({ value: id, label: name }))}
            value={who.id}
            onChange={setAccount}
          />
        )}
        {row === undefined ? null : (
          <TextField
            label="Passphrase"
            help={
              row.opensAsNow
                ? 'The one you unlock with now.'
                : 'The one in force when the backup was made: it is of another vault, or the present one cannot be read.'
            }
            type="password"
            autoComplete="current-password"
            maxLength={1024}
            value={passphrase}
            onChange={(text) => {
              setPassphrase(text);
              if (preview.isError) again();
            }}
            error={wrong}
          />
        )}
        {problem === null ? null : (
          <Notice tone="error" title="This backup cannot be used" live>
            {failureMessage(problem)}
          </Notice>
        )}
        <div className={styles['actions']}>
          <Button
            type="submit"
            variant="primary"
            disabled={row === undefined || passphrase === '' || preview.isPending}
          >
            {preview.isPending ? 'Reading…' : 'Show what would change'}
          </Button>
          <Button variant="quiet" onPress={onBack}>
            Back
          </Button>
        </div>
      </form>
    </FullPage>
  );
}

interface BackupChoiceProps {
  rows: readonly BackupRow[];
  value: string | null;
  onChange: (id: string) => void;
}

function BackupChoice({ rows, value, onChange }: BackupChoiceProps) {
  if (rows.length === 0 || value === null) {
    return <Notice>No backup was found in the data folder. Choose a file, for example from another disk.</Notice>;
  }
  const row = rows.find(({ id }) => id === value);
  return (
    <Select
      label="Backup"
      width="full"
      help={row === undefined ? undefined : `${backupFacts(row)}.`}
      options={rows.map((one) => ({ value: one.id, label: backupLabel(one) }))}
      value={value}
      onChange={onChange}
    />
  );
}

/** Files that look like backups and are not usable: told, because somebody may look for them. */
function Unusable({ rows }: { rows: readonly BackupRow[] }) {
  const unusable = rows.filter(({ problem }) => problem !== null);
  if (unusable.length === 0) return null;
  return (
    <Notice tone="attention" title="Not usable">
      <ul>
        {unusable.map(({ id, fileName, problem }) => (
          <li key={id}>{`${fileName}: ${problem ?? ''}`}</li>
        ))}
      </ul>
    </Notice>
  );
}
