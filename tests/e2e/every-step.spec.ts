import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { STEPS } from '../../main/domain/steps.ts';
import { expectAccessible } from './accessible.ts';
import { launchResidua } from './launch.ts';
import { Application, newDataFolder } from './pages/residua.ts';

interface View {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
  readonly colorScheme: 'light' | 'dark';
}

/** What a clinic's machine shows: ordinary, a small window, and everything twice as large for weak eyes. */
const VIEWS: readonly View[] = [
  { name: 'light', width: 1440, height: 900, zoom: 1, colorScheme: 'light' },
  { name: 'dark', width: 1440, height: 900, zoom: 1, colorScheme: 'dark' },
  { name: 'small window', width: 1024, height: 700, zoom: 1, colorScheme: 'light' },
  { name: 'small window, dark', width: 1024, height: 700, zoom: 1, colorScheme: 'dark' },
  { name: '200 % zoom', width: 1440, height: 900, zoom: 2, colorScheme: 'light' },
];

for (const view of VIEWS) {
  test(`every step passes axe and fits: ${view.name}`, async () => {
    const { app, window } = await launchResidua({ dataFolder: await newDataFolder() });
    const residua = new Application(window);
    await residua.createVault();
    await residua.skipWelcome();
    const evaluation = await residua.openSample();
    await show(app, window, view);
    for (const { title } of STEPS) {
      await evaluation.go(title);
      await expectAccessible(window, title);
      expect(await overflow(window), `${title} needs no scrolling sideways`).toEqual([]);
    }
    await app.close();
  });
}

async function show(app: ElectronApplication, window: Page, view: View): Promise<void> {
  await window.emulateMedia({ colorScheme: view.colorScheme });
  await app.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
    const [first] = BrowserWindow.getAllWindows();
    first?.setContentSize(width, height);
    first?.webContents.setZoomFactor(zoom);
  }, view);
  await expect.poll(() => window.evaluate(() => document.documentElement.clientWidth)).toBe(view.width / view.zoom);
}

/** Elements that reach beyond the right edge, unless they lie in a part that scrolls sideways by design. */
function overflow(window: Page): Promise<string[]> {
  return window.evaluate(() => {
    const scrolls = (element: Element): boolean => {
      for (let node: Element | null = element; node !== null; node = node.parentElement) {
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(node).overflowX)) return true;
      }
      return false;
    };
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > document.body.clientWidth + 1 && !scrolls(element))
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 40)}`);
  });
}
