import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { residua } from '../../app/client.ts';
import { callKey, useCall } from '../../app/queries.ts';
import { Section } from '../../ui/Section.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { failureMessage } from '../../app/client.ts';
import { useRefusal } from './use-refusal.ts';
import styles from './settings.module.css';

/** The one feature that speaks to a network, off unless an address stands here. */
export function TimestampServer() {
  const client = useQueryClient();
  const { data } = useCall('settings.get', null);
  const refusal = useRefusal('examiner');
  const [typed, setTyped] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  if (data === undefined) return null;
  const settings = data;
  const address = typed ?? settings.timestampUrl ?? '';

  async function save(): Promise<void> {
    try {
      const url = address.trim() === '' ? null : address.trim();
      const saved = await residua.call('settings.save', { ...settings, timestampUrl: url });
      client.setQueryData(callKey('settings.get', null), saved);
      setTyped(null);
      setFailure(null);
      showToast(saved.timestampUrl === null ? 'No timestamps' : 'Kept the timestamp server');
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <Section
      title="Timestamps"
      help="A timestamp authority (RFC 3161) can confirm when a signature existed. Then each signature needs the internet: the server gets a hash of the signature, nothing of the report. Empty: Residua stays offline."
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label="Address of the timestamp server"
          width="full"
          maxLength={500}
          value={address}
          onChange={setTyped}
          readOnly={refusal !== null}
          help={refusal ?? undefined}
          error={failure === null ? null : failureMessage(failure)}
        />
        <div>
          <Button
            type="submit"
            disabled={refusal !== null || typed === null || typed === (settings.timestampUrl ?? '')}
          >
            Keep
          </Button>
        </div>
      </form>
    </Section>
  );
}
