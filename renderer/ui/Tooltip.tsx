import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { KeyHint } from './KeyHint.tsx';
import styles from './Tooltip.module.css';

interface TooltipProps {
  text: string;
  shortcut?: string | undefined;
  /** A Button of this kit. */
  children: ReactElement;
}

/** Names a control on hover and keyboard focus. Never the only place where something is said. */
export function Tooltip({ text, shortcut, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className={styles['tooltip'] ?? ''} offset={6}>
        {text}
        {shortcut === undefined ? null : <KeyHint keys={shortcut} className={styles['keys']} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
