import { useId, type ReactNode } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldError, type FieldProps } from './Field.tsx';
import { focusNext } from './focus-next.ts';
import field from './Field.module.css';
import list from './ListBox.module.css';
import styles from './ComboField.module.css';
import hidden from './VisuallyHidden.module.css';

export interface ComboOption {
  id: string;
  label: string;
  detail?: string | undefined;
}

interface ComboFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** What fits the text; the owner searches. */
  options: readonly ComboOption[];
  onChoose: (id: string) => void;
  /** Stands under the list, such as where it comes from. */
  footer?: ReactNode;
  maxLength?: number | undefined;
  onFocusChange?: ((isFocused: boolean) => void) | undefined;
}

const NOTHING = null;

/** One line of text with proposals: typing opens them, arrows and Enter take one, any other text stays as typed. */
export function ComboField({
  value,
  onChange,
  options,
  onChoose,
  footer,
  maxLength,
  onFocusChange,
  width = 'full',
  ...props
}: ComboFieldProps) {
  const { label, help, error } = props;
  const errorId = useId();
  return (
    <ComboBox
      className={field['field'] ?? ''}
      items={options}
      inputValue={value}
      onInputChange={(text) => {
        if (text !== value) onChange(text);
      }}
      value={NOTHING}
      onChange={(key) => {
        if (typeof key === 'string') onChoose(key);
      }}
      allowsCustomValue
      onFocus={() => {
        onFocusChange?.(true);
      }}
      onBlur={() => {
        onFocusChange?.(false);
      }}
      menuTrigger="input"
      isDisabled={props.disabled === true}
      isReadOnly={props.readOnly === true}
      isInvalid={Boolean(error)}
      isRequired={props.required ?? false}
      validationBehavior="aria"
    >
      <Label className={(props.hideLabel === true ? hidden['hidden'] : field['label']) ?? ''}>{label}</Label>
      {help ? (
        <Text slot="description" className={field['help'] ?? ''}>
          {help}
        </Text>
      ) : null}
      <div className={cx(field['box'], field[width])}>
        <Input
          className={field['input'] ?? ''}
          maxLength={maxLength}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={(event) => {
            const isOpen = event.currentTarget.getAttribute('aria-expanded') === 'true';
            if (event.key === 'Enter' && !isOpen && !event.nativeEvent.isComposing) focusNext(event.currentTarget);
          }}
          {...(error ? { 'aria-describedby': errorId } : {})}
        />
      </div>
      <FieldError id={errorId}>{error}</FieldError>
      <Popover className={cx(list['popover'], styles['popover'])} offset={4}>
        <ListBox<ComboOption> className={cx(list['list'], styles['list'])}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={`${option.id} ${option.label}`} className={list['item'] ?? ''}>
              <span className={styles['label']}>{option.label} </span>
              {option.detail === undefined ? null : <span className={list['text']}>{option.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
        {footer === undefined ? null : <p className={styles['footer']}>{footer}</p>}
      </Popover>
    </ComboBox>
  );
}
