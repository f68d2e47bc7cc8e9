import { useQueryClient } from '@tanstack/react-query';
import { DatabaseBackup, FolderOpen, Lock } from 'lucide-react';
import type { BackupRow, BackupsState } from '../../../main/contract/backup-schemas.ts';
import { failureMessage, residua } from '../../app/client.ts';
import { callKey, useAct, useCall } from '../../app/queries.ts';
import { runCommand } from '../../app/use-command.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SavedState } from '../../ui/SavedState.tsx';
import { Section } from '../../ui/Section.tsx';
import { showToast } from '../../ui/toasts.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { useAutosave } from '../settings/use-autosave.ts';
import { useRefusal } from '../settings/use-refusal.ts';
import { backupFacts, backupTime } from './backup-words.ts';
import styles from './backup.module.css';

/** Backups of this vault: made, kept, checked; and the way to restore one. */
export function BackupSettings() {
  const client = useQueryClient();
  const { data, error } = useCall('backup.list', null);
  const make = useAct('backup.make');
  const refresh = (): void => {
    void client.invalidateQueries({ queryKey: callKey('backup.list', null) });
  };
  if (error !== null) return <Notice tone="error">{failureMessage(error)}</Notice>;
  if (data === undefined) return null;
  return (
    <>
      <div className={styles['stack']}>
        <LastProblem state={data} />
        {make.error === null ? null : (
          <Notice tone="error" title="No backup was made" live>
            {failureMessage(make.error)}
          </Notice>
        )}
        <p>
          One is made after unlocking and once a day when something has changed, at a lock when the last is older than
          an hour, and before an update changes the database. Each is encrypted, and read back before it counts.
        </p>
        <div>
          <Button
            variant="primary"
            icon={DatabaseBackup}
            disabled={make.isPending}
            onPress={() => {
              make.mutate(null, {
                onSuccess: ({ problem }) => {
                  if (problem === null) showToast('Backup made and checked');
                },
                onSettled: refresh,
              });
            }}
          >
            {make.isPending ? 'Backing up…' : 'Back up now'}
          </Button>
        </div>
      </div>
      <Section title="Backups">
        <BackupList rows={data.rows} />
      </Section>
      <Section title="Restore">
        <div className={styles['stack']}>
          <p>
            A backup is restored from the unlock screen. What is here now is set aside, not deleted, and you see before
            what would change.
          </p>
          <div>
            <Button
              icon={Lock}
              onPress={() => {
                runCommand('lock');
              }}
            >
              Lock to restore a backup
            </Button>
          </div>
        </div>
      </Section>
      <Section title="Folder">
        <Folder state={data} onChanged={refresh} />
      </Section>
      <Section title="How many stay">
        <Keep state={data} />
      </Section>
    </>
  );
}

function LastProblem({ state }: { state: BackupsState }) {
  const { lastProblem } = state;
  if (lastProblem === null) return null;
  return (
    <Notice tone="attention" title={`The last backup did not go as it should, ${backupTime(lastProblem.at)}`}>
      {lastProblem.message}
    </Notice>
  );
}

function BackupList({ rows }: { rows: readonly BackupRow[] }) {
  const check = useAct('backup.check');
  if (rows.length === 0) return <p>None yet. Make the first one now.</p>;
  return (
    <ul aria-label="Backups">
      {rows.map((row) => (
        <li key={row.id} className={styles['row']}>
          <div>
            <p className={styles['name']}>{backupTime(row.createdAt)}</p>
            <p className={styles['detail']}>{backupFacts(row)}</p>
            {check.variables?.id === row.id && check.error !== null ? (
              <Notice tone="error" live>
                {failureMessage(check.error)}
              </Notice>
            ) : null}
          </div>
          {row.problem === null ? (
            <Button
              variant="quiet"
              size="small"
              disabled={check.isPending}
              onPress={() => {
                check.mutate(
                  { id: row.id },
                  {
                    onSuccess: () => {
                      showToast(`The backup of ${backupTime(row.createdAt)} is whole`);
                    },
                  },
                );
              }}
            >
              Check again
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Folder({ state, onChanged }: { state: BackupsState; onChanged: () => void }) {
  const choose = useAct('backup.chooseFolder');
  const refusal = useRefusal('manager');
  const { folder, folderIsForced, folderIsThere } = state;
  return (
    <div className={styles['stack']}>
      <p className={styles['path']}>
        {folder ?? 'In the data folder of Residua, on the same disk. Another disk or a network drive protects better.'}
      </p>
      {folderIsThere ? null : (
        <Notice tone="attention" title="This folder is not there now">
          Until it is, backups are made in the data folder.
        </Notice>
      )}
      {choose.error === null ? null : (
        <Notice tone="error" live>
          {failureMessage(choose.error)}
        </Notice>
      )}
      {refusal === null || folderIsForced ? null : <p>{refusal}</p>}
      {folderIsForced ? (
        <p className={styles['detail']}>Set by the policy of this machine, so it cannot be changed here.</p>
      ) : (
        <div className={styles['actions']}>
          <Button
            icon={FolderOpen}
            disabled={refusal !== null}
            onPress={() => {
              choose.mutate({ folder: 'ask' }, { onSuccess: onChanged });
            }}
          >
            Choose a folder
          </Button>
          {folder === null ? null : (
            <Button
              variant="quiet"
              disabled={refusal !== null}
              onPress={() => {
                choose.mutate({ folder: 'own' }, { onSuccess: onChanged });
              }}
            >
              Use the data folder
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Keep({ state }: { state: BackupsState }) {
  const client = useQueryClient();
  const { rotation } = state;
  const refusal = useRefusal('manager');
  const { saving, change } = useAutosave(async (next: BackupsState['rotation']) => {
    client.setQueryData(callKey('backup.list', null), await residua.call('backup.saveRotation', next));
  });
  return (
    <div className={styles['stack']}>
      <p>{`The newest of each span stays, and all of the last day. ${refusal ?? ''}`}</p>
      <NumberField
        label="Days"
        min={1}
        max={60}
        decimals={0}
        readOnly={refusal !== null}
        value={String(rotation.daily)}
        onChange={(value) => {
          if (value !== null) change({ ...rotation, daily: Number(value) });
        }}
      />
      <NumberField
        label="Weeks"
        min={0}
        max={60}
        decimals={0}
        readOnly={refusal !== null}
        value={String(rotation.weekly)}
        onChange={(value) => {
          if (value !== null) change({ ...rotation, weekly: Number(value) });
        }}
      />
      <NumberField
        label="Months"
        min={0}
        max={120}
        decimals={0}
        readOnly={refusal !== null}
        value={String(rotation.monthly)}
        onChange={(value) => {
          if (value !== null) change({ ...rotation, monthly: Number(value) });
        }}
      />
      <p className={styles['detail']}>
        <SavedState state={saving} />
      </p>
    </div>
  );
}
