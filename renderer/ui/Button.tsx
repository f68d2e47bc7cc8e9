import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import { KeyHint } from './KeyHint.tsx';
import { Tooltip } from './Tooltip.tsx';
import styles from './Button.module.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps {
  /** The label: always given, even when only the icon is drawn. */
  children: string;
  variant?: ButtonVariant | undefined;
  icon?: LucideIcon | undefined;
  /** Draws the icon alone; the label becomes its name and tooltip. */
  hideLabel?: boolean | undefined;
  size?: 'small' | undefined;
  onPress?: (() => void) | undefined;
  disabled?: boolean | undefined;
  /** Takes no press while what it began goes on, and keeps the focus. */
  busy?: boolean | undefined;
  type?: 'button' | 'submit' | undefined;
  /** Id of the form that a submitting button outside of it belongs to. */
  form?: string | undefined;
  /** Shown beside the label, as in 'mod+k'; binding the key is the caller's. */
  shortcut?: string | undefined;
  /** Draws the shortcut before the label, as on a button that leads back. */
  hintFirst?: boolean | undefined;
  autoFocus?: boolean | undefined;
  /** Part of another control, passed over when Enter goes on to the next field. */
  helper?: boolean | undefined;
  /** For a button that shows and hides a part of the page: whether it is shown. */
  expanded?: boolean | undefined;
}

/** A button. One primary at most on a screen. */
export function Button({
  children,
  variant = 'secondary',
  icon,
  hideLabel = false,
  size,
  onPress,
  shortcut,
  busy = false,
  ...props
}: ButtonProps) {
  const alone = hideLabel && icon !== undefined;
  const hint = shortcut === undefined || alone ? null : <KeyHint keys={shortcut} className={styles['hint']} />;
  const button = (
    <AriaButton
      type={busy ? 'button' : (props.type ?? 'button')}
      className={cx(styles['button'], styles[variant], size && styles[size], alone && styles['iconOnly'])}
      isDisabled={props.disabled ?? false}
      autoFocus={props.autoFocus ?? false}
      {...(props.expanded === undefined ? {} : { 'aria-expanded': props.expanded })}
      {...(props.form === undefined ? {} : { form: props.form })}
      {...(props.helper === true ? { 'data-helper': '' } : {})}
      {...(alone ? { 'aria-label': children } : {})}
      {...(busy ? { 'aria-disabled': true } : {})}
      {...(onPress === undefined || busy
        ? {}
        : {
            onPress: () => {
              onPress();
            },
          })}
    >
      {props.hintFirst === true ? hint : null}
      {icon === undefined ? null : <Icon of={icon} />}
      {alone ? null : children}
      {props.hintFirst === true ? null : hint}
    </AriaButton>
  );
  if (!alone) return button;
  return (
    <Tooltip text={children} shortcut={shortcut}>
      {button}
    </Tooltip>
  );
}
