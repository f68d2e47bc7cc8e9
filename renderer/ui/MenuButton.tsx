import { Ellipsis, type LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Keyboard, Menu, MenuItem as AriaMenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { Button, type ButtonVariant } from './Button.tsx';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import { formatKeys, isMac } from './key-names.ts';
import keyHint from './KeyHint.module.css';
import list from './ListBox.module.css';

export interface MenuItem {
  id: string;
  label: string;
  icon?: LucideIcon | undefined;
  /** As in 'mod+z'; binding the key is the caller's. */
  shortcut?: string | undefined;
  onAction: () => void;
  disabled?: boolean | undefined;
  danger?: boolean | undefined;
}

interface MenuButtonProps {
  label: string;
  items: readonly MenuItem[];
  icon?: LucideIcon | undefined;
  hideLabel?: boolean | undefined;
  variant?: ButtonVariant | undefined;
  size?: 'small' | undefined;
  disabled?: boolean | undefined;
}

/** A button that opens a list of commands. */
export function MenuButton({ label, items, icon = Ellipsis, hideLabel, variant = 'quiet', ...props }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Button icon={icon} hideLabel={hideLabel} variant={variant} size={props.size} disabled={props.disabled}>
        {label}
      </Button>
      <Popover className={list['popover'] ?? ''} placement="bottom end" offset={4}>
        <MenuList label={label} items={items} />
      </Popover>
    </MenuTrigger>
  );
}

interface MenuListProps extends Pick<MenuButtonProps, 'label' | 'items'> {
  /** Needed where no MenuButton closes it. */
  onClose?: (() => void) | undefined;
}

/** The list alone, for a popover of the caller's. */
export function MenuList({ label, items, onClose }: MenuListProps) {
  const menu = useRef<HTMLDivElement>(null);
  // A key on a plain button counts as a click by assistive technology, after which React Aria leaves the focus on the list.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      menu.current?.querySelector<HTMLElement>('[role="menuitem"]:not([aria-disabled="true"])')?.focus();
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, []);
  return (
    <Menu
      ref={menu}
      className={list['list'] ?? ''}
      aria-label={label}
      autoFocus="first"
      {...(onClose === undefined ? {} : { onClose })}
    >
      {items.map((item) => (
        <AriaMenuItem
          key={item.id}
          id={item.id}
          textValue={item.label}
          className={cx(list['item'], item.danger === true && list['danger'])}
          isDisabled={item.disabled ?? false}
          onAction={item.onAction}
        >
          {item.icon === undefined ? null : <Icon of={item.icon} />}
          <Text slot="label" className={list['text'] ?? ''}>
            {item.label}
          </Text>
          {item.shortcut === undefined ? null : (
            <Keyboard className={keyHint['keys'] ?? ''}>{formatKeys(item.shortcut, isMac())}</Keyboard>
          )}
        </AriaMenuItem>
      ))}
    </Menu>
  );
}
