import { useParsedText, type Rejection } from '../../../ui/use-parsed-text.ts';
import { parseTime } from './parse-time.ts';
import field from '../../../ui/Field.module.css';

interface Props {
  /** Read aloud; drawn by the row. */
  label: string;
  /** 'HH:MM'. */
  value: string;
  /** Not called while the text is no time. */
  onChange: (value: string) => void;
  rejection: Rejection;
  /** Id of the row's messages; null while there is none about this time. */
  describedBy: string | null;
  readOnly: boolean;
}

/** A time of day typed as one writes it; written back as 24 hours when the field is left. The row says what is wrong. */
export function TimeField({ label, value, onChange, rejection, describedBy, readOnly }: Props) {
  const { input } = useParsedText({
    value,
    onChange: (next) => {
      if (next !== null) onChange(next);
    },
    rejection,
    parse: (text) => parseTime(text, label),
    error: null,
    tidies: true,
  });
  return (
    <div className={field['box']}>
      <input
        {...input}
        className={field['input']}
        aria-label={label}
        aria-invalid={describedBy === null ? undefined : true}
        aria-describedby={describedBy ?? undefined}
        readOnly={readOnly}
      />
    </div>
  );
}
