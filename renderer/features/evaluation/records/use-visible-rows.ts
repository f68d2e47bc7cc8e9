import { useEffect, useState, type RefObject } from 'react';

/** Drawn beyond the edges of the view, pixels, so that scrolling meets no gaps. */
const MARGIN = 600;
/** Where nothing can be measured, as before the first layout. */
const VIEW = 1000;

/** Where rows of known heights begin, and at the end the height of all, pixels. */
export function offsetsOf(heights: readonly number[]): number[] {
  const offsets = [0];
  let sum = 0;
  for (const height of heights) offsets.push((sum += height));
  return offsets;
}

/** The row that lies at a height; the nearest one when the height is outside. */
export function rowAt(offsets: readonly number[], height: number): number {
  let [low, high] = [0, Math.max(0, offsets.length - 2)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows in view while the page scrolls, first and last. Only these need to be drawn. */
export function useVisibleRows(
  body: RefObject<HTMLElement | null>,
  offsets: readonly number[],
): { first: number; last: number } {
  const [view, setView] = useState<View>({ top: 0, height: VIEW });

  useEffect(() => {
    const element = body.current;
    if (element === null) return;
    const scroller = scrollParent(element);
    const measure = (): void => {
      const next = viewOf(element, scroller);
      setView((known) => (known.top === next.top && known.height === next.height ? known : next));
    };
    const scrolled: HTMLElement | Window = scroller ?? window;
    scrolled.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure);
    // The form above grows and shrinks with what is typed. The first call comes with the first layout.
    const observer = new ResizeObserver(measure);
    for (const part of scroller?.children ?? []) observer.observe(part);
    return () => {
      scrolled.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
      observer.disconnect();
    };
  }, [body]);

  return { first: rowAt(offsets, view.top - MARGIN), last: rowAt(offsets, view.top + view.height + MARGIN) };
}

interface View {
  /** How far the list begins above the upper edge, pixels. */
  readonly top: number;
  readonly height: number;
}

function viewOf(element: HTMLElement, scroller: HTMLElement | null): View {
  const edge = scroller === null ? 0 : scroller.getBoundingClientRect().top;
  const height = scroller === null ? window.innerHeight : scroller.clientHeight;
  return { top: edge - element.getBoundingClientRect().top, height: height === 0 ? VIEW : height };
}

function scrollParent(element: HTMLElement): HTMLElement | null {
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return null;
}
