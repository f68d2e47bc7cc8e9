import { Checkbox } from './Checkbox.tsx';
import { FieldError, type FieldProps } from './Field.tsx';
import { useId } from 'react';
import { cx } from './cx.ts';
import choice from './ChoiceGroup.module.css';
import hidden from './VisuallyHidden.module.css';

interface CheckboxGroupProps<T extends string> extends Pick<
  FieldProps,
  'label' | 'help' | 'error' | 'disabled' | 'hideLabel'
> {
  options: readonly { value: T; label: string; help?: string | undefined; disabled?: boolean | undefined }[];
  value: readonly T[];
  /** Gets the chosen values in the order of `options`. */
  onChange: (value: T[]) => void;
}

/** A question with any number of answers. */
export function CheckboxGroup<T extends string>({ options, value, onChange, ...props }: CheckboxGroupProps<T>) {
  const { label, help, error } = props;
  const id = useId();
  return (
    <fieldset
      className={choice['group']}
      aria-describedby={cx(Boolean(error) && `${id}-error`, Boolean(help) && `${id}-help`) || undefined}
    >
      <legend className={props.hideLabel === true ? hidden['hidden'] : choice['legend']}>{label}</legend>
      {help ? (
        <p id={`${id}-help`} className={choice['help']}>
          {help}
        </p>
      ) : null}
      <div className={choice['list']}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            checked={value.includes(option.value)}
            help={option.help}
            disabled={props.disabled === true || option.disabled === true}
            onChange={(checked) => {
              const chosen = new Set(value);
              if (checked) chosen.add(option.value);
              else chosen.delete(option.value);
              onChange(options.map((one) => one.value).filter((one) => chosen.has(one)));
            }}
          >
            {option.label}
          </Checkbox>
        ))}
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </fieldset>
  );
}
