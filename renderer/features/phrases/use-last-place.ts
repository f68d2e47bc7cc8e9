import { useEffect, useRef } from 'react';
import { placeIn, type TextPlace } from './text-place.ts';

/** Remembers the long text that had the focus last, so that a button or menu can still act on it. */
export function useLastPlace(): () => TextPlace | null {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLTextAreaElement) last.current = target;
    };
    last.current = document.activeElement;
    document.addEventListener('focusin', remember);
    return () => {
      document.removeEventListener('focusin', remember);
    };
  }, []);
  return () => placeIn(document.activeElement) ?? placeIn(last.current);
}
