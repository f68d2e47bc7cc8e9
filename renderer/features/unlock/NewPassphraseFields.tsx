import { TextField } from '../../ui/TextField.tsx';
import { StrengthMeter } from './StrengthMeter.tsx';
import type { NewPassphrase } from './use-new-passphrase.ts';

interface NewPassphraseFieldsProps {
  entry: NewPassphrase;
  label?: string | undefined;
  autoFocus?: boolean | undefined;
  /** What the main process said about it. */
  refusal?: string | null | undefined;
}

/** A new passphrase, twice, with how hard it is to guess. */
export function NewPassphraseFields({ entry, label = 'Passphrase', autoFocus, refusal }: NewPassphraseFieldsProps) {
  return (
    <>
      <div>
        <TextField
          label={label}
          help={`At least ${String(entry.least)} characters${entry.isLeastForced ? ', set by the policy of this machine' : ''}. Several words in a row are easy to keep in mind.`}
          type="password"
          autoComplete="new-password"
          maxLength={1024}
          autoFocus={autoFocus}
          value={entry.passphrase}
          onChange={entry.change}
          error={entry.error ?? refusal}
        />
        <StrengthMeter strength={entry.strength} />
      </div>
      <TextField
        label={`${label} again`}
        type="password"
        autoComplete="new-password"
        maxLength={1024}
        value={entry.again}
        onChange={entry.changeAgain}
        error={entry.againError}
      />
    </>
  );
}
