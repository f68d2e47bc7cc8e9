import { useQueryClient } from '@tanstack/react-query';
import type { Settings } from '../../../main/contract/schemas.ts';
import { residua } from '../../app/client.ts';
import { callKey, useCall } from '../../app/queries.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { SavedState } from '../../ui/SavedState.tsx';
import { useAutosave } from './use-autosave.ts';
import { useRefusal } from './use-refusal.ts';
import styles from './settings.module.css';

/** After how long without input the vault locks. `forced`: what a policy of this machine says instead. */
export function IdleMinutes({ forced }: { forced: number | null }) {
  const client = useQueryClient();
  const { data } = useCall('settings.get', null);
  const refusal = useRefusal('examiner');
  const { saving, change } = useAutosave(async (settings: Settings) => {
    client.setQueryData(callKey('settings.get', null), await residua.call('settings.save', settings));
  });
  if (data === undefined) return null;
  const minutes = forced ?? data.lockAfterMinutes;
  return (
    <div className={styles['form']}>
      <NumberField
        label="Without input for"
        help={
          forced === null
            ? `${refusal ?? 'From 1 to 60 minutes.'} It also locks with the screen and when the machine goes to sleep.`
            : 'Set by the policy of this machine. It also locks with the screen and when the machine goes to sleep.'
        }
        unit="minutes"
        min={1}
        max={60}
        decimals={0}
        readOnly={forced !== null || refusal !== null}
        value={String(minutes)}
        onChange={(value) => {
          if (value !== null) change({ ...data, lockAfterMinutes: Number(value) });
        }}
      />
      <p className={styles['saved']}>
        <SavedState state={saving} />
      </p>
    </div>
  );
}
