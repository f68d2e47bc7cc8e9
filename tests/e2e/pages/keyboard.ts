import { expect, type Page } from '@playwright/test';

/** Most stops of Tab on one page before a place counts as out of reach. */
const MOST_STOPS = 250;

/** An examiner without a mouse. Everything goes through the keys; nothing is focused or clicked by the test. */
export class Keyboard {
  private readonly window: Page;

  constructor(window: Page) {
    this.window = window;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.window.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.window.keyboard.type(text);
  }

  /** Tabs to the first stop at a place of the evaluation, or below it. */
  async toField(pointer: string): Promise<void> {
    await this.tabUntil(
      `field ${pointer}`,
      (wanted) => {
        const path = document.activeElement?.closest('[data-path]')?.getAttribute('data-path') ?? '';
        return path === wanted || path.startsWith(`${wanted}/`);
      },
      pointer,
    );
  }

  /** Tabs to the first stop with this accessible name. */
  async to(name: string): Promise<void> {
    await this.tabUntil(
      `"${name}"`,
      (wanted) => {
        const focused = document.activeElement;
        if (!(focused instanceof HTMLElement) || focused === document.body) return false;
        const labelledBy = (focused.getAttribute('aria-labelledby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent ?? '')
          .join(' ');
        const labelled = focused as HTMLElement & { labels?: NodeListOf<HTMLLabelElement> | null };
        const labels = [...(labelled.labels ?? [])].map((label) => label.textContent);
        const names = [focused.getAttribute('aria-label') ?? '', labelledBy, ...labels, focused.textContent];
        return names.some((each) => each.trim() === wanted);
      },
      name,
    );
  }

  async fill(pointer: string, text: string): Promise<void> {
    await this.toField(pointer);
    await this.type(text);
  }

  /** The next step of the evaluation, by the button below the page. */
  async nextStep(title: string): Promise<void> {
    await this.tabUntil(
      `the way to ${title}`,
      (wanted) => {
        const focused = document.activeElement;
        return focused?.closest('footer') !== null && (focused?.textContent ?? '').trim().startsWith(wanted);
      },
      title,
    );
    await this.press('Enter');
    await this.window.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  private async tabUntil(what: string, isThere: (wanted: string) => boolean, wanted: string): Promise<void> {
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await this.window.evaluate(isThere, wanted)) return;
      await this.window.keyboard.press('Tab');
    }
    expect(false, `Tab reaches ${what}`).toBe(true);
  }
}
