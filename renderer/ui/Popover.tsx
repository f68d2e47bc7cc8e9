import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Button, type ButtonVariant } from './Button.tsx';
import styles from './Popover.module.css';

interface PopoverButtonProps {
  /** Names the button and the panel it opens. */
  label: string;
  icon?: LucideIcon | undefined;
  hideLabel?: boolean | undefined;
  variant?: ButtonVariant | undefined;
  size?: 'small' | undefined;
  disabled?: boolean | undefined;
  helper?: boolean | undefined;
  /** The panel, or a function of what closes it. */
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** A button that opens a small panel beside itself. Escape or a click elsewhere closes it. */
export function PopoverButton({
  label,
  icon,
  hideLabel,
  variant,
  size,
  disabled,
  helper,
  children,
}: PopoverButtonProps) {
  return (
    <DialogTrigger>
      <Button icon={icon} hideLabel={hideLabel} variant={variant} size={size} disabled={disabled} helper={helper}>
        {label}
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom start" offset={6}>
        <Dialog aria-label={label} className={styles['dialog'] ?? ''}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
