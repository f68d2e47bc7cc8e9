import { Ellipsis } from 'lucide-react';
import { useRef, type RefObject } from 'react';
import { Popover } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import { MenuList, type MenuItem } from './MenuButton.tsx';
import list from './ListBox.module.css';
import styles from './DataTable.module.css';

/** What a row's menu button was pressed for. */
export interface OpenMenu {
  label: string;
  items: readonly MenuItem[];
  trigger: HTMLButtonElement;
}

interface RowMenuButtonProps {
  label: string;
  tabStop: boolean;
  expanded: boolean;
  onOpen: (trigger: HTMLButtonElement) => void;
}

/** The menu button of one row. Plain, because a table has hundreds; the menu itself is shared (RowMenu). */
export function RowMenuButton({ label, tabStop, expanded, onOpen }: RowMenuButtonProps) {
  return (
    <button
      type="button"
      className={styles['menuButton']}
      aria-label={label}
      title={label}
      aria-haspopup="menu"
      aria-expanded={expanded}
      tabIndex={tabStop ? 0 : -1}
      onClick={(event) => {
        onOpen(event.currentTarget);
      }}
    >
      <Icon of={Ellipsis} />
    </button>
  );
}

/** The one menu of a table, beside whichever row asked for it. */
export function RowMenu({ open, onClose }: { open: OpenMenu | null; onClose: () => void }) {
  const none = useRef<HTMLButtonElement>(null);
  const trigger: RefObject<HTMLButtonElement | null> = open === null ? none : { current: open.trigger };
  return (
    <Popover
      className={list['popover'] ?? ''}
      placement="bottom end"
      aria-label={open?.label ?? 'Actions'}
      offset={4}
      triggerRef={trigger}
      isOpen={open !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      {open === null ? null : <MenuList label={open.label} items={open.items} onClose={onClose} />}
    </Popover>
  );
}
