import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallOutput } from '../../../main/contract/contract.ts';
import { failureMessage, residua } from '../../app/client.ts';
import { callKey, useCall } from '../../app/queries.ts';
import { FieldRow } from '../../ui/FieldRow.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SavedState } from '../../ui/SavedState.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAutosave } from './use-autosave.ts';
import styles from './settings.module.css';

type Examiner = CallOutput<'examiner.get'>;

/** The examiner's profile: letterhead and signature block of new evaluations. */
export function ExaminerForm() {
  const { data, error } = useCall('examiner.get', null);
  if (error !== null) return <Notice tone="error">{failureMessage(error)}</Notice>;
  return data === undefined ? null : <Loaded initial={data} />;
}

function Loaded({ initial }: { initial: Examiner }) {
  const client = useQueryClient();
  const [examiner, setExaminer] = useState(initial);
  const { saving, change } = useAutosave(async (value: Examiner) => {
    client.setQueryData(callKey('examiner.get', null), await residua.call('examiner.save', value));
  });

  const bind = (key: keyof Examiner) => ({
    maxLength: key === 'address' ? 100_000 : 500,
    value: examiner[key] ?? '',
    onChange: (text: string) => {
      const next = { ...examiner, [key]: text === '' ? null : text };
      setExaminer(next);
      change(next);
    },
  });

  return (
    <div className={styles['form']}>
      <FieldRow>
        <TextField label="Name" {...bind('name')} />
        <TextField label="Credentials" placeholder="For example MD" {...bind('credentials')} />
      </FieldRow>
      <FieldRow>
        <TextField label="Specialty" {...bind('specialty')} />
        <TextField label="Organization" {...bind('organization')} />
      </FieldRow>
      <FieldRow>
        <TextField label="License number" {...bind('licenceNumber')} />
        <TextField label="License state" {...bind('licenceState')} />
        <TextField label="NPI" {...bind('npi')} />
      </FieldRow>
      <TextArea label="Address" minRows={2} {...bind('address')} />
      <FieldRow>
        <TextField label="Phone" type="tel" {...bind('phone')} />
        <TextField label="E-mail" type="email" {...bind('email')} />
      </FieldRow>
      <p className={styles['saved']}>
        <SavedState state={saving} />
      </p>
    </div>
  );
}
