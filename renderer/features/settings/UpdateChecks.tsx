import { useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import type { CallOutput } from '../../../main/contract/contract.ts';
import type { Settings } from '../../../main/contract/schemas.ts';
import { failureMessage, residua } from '../../app/client.ts';
import { callKey, useAct, useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SavedState } from '../../ui/SavedState.tsx';
import { Section } from '../../ui/Section.tsx';
import { sizeInWords } from '../backup/backup-words.ts';
import { ReleaseNotes } from './ReleaseNotes.tsx';
import { useAutosave } from './use-autosave.ts';
import { useRefusal } from './use-refusal.ts';
import styles from './settings.module.css';

interface UpdateChecksProps {
  /** Who is asked; null when this build names nobody. */
  host: string | null;
  /** Why it cannot be switched on; null when it can. */
  obstacle: string | null;
  /** Whether the obstacle stands on this page already. */
  isTold: boolean;
}

/** Asking for the newest version: off unless switched on here, and then only when the button is pressed. */
export function UpdateChecks({ host, obstacle, isTold }: UpdateChecksProps) {
  const client = useQueryClient();
  const { data: settings } = useCall('settings.get', null);
  const check = useAct('update.check');
  const refusal = useRefusal('examiner');
  const { saving, change } = useAutosave(async (next: Settings) => {
    client.setQueryData(callKey('settings.get', null), await residua.call('settings.save', next));
  });
  if (settings === undefined) return null;
  const isOn = obstacle === null && settings.updateChecks;
  return (
    <Section title="Check for updates">
      <div className={styles['form']}>
        <Checkbox
          checked={isOn}
          disabled={obstacle !== null || refusal !== null}
          help={`When you press the button, and never otherwise, Residua asks ${host ?? 'one fixed address'} which version is the newest. The request says nothing about you, this machine or your evaluations. Nothing is downloaded.`}
          onChange={(updateChecks) => {
            change({ ...settings, updateChecks });
          }}
        >
          Allow checking for updates
        </Checkbox>
        {refusal === null || obstacle !== null ? null : <p>{refusal}</p>}
        {obstacle === null || isTold ? null : <Notice title="Off on this machine">{obstacle}</Notice>}
        {isOn ? (
          <div>
            <Button
              icon={RefreshCw}
              disabled={check.isPending}
              onPress={() => {
                check.mutate(null);
              }}
            >
              {check.isPending ? 'Asking…' : 'Check for updates'}
            </Button>
          </div>
        ) : null}
        {isOn && check.error !== null ? (
          <Notice tone="error" title="The newest version is not known" live>
            {failureMessage(check.error)}
          </Notice>
        ) : null}
        {isOn && check.isSuccess ? <Answer answer={check.data} /> : null}
        <p className={styles['saved']}>
          <SavedState state={saving} />
        </p>
      </div>
    </Section>
  );
}

function Answer({ answer }: { answer: CallOutput<'update.check'> }) {
  if (answer.kind === 'current') return <Notice live>{`Residua ${answer.version} is the newest version.`}</Notice>;
  const { version, date, notes, files } = answer;
  return (
    <>
      <Notice title={`Residua ${version} is available`} live>
        {files.length === 0
          ? 'It has no installer for this system.'
          : 'Get one of these files and the one that ends in “.residua-update.json” from where you got Residua, then choose “Update from a file”.'}
      </Notice>
      <Facts
        items={[
          { label: 'Released', value: date },
          ...files.map(({ name, sizeInBytes, sha256 }) => ({
            label: 'File',
            value: (
              <>
                {name}, {sizeInWords(sizeInBytes)}
                <br />
                <span className={styles['digits']}>{sha256}</span>
              </>
            ),
          })),
        ]}
      />
      <ReleaseNotes notes={notes} />
    </>
  );
}
