import type { LucideIcon } from 'lucide-react';

/** An icon in the house's stroke. Decorative: whatever it says must also stand in words beside it. */
export function Icon({ of: Picture, size = 16 }: { of: LucideIcon; size?: 12 | 16 | 20 | 28 }) {
  const rem = `${String(size / 16)}rem`;
  return <Picture aria-hidden="true" focusable="false" width={rem} height={rem} strokeWidth={1.5} />;
}
