import { expect, type Page } from '@playwright/test';

/** Holds a screen, as it is shown now, to its window: nothing lies beyond the right edge, no text is cut off. */
export async function expectFits(window: Page, what: string): Promise<void> {
  expect(await beyondTheEdge(window), `${what} needs no scrolling sideways`).toEqual([]);
  expect(await clippedTexts(window), `${what} cuts no text off`).toEqual([]);
}

/** Elements that reach beyond the right edge, unless they lie in a part that scrolls sideways by design. */
function beyondTheEdge(window: Page): Promise<string[]> {
  return window.evaluate(() => {
    // What hidden and clip cut off is looked at as text, below.
    const isExcused = (element: Element): boolean => {
      for (let node: Element | null = element; node !== null; node = node.parentElement) {
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(node).overflowX)) return true;
      }
      return false;
    };
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > document.body.clientWidth + 1)
      .filter((element) => !isExcused(element))
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 40)}`);
  });
}

/**
 * Texts of which an ancestor with `overflow: hidden` or `clip` cuts a part off. Allowed are what is only read aloud, and
 * an ellipsis whose element, or one around it, tells the whole text as its title.
 */
function clippedTexts(window: Page): Promise<string[]> {
  return window.evaluate(() => {
    const SLACK = 1.5;
    const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
    const cuts = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
    const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
    const isForSpeech = (style: CSSStyleDeclaration, box: DOMRect): boolean =>
      style.clipPath !== 'none' || box.width <= 1 || box.height <= 1;
    const isEllipsis = (style: CSSStyleDeclaration): boolean =>
      style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
    const isTold = (element: Element): boolean =>
      plain(element.closest('[title]')?.getAttribute('title') ?? '').includes(plain(element.textContent));

    /** The ancestor that cuts the text; null when all of it can be seen or scrolled to. */
    const cutBy = (text: Text, rects: readonly DOMRect[]): Element | null => {
      let [across, down] = [true, true];
      for (let node = text.parentElement; node !== null && node !== document.body; node = node.parentElement) {
        const style = getComputedStyle(node);
        const box = node.getBoundingClientRect();
        const isCutting = cuts(style.overflowX) || cuts(style.overflowY);
        if (isCutting && isForSpeech(style, box)) return null;
        const isOver = rects.some(
          (rect) =>
            (across && cuts(style.overflowX) && (rect.left < box.left - SLACK || rect.right > box.right + SLACK)) ||
            (down && cuts(style.overflowY) && (rect.top < box.top - SLACK || rect.bottom > box.bottom + SLACK)),
        );
        if (isOver) return isEllipsis(style) && isTold(node) ? null : node;
        // What lies outside of a scrolling part can be scrolled into view.
        if (scrolls(style.overflowX)) across = false;
        if (scrolls(style.overflowY)) down = false;
        if (style.position === 'fixed') return null;
      }
      return null;
    };

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node as Text;
      const parent = text.parentElement;
      if (
        plain(text.data) === '' ||
        parent?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) !== true
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const by = cutBy(text, [...range.getClientRects()]);
      if (by !== null) found.push(`${by.tagName} cuts "${plain(text.data).slice(0, 60)}"`);
    }
    return found;
  });
}
