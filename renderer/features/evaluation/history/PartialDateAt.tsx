import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import { partialDateText } from '../../../../main/domain/partial-dates.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { handleEnter } from '../../../ui/TextField.tsx';
import { useLocalText } from '../../../ui/use-local-text.ts';
import { localNow } from '../referral/local-now.ts';
import { useField } from '../use-field.ts';
import { parsePartialDate } from './parse-partial-date.ts';
import box from '../../../ui/Field.module.css';
import styles from './RowList.module.css';

interface Props {
  path: string;
  /** Read aloud; the column's heading is drawn. */
  label: string;
  /** What the error calls the date. */
  valueName: string;
}

/** A date in a row, as exactly as it is known: a year, a month or a day. What is wrong stands under the row. */
export function PartialDateAt({ path, label, valueName }: Props) {
  const { value, onChange, error, warning, readOnly } = useField<string | null>(path);
  const id = useId();
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
  const message = parsed.ok || typing ? error : parsed.error;

  function settle(): void {
    setTyping(false);
    if (parsed.ok && parsed.value !== null) local.rewrite(partialDateText(parsed.value));
  }

  return (
    <>
      <div className={box['box']} data-path={path}>
        <input
          type="text"
          className={box['input']}
          aria-label={label}
          aria-invalid={message === null ? undefined : true}
          aria-describedby={message === null ? undefined : id}
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
      {message === null ? null : (
        <p id={id} role="alert" className={styles['error']}>
          <Icon of={CircleAlert} />
          {message}
        </p>
      )}
      {warning === null ? null : (
        <p className={styles['warning']}>
          <Icon of={TriangleAlert} />
          {warning}
        </p>
      )}
    </>
  );
}
