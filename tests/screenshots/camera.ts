import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withPalette } from './palette.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/screenshots');
const HIGHEST = 7000;
const SCHEMES = ['light', 'dark'] as const;

/** A window of the documentation's pictures. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}
const USUAL: Frame = { width: 1280, height: 800, zoom: 1 };
export const SMALL: Frame = { width: 1024, height: 700, zoom: 1 };
export const ZOOMED: Frame = { width: 1440, height: 900, zoom: 2 };

/** Takes the pictures of `docs/screenshots`. */
export class Camera {
  private readonly app: ElectronApplication;
  private readonly window: Page;
  private zoom = 1;

  constructor(app: ElectronApplication, window: Page) {
    this.app = app;
    this.window = window;
    mkdirSync(FOLDER, { recursive: true });
  }

  /** Gives the window a size and a zoom; without one, those of most pictures. */
  async frame({ width, height, zoom }: Frame = USUAL): Promise<void> {
    this.zoom = zoom;
    await this.app.evaluate(
      ({ BrowserWindow }, [w, h, factor]) => {
        const [first] = BrowserWindow.getAllWindows();
        first?.setContentSize(w, h);
        first?.webContents.setZoomFactor(factor);
      },
      [width, height, zoom] as const,
    );
    await expect
      .poll(() => this.window.evaluate(() => [innerWidth, innerHeight]))
      .toEqual([width / zoom, height / zoom]);
  }

  /** The window as it stands. */
  async take(name: string): Promise<void> {
    // By script: a dialog may be open, and nothing outside it can then be pressed.
    await this.window.evaluate(() => {
      document.querySelectorAll<HTMLElement>('[aria-label="Just done"] button:last-child').forEach((x) => {
        x.click();
      });
    });
    await expect(this.window.getByLabel('Just done').locator('> *')).toHaveCount(0);
    await this.window.evaluate(async () => {
      await document.fonts.ready;
      await Promise.allSettled(document.getAnimations().map(async ({ finished }) => finished));
    });
    const picture = this.zoom === 1 ? await this.window.screenshot({ caret: 'hide' }) : await this.zoomed();
    writeFileSync(join(FOLDER, `${name}.png`), withPalette(picture));
  }

  /** Playwright takes the size of a zoomed window for that of its picture, and would cut it; the browser itself does not. */
  private async zoomed(): Promise<Buffer> {
    const session = await this.window.context().newCDPSession(this.window);
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
    await session.detach();
    return Buffer.from(data, 'base64');
  }

  /** The whole of a page that is longer than the window. */
  async takeWhole(name: string): Promise<void> {
    const missing = await this.window.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('*')]
          .filter((e) => e === document.scrollingElement || ['auto', 'scroll'].includes(getComputedStyle(e).overflowY))
          .map((element) => element.scrollHeight - element.clientHeight),
        0,
      ),
    );
    await this.frame({ ...USUAL, height: Math.min(USUAL.height + missing, HIGHEST) });
    await this.take(name);
    await this.frame();
  }

  /** Takes a picture in light and one in dark. */
  async inBoth(name: string, take: (name: string) => Promise<void>): Promise<void> {
    for (const colorScheme of SCHEMES) {
      await this.window.emulateMedia({ colorScheme });
      await take(`${name}-${colorScheme}`);
    }
    await this.window.emulateMedia({ colorScheme: 'light' });
  }

  /** Chooses a command of the application's menu. */
  async choose(label: string): Promise<void> {
    await this.app.evaluate(({ Menu }, wanted) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
      items?.find((item) => item.label === wanted)?.click();
    }, label);
  }
}
