import { useState } from 'react';
import { handleEnter } from '../../../ui/TextField.tsx';
import { useLocalText } from '../../../ui/use-local-text.ts';
import { parseTime } from './parse-time.ts';
import field from '../../../ui/Field.module.css';

interface Props {
  /** Read aloud; drawn by the row. */
  label: string;
  /** 'HH:MM'. */
  value: string;
  /** Not called while the text is no time: the last one stays. */
  onChange: (value: string) => void;
  /** What cannot be read, once the field is left; null when it can. The row shows it. */
  onUnreadable: (message: string | null) => void;
  /** Id of the row's messages; null while there is none about this time. */
  describedBy: string | null;
  readOnly: boolean;
}

/** A time of day typed as one writes it; written back as 24 hours when the field is left. */
export function TimeField({ label, value, onChange, onUnreadable, describedBy, readOnly }: Props) {
  const [typing, setTyping] = useState(false);
  const read = (text: string) => parseTime(text, label);
  const local = useLocalText<string>({
    value,
    onChange: (next) => {
      if (next !== value) onChange(next);
    },
    format: (stored) => stored,
    read: (text) => {
      const parsed = read(text);
      return parsed.ok && parsed.value !== null ? parsed.value : value;
    },
  });

  function settle(): void {
    setTyping(false);
    const parsed = read(local.text);
    onUnreadable(parsed.ok ? null : parsed.error);
    if (parsed.ok && local.text !== value) local.rewrite(value);
  }

  return (
    <div className={field['box']}>
      <input
        type="text"
        className={field['input']}
        aria-label={label}
        aria-invalid={describedBy === null || typing ? undefined : true}
        aria-describedby={describedBy ?? undefined}
        value={local.text}
        onChange={(event) => {
          setTyping(true);
          onUnreadable(null);
          local.change(event.currentTarget.value);
        }}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle();
          handleEnter(event, undefined);
        }}
        readOnly={readOnly}
        autoComplete="off"
        spellCheck={false}
      />
    </div>
  );
}
