import { useQueryClient } from '@tanstack/react-query';
import type { Settings } from '../../../main/contract/schemas.ts';
import { residua } from '../../app/client.ts';
import { callKey, useCall } from '../../app/queries.ts';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { SavedState } from '../../ui/SavedState.tsx';
import { useAutosave } from './use-autosave.ts';
import styles from './settings.module.css';

/** Light, dark, or as the system has it; and the paper of what is printed. */
export function Appearance() {
  const client = useQueryClient();
  const { data } = useCall('settings.get', null);
  const { saving, change } = useAutosave(async (settings: Settings) => {
    client.setQueryData(callKey('settings.get', null), await residua.call('settings.save', settings));
  });
  if (data === undefined) return null;
  return (
    <div className={styles['form']}>
      <ChoiceGroup<Settings['theme']>
        label="Theme"
        options={[
          { value: 'system', label: 'As the system' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        value={data.theme}
        onChange={(theme) => {
          if (theme !== null) change({ ...data, theme });
        }}
      />
      <ChoiceGroup<Settings['pageSize']>
        label="Paper of reports and statements"
        options={[
          { value: 'letter', label: 'Letter' },
          { value: 'a4', label: 'A4' },
        ]}
        value={data.pageSize}
        onChange={(pageSize) => {
          if (pageSize !== null) change({ ...data, pageSize });
        }}
      />
      <p className={styles['saved']}>
        <SavedState state={saving} />
      </p>
    </div>
  );
}
