import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Holds a screen, as it is shown now, to axe: no findings. */
export async function expectAccessible(window: Page, what: string): Promise<void> {
  await settled(window);
  // Half a megabyte of program, which a page keeps until it is loaded anew.
  const isThere = await window.evaluate(() => 'axe' in globalThis);
  const axe = new AxeBuilder({ page: window, ...(isThere ? { axeSource: ';' } : {}) }).setLegacyMode();
  // Every rule runs on every element; what passed is not listed.
  axe.options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  expect(violations, what).toEqual([]);
}

/** Holds a screen to axe in light and in dark. */
export async function expectAccessibleInLightAndDark(window: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme });
    await expectAccessible(window, `${what}, ${colorScheme}`);
  }
}

/** A dialog that is still fading in has colours nobody reads; axe would measure those. */
async function settled(window: Page): Promise<void> {
  await window.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(drawn));
    const moving = document.getAnimations().filter((a) => a.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(moving.map(async (animation) => animation.finished));
  });
}
