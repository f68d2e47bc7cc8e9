import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { cx } from '../../../ui/cx.ts';
import { FieldError } from '../../../ui/Field.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { parseNumber } from '../../../ui/parse-number.ts';
import { useParsedText, type Rejection } from '../../../ui/use-parsed-text.ts';
import type { Limit } from '../../../../main/domain/limits.ts';
import type { ChooseByKey } from './choice-keys.ts';
import { useDecimalField, useField } from '../use-field.ts';
import styles from './EntryGrid.module.css';

interface CellProps {
  /** JSON pointer of the value. */
  path: string;
  /** Stands alone: "Flexion, left, active". */
  label: string;
  column: number;
}

interface NumberCellProps extends CellProps {
  /** What a complaint calls the value: "Flexion". */
  name: string;
  unit: string;
  limit: Pick<Limit, 'min' | 'max'>;
  value: string | null;
  onChange: (value: string | null) => void;
  rejection: Rejection;
  error: string | null;
  warnings: readonly string[];
  readOnly: boolean;
}

/** A number of an entry grid. Like NumberField, it keeps what was typed and says what is wrong with it. */
export function NumberCell({
  path,
  label,
  column,
  name,
  unit,
  limit,
  value,
  onChange,
  rejection,
  ...props
}: NumberCellProps) {
  const id = useId();
  const rules = { min: limit.min, max: limit.max, decimals: 1, unit, name };
  const { input, error } = useParsedText({
    value,
    onChange,
    rejection: {
      text: rejection.text,
      keep: (text, message, before) => {
        // Away from its row the complaint says which of the row's values it means.
        const read = parseNumber(text, { ...rules, name: label });
        rejection.keep(text, read.ok ? message : read.error, before);
      },
    },
    parse: (text) => parseNumber(text, rules),
    error: props.error,
  });
  return (
    <>
      <div className={styles['box']} data-path={path}>
        <input
          {...input}
          // Enter walks the grid, which sees to it for all its cells.
          onKeyDown={undefined}
          inputMode="decimal"
          data-cell={column}
          className={styles['input']}
          aria-label={label}
          aria-describedby={`${id}-error ${id}-warnings ${id}-unit`}
          aria-invalid={error ? true : undefined}
          readOnly={props.readOnly}
        />
        <span id={`${id}-unit`} className={styles['unit']}>
          {unit}
        </span>
      </div>
      <Messages id={id} error={error} warnings={props.warnings} />
    </>
  );
}

/** A number of an entry grid at its own place in the evaluation. */
export function NumberCellAt(
  props: Omit<NumberCellProps, 'value' | 'onChange' | 'rejection' | 'error' | 'warnings' | 'readOnly'>,
) {
  const { warning, ...field } = useDecimalField(props.path);
  return <NumberCell {...props} {...field} warnings={warning === null ? [] : [warning]} />;
}

interface ChoiceCellProps extends CellProps {
  options: readonly { readonly value: string; readonly label: string }[];
  chooseByKey: ChooseByKey;
}

/** A choice of an entry grid: a key chooses, and so does the list that opens on a click or Alt+Down. */
export function ChoiceCellAt({ path, label, column, options, chooseByKey }: ChoiceCellProps) {
  const { value, onChange, error, warning, readOnly } = useField<string | null>(path);
  const id = useId();
  return (
    <>
      <div className={styles['box']} data-path={path}>
        <select
          data-cell={column}
          className={cx(styles['select'], value === null && styles['empty'])}
          aria-label={label}
          aria-describedby={`${id}-error ${id}-warnings`}
          aria-invalid={error ? true : undefined}
          value={value ?? ''}
          disabled={readOnly}
          onChange={(event) => {
            onChange(event.currentTarget.value === '' ? null : event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            const chosen = chooseByKey(event.key, value);
            if (chosen === undefined) return;
            event.preventDefault();
            onChange(chosen);
          }}
        >
          <option value="">–</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
      <Messages id={id} error={error} warnings={warning === null ? [] : [warning]} />
    </>
  );
}

function Messages({
  id,
  error,
  warnings,
}: {
  id: string;
  error: string | null | undefined;
  warnings: readonly string[];
}) {
  return (
    <>
      <div className={styles['messages']}>
        <FieldError id={`${id}-error`}>{error}</FieldError>
      </div>
      <div className={styles['messages']} id={`${id}-warnings`}>
        {warnings.map((warning) => (
          <p key={warning} className={styles['warning']}>
            <Icon of={TriangleAlert} />
            <span>{warning}</span>
          </p>
        ))}
      </div>
    </>
  );
}
