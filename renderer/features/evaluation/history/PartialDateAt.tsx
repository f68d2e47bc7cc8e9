import { useState } from 'react';
import { partialDateText } from '../../../../main/domain/partial-dates.ts';
import { Field } from '../../../ui/Field.tsx';
import { handleEnter } from '../../../ui/TextField.tsx';
import { useLocalText } from '../../../ui/use-local-text.ts';
import { Place } from '../fields.tsx';
import { localNow } from '../referral/local-now.ts';
import { useField } from '../use-field.ts';
import { parsePartialDate } from './parse-partial-date.ts';
import box from '../../../ui/Field.module.css';

interface Props {
  path: string;
  label: string;
  hideLabel?: boolean | undefined;
  /** What the error calls the date. */
  valueName: string;
}

/** A date as exactly as it is known: a year, a month or a day. */
export function PartialDateAt({ path, label, hideLabel, valueName }: Props) {
  const { value, onChange, error, warning, readOnly } = useField<string | null>(path);
  const [typing, setTyping] = useState(false);
  const [today] = useState(() => localNow().slice(0, 10));
  const read = (text: string) => parsePartialDate(text, today, valueName);
  const local = useLocalText<string | null>({
    value,
    onChange,
    format: (stored) => (stored === null ? '' : partialDateText(stored)),
    read: (text) => {
      const parsed = read(text);
      return parsed.ok ? parsed.value : null;
    },
  });
  const parsed = read(local.text);

  function settle(): void {
    setTyping(false);
    if (parsed.ok && parsed.value !== null) local.rewrite(partialDateText(parsed.value));
  }

  return (
    <Place path={path} warning={warning}>
      <Field label={label} hideLabel={hideLabel} error={parsed.ok || typing ? error : parsed.error}>
        {(control) => (
          <div className={box['box']}>
            <input
              {...control}
              type="text"
              className={box['input']}
              value={local.text}
              onChange={(event) => {
                setTyping(true);
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
        )}
      </Field>
    </Place>
  );
}
