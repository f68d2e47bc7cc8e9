import type { LucideIcon } from 'lucide-react';
import { useContext, type ReactNode } from 'react';
import { DialogTrigger, OverlayTriggerStateContext, Popover } from 'react-aria-components';
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
      {/* Without a dialog within, the panel is one itself: what closes it for screen readers lies inside, and its button names it. */}
      <Popover className={styles['popover'] ?? ''} placement="bottom start" offset={6}>
        <Panel>{children}</Panel>
      </Popover>
    </DialogTrigger>
  );
}

function Panel({ children }: Pick<PopoverButtonProps, 'children'>) {
  const state = useContext(OverlayTriggerStateContext);
  return typeof children === 'function' ? children(() => state?.close()) : children;
}
