import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { DateField, type DateFieldProps } from '../../ui/DateField.tsx';
import type { FieldProps } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { NumberField, type NumberFieldProps } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField, type TextFieldProps } from '../../ui/TextField.tsx';
import {
  useCountField,
  useDecimalField,
  useField,
  useParsedField,
  useRequiredText,
  useTextField,
} from './use-field.ts';
import styles from './fields.module.css';

/** As the shapes of an evaluation limit them (evaluation/fields.ts). */
const LINE_MAX = 500;
const TEXT_MAX = 100_000;

const NOTHING = '\u0000';

type Shared = Omit<FieldProps, 'error' | 'readOnly' | 'disabled'> & {
  /** JSON pointer of the value. */
  path: string;
};

/** A control and what is doubtful about its value. Links to a pointer find their place by `data-path`. */
export function Place({
  path,
  warning,
  children,
}: {
  path: string;
  warning?: string | null | undefined;
  children: ReactNode;
}) {
  return (
    <div className={styles['place']} data-path={path}>
      {children}
      {warning ? (
        <p className={styles['warning']}>
          <Icon of={TriangleAlert} />
          <span>{warning}</span>
        </p>
      ) : null}
    </div>
  );
}

type LineProps = Shared &
  Pick<TextFieldProps, 'type' | 'unit' | 'onEnter' | 'maxLength' | 'placeholder' | 'spellCheck'>;

export function LineAt({ path, ...props }: LineProps) {
  const { warning, ...field } = useTextField(path);
  return (
    <Place path={path} warning={warning}>
      <TextField maxLength={LINE_MAX} {...props} {...field} />
    </Place>
  );
}

type TextProps = Shared & { minRows?: number | undefined; placeholder?: string | undefined };

export function TextAt({ path, ...props }: TextProps) {
  const { warning, ...field } = useTextField(path);
  return (
    <Place path={path} warning={warning}>
      <TextArea maxLength={TEXT_MAX} {...props} {...field} />
    </Place>
  );
}

export function RequiredTextAt({ path, ...props }: TextProps) {
  const { warning, ...field } = useRequiredText(path);
  return (
    <Place path={path} warning={warning}>
      <TextArea maxLength={TEXT_MAX} {...props} {...field} />
    </Place>
  );
}

type NumberProps = Shared & Pick<NumberFieldProps, 'unit' | 'min' | 'max' | 'decimals' | 'onEnter' | 'valueName'>;

/** `places` writes a stored value with so many decimals, as money is. */
export function DecimalAt({ path, places, ...props }: NumberProps & { places?: number | undefined }) {
  const { warning, ...field } = useDecimalField(path, places);
  return (
    <Place path={path} warning={warning}>
      <NumberField {...props} {...field} />
    </Place>
  );
}

export function CountAt({ path, ...props }: NumberProps) {
  const { warning, ...field } = useCountField(path);
  return (
    <Place path={path} warning={warning}>
      <NumberField min={0} max={1_000_000} {...props} {...field} decimals={0} />
    </Place>
  );
}

type DateProps = Shared & Pick<DateFieldProps, 'min' | 'max' | 'valueName' | 'onEnter'>;

export function DateAt({ path, ...props }: DateProps) {
  const { warning, ...field } = useParsedField<string | null>(path);
  return (
    <Place path={path} warning={warning}>
      <DateField {...props} {...field} />
    </Place>
  );
}

interface Option<T extends string> {
  value: T;
  label: string;
  hint?: string | undefined;
  digit?: string | undefined;
}

export function ChoiceAt<T extends string>({
  path,
  options,
  orientation = 'row',
  ...props
}: Shared & { options: Option<T>[]; orientation?: 'row' | 'column' | undefined }) {
  const { warning, ...field } = useField<T | null>(path);
  return (
    <Place path={path} warning={warning}>
      <ChoiceGroup {...props} {...field} options={options} orientation={orientation} clearable />
    </Place>
  );
}

export function YesNoAt({ path, ...props }: Shared) {
  const { warning, value, onChange, ...field } = useField<boolean | null>(path);
  return (
    <Place path={path} warning={warning}>
      <ChoiceGroup
        {...props}
        {...field}
        value={value === null ? null : value ? 'yes' : 'no'}
        onChange={(next) => {
          onChange(next === null ? null : next === 'yes');
        }}
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
        clearable
      />
    </Place>
  );
}

/** `emptyLabel` offers to take the choice back. */
/** An affirmation: true when it is given, null while it is not. */
export function AffirmationAt({ path, children, help }: { path: string; children: string; help?: string | undefined }) {
  const { warning, value, onChange, error, readOnly } = useField<boolean | null>(path);
  return (
    <Place path={path} warning={warning}>
      <Checkbox
        checked={value === true}
        onChange={(checked) => {
          onChange(checked ? true : null);
        }}
        help={help}
        error={error}
        disabled={readOnly}
      >
        {children}
      </Checkbox>
    </Place>
  );
}

export function SelectAt({
  path,
  options,
  emptyLabel,
  ...props
}: Shared & {
  options: readonly { value: string; label: string; description?: string | undefined }[];
  placeholder?: string | undefined;
  emptyLabel?: string | undefined;
}) {
  const { warning, onChange, ...field } = useField<string | null>(path);
  const all: typeof options =
    emptyLabel === undefined || field.value === null ? options : [{ value: NOTHING, label: emptyLabel }, ...options];
  return (
    <Place path={path} warning={warning}>
      <Select
        {...props}
        {...field}
        options={all}
        onChange={(value) => {
          onChange(value === NOTHING ? null : value);
        }}
      />
    </Place>
  );
}

/** Options of a fixed set, in its order, with its words. */
export function optionsOf<T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
): { value: T; label: string }[] {
  return values.map((value) => ({ value, label: labels[value] }));
}
