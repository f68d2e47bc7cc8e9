import { useRef, type KeyboardEvent } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { suggestions } from '../../../../main/domain/records/used-values.ts';
import field from '../../../ui/Field.module.css';
import list from '../../../ui/ListBox.module.css';

interface Props {
  label: string;
  value: string;
  /** What the same field of the other records holds. */
  used: readonly (string | null)[];
  onChange: (value: string) => void;
  /** Enter, unless it chose one of the values. */
  onEnter: () => void;
  maxLength: number;
  placeholder?: string | undefined;
}

const MOST = 8;

/** A line of text that offers the values used before; anything else can be typed as well. */
export function SuggestField({ label, value, used, onChange, onEnter, maxLength, placeholder }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const items = suggestions(used, value, MOST).map((text) => ({ id: text, text }));

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (input.current?.hasAttribute('aria-activedescendant') === true) return;
    event.preventDefault();
    event.stopPropagation();
    onEnter();
  }

  return (
    <ComboBox
      className={field['field'] ?? ''}
      items={items}
      inputValue={value}
      onInputChange={onChange}
      value={null}
      onChange={(key) => {
        if (typeof key === 'string') onChange(key);
      }}
      defaultFilter={() => true}
      allowsCustomValue
      menuTrigger="input"
    >
      <Label className={field['label'] ?? ''}>{label}</Label>
      <div className={field['box']} onKeyDownCapture={onKeyDown}>
        <Input
          ref={input}
          className={field['input'] ?? ''}
          maxLength={maxLength}
          autoComplete="off"
          spellCheck={false}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      </div>
      <Popover className={list['popover'] ?? ''} offset={4}>
        <ListBox<(typeof items)[number]> className={list['list'] ?? ''}>
          {({ text }) => (
            <ListBoxItem id={text} textValue={text} className={list['item'] ?? ''}>
              <span className={list['text']}>{text}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
