import { Check, ChevronDown } from 'lucide-react';
import { useId } from 'react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import { FieldError, type FieldProps } from './Field.tsx';
import { Icon } from './Icon.tsx';
import field from './Field.module.css';
import list from './ListBox.module.css';
import styles from './Select.module.css';
import hidden from './VisuallyHidden.module.css';

export interface SelectOption<T extends string> {
  value: T;
  label: string;
  description?: string | undefined;
  disabled?: boolean | undefined;
}

interface SelectProps<T extends string> extends FieldProps {
  options: readonly SelectOption<T>[];
  value: T | null;
  onChange: (value: T) => void;
  placeholder?: string | undefined;
}

/** One of a list, for more choices than a row of segments can hold. Typing jumps to a choice. */
export function Select<T extends string>({
  options,
  value,
  onChange,
  placeholder = 'Choose',
  ...props
}: SelectProps<T>) {
  const { label, help, error, width = 'medium' } = props;
  const errorId = useId();
  return (
    <AriaSelect
      className={styles['select'] ?? ''}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      placeholder={placeholder}
      isDisabled={props.disabled === true || props.readOnly === true}
      isInvalid={Boolean(error)}
      isRequired={props.required ?? false}
      validationBehavior="aria"
      autoFocus={props.autoFocus ?? false}
      {...(props.name === undefined ? {} : { name: props.name })}
    >
      <Label className={(props.hideLabel === true ? hidden['hidden'] : field['label']) ?? ''}>{label}</Label>
      {help ? (
        <Text slot="description" className={field['help'] ?? ''}>
          {help}
        </Text>
      ) : null}
      <div className={field[width]}>
        <Button className={styles['button'] ?? ''} {...(error ? { 'aria-describedby': errorId } : {})}>
          <SelectValue className={styles['value'] ?? ''}>
            {({ isPlaceholder, selectedText }) => (isPlaceholder ? placeholder : selectedText)}
          </SelectValue>
          <Icon of={ChevronDown} />
        </Button>
      </div>
      <FieldError id={errorId}>{error}</FieldError>
      <Popover className={list['popover'] ?? ''} offset={4}>
        <ListBox className={list['list'] ?? ''}>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className={list['item'] ?? ''}
              isDisabled={option.disabled ?? false}
            >
              {({ isSelected }) => (
                <>
                  <span className={list['mark']}>{isSelected ? <Icon of={Check} /> : null}</span>
                  <span className={list['text']}>
                    {option.label}
                    {option.description === undefined ? null : (
                      <span className={list['detail']}>{option.description}</span>
                    )}
                  </span>
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
