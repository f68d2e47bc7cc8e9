import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { PopoverButton } from './Popover.tsx';

/** Explanation on request, for what does not fit in one sentence under a label. */
export function HelpButton({ label, children }: { label: string; children: ReactNode }) {
  return (
    <PopoverButton label={label} icon={Info} hideLabel variant="quiet" size="small" helper>
      {children}
    </PopoverButton>
  );
}
