import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import { partialDateText } from '../../../../main/domain/partial-dates.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useParsedText } from '../../../ui/use-parsed-text.ts';
import { localNow } from '../referral/local-now.ts';
import { useParsedField } from '../use-field.ts';
import { parsePartialDate } from './parse-partial-date.ts';
import box from '../../../ui/Field.module.css';
import hidden from '../../../ui/VisuallyHidden.module.css';
import styles from './RowList.module.css';

interface Props {
  path: string;
  /** Read aloud where the column's heading is drawn, shown where it is not. */
  label: string;
  /** What the error calls the date. */
  valueName: string;
}

/** A date in a row, as exactly as it is known: a year, a month or a day. What is wrong stands under the row. */
export function PartialDateAt({ path, label, valueName }: Props) {
  const { value, onChange, rejection, error, warning, readOnly } = useParsedField<string | null>(path);
  const id = useId();
  const field = useId();
  const [today] = useState(() => localNow().slice(0, 10));
  const { input, error: message } = useParsedText({
    value,
    onChange,
    rejection,
    parse: (text) => parsePartialDate(text, today, valueName),
    error,
    format: partialDateText,
    tidies: true,
  });

  return (
    <>
      <div className={styles['date']} data-path={path}>
        <label htmlFor={field} className={hidden['hidden']}>
          {label}
        </label>
        <div className={box['box']}>
          <input
            {...input}
            id={field}
            className={box['input']}
            aria-invalid={message ? true : undefined}
            aria-describedby={message ? id : undefined}
            readOnly={readOnly}
          />
        </div>
      </div>
      {!message ? null : (
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
