import { cx } from './cx.ts';
import { Field, type FieldProps } from './Field.tsx';
import { frameOf } from './TextField.tsx';
import { useLocalText } from './use-local-text.ts';
import field from './Field.module.css';
import styles from './TextArea.module.css';

export interface TextAreaProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Lines shown when empty. */
  minRows?: number | undefined;
  maxLength?: number | undefined;
  placeholder?: string | undefined;
}

const same = (text: string): string => text;

/** Text of several lines, as tall as what is written. */
export function TextArea({ value, onChange, minRows = 3, width = 'full', ...props }: TextAreaProps) {
  const local = useLocalText({ value, onChange, format: same, read: same });
  return (
    <Field {...frameOf(props)}>
      {(control) => (
        <div className={cx(field['box'], field[width])}>
          <div className={styles['grow']}>
            <div
              aria-hidden="true"
              className={styles['copy']}
              style={{ minHeight: `${String(minRows * 1.5 + 1.15)}em` }}
            >
              {`${local.text} `}
            </div>
            <textarea
              {...control}
              rows={1}
              className={styles['area']}
              value={local.text}
              onChange={(event) => {
                local.change(event.currentTarget.value);
              }}
              disabled={props.disabled}
              readOnly={props.readOnly}
              autoFocus={props.autoFocus}
              name={props.name}
              maxLength={props.maxLength}
              placeholder={props.placeholder}
              spellCheck
            />
          </div>
        </div>
      )}
    </Field>
  );
}
