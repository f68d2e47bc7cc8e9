import { expect, type CDPSession, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { direct } from './direct.ts';
import { PASSPHRASE } from './pages/residua.ts';
import { test } from './start.ts';

const CALLS_OF_OTHERS = ['evaluation.list', 'evaluation.open', 'settings.get', 'vault.lock', 'attachment.choose'];

/** Sends a key as the operating system does, through the application menu's accelerators. */
async function press(app: ElectronApplication, keyCode: string, modifiers: string[]): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, event) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const input = event as { keyCode: string; modifiers: 'control'[] };
      contents?.sendInputEvent({ type: 'keyDown', ...input });
      contents?.sendInputEvent({ type: 'keyUp', ...input });
    },
    { keyCode, modifiers },
  );
}

/** A finger on the screen: touches go through the browser's own handling of touch, which makes pointer events of them. */
class Finger {
  private readonly window: Page;
  private readonly session: CDPSession;

  private constructor(window: Page, session: CDPSession) {
    this.window = window;
    this.session = session;
  }

  static async of(window: Page): Promise<Finger> {
    await window.evaluate(() => {
      const types = new Set<string>();
      document.addEventListener('pointerdown', ({ pointerType }) => types.add(pointerType), { capture: true });
      Object.assign(globalThis, { pointerTypes: types });
    });
    return new Finger(window, await window.context().newCDPSession(window));
  }

  async tap(target: Locator): Promise<void> {
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    expect(box, 'what is tapped is on the screen').not.toBeNull();
    const point = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
    await this.session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
    await this.session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  /** What the page was pressed with since. */
  async pointerTypes(): Promise<string[]> {
    return this.window.evaluate(() => [...(globalThis as unknown as { pointerTypes: Set<string> }).pointerTypes]);
  }
}

const menuLabels = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);

test('the examinee answers alone, reaches nothing else, and only the passphrase ends it', async ({ startUnlocked }) => {
  const { app, window, residua } = await startUnlocked();
  const evaluation = await residua.newEvaluation();
  await evaluation.go('Instruments');
  await window.getByRole('button', { name: 'Add instrument' }).click();
  await window.getByRole('button', { name: 'Hand over to the examinee' }).click();
  await window.getByRole('dialog').getByRole('button', { name: 'Hand over', exact: true }).click();
  const title = (name: string) => window.getByRole('heading', { level: 1, name });

  await test.step('the first page shows the instrument in its own words, and nothing of the case', async () => {
    await title('HOOS, JR.').waitFor();
    await expect(window.getByText('This survey asks for your view about your hip.')).toBeVisible();
    await expect(window.getByText('nonproprietary and free to use')).toBeVisible();
    await expect(window.getByRole('navigation')).toHaveCount(0);
    await expectAccessible(window, 'first page');
    expect(await menuLabels(app)).toEqual(['View']);
  });

  await test.step('answer by keyboard and by mouse', async () => {
    await window.getByRole('button', { name: 'Begin' }).click();
    await title('Going up or down stairs').waitFor();
    await expect(window.getByText('What amount of hip pain have you experienced the last week')).toBeVisible();
    await window.keyboard.press('3');
    await expect(window.getByRole('radio', { name: 'Severe' })).toBeChecked();
    for (const colorScheme of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme });
      await expectAccessible(window, `question, ${colorScheme}`);
    }
    await window.keyboard.press('Enter');
    await title('Walking on an uneven surface').waitFor();
    await window.getByRole('radio', { name: 'Moderate' }).click();
    await window.getByRole('button', { name: 'Next' }).click();
    await title('Rising from sitting').waitFor();
    await window.getByRole('button', { name: 'Next' }).click();
    await expect(window.getByText('Please choose an answer')).toBeVisible();
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('ArrowDown');
    await expect(window.getByRole('radio', { name: 'Mild' })).toBeChecked();
  });

  await test.step('every other call is refused, also past the buttons', async () => {
    for (const name of CALLS_OF_OTHERS) {
      const input = name === 'evaluation.list' ? { search: '' } : null;
      expect(await direct(window, name, input), name).toMatchObject({ ok: false, error: { code: 'handed-over' } });
    }
  });

  await test.step('no key of the menu leads out', async () => {
    for (const [key, modifiers] of [
      ['n', ['control']],
      ['k', ['control']],
      ['l', ['control']],
      ['r', ['control']],
      ['w', ['control']],
      ['i', ['control', 'shift']],
      ['F1', []],
      ['Left', ['alt']],
    ] as const) {
      await press(app, key, [...modifiers]);
    }
    await expect(title('Rising from sitting')).toBeVisible();
    await expect(window.getByRole('dialog')).toHaveCount(0);
    expect(
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isDevToolsOpened()),
    ).toBe(false);
  });

  await test.step('a reload shows the questionnaire again where it stood', async () => {
    await window.reload();
    await title('Bending to floor/pick up an object').waitFor();
  });

  await test.step('closing and quitting ask for the passphrase', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await title('For the examiner').waitFor();
    await expectAccessible(window, 'passphrase');
    await window.getByRole('button', { name: 'Back to the questionnaire' }).click();
    await title('Bending to floor/pick up an object').waitFor();
    await app.evaluate((electron) => {
      electron.app.quit();
    });
    await title('For the examiner').waitFor();
    await window.getByRole('button', { name: 'Back to the questionnaire' }).click();
  });

  await test.step('a question left unanswered is told in the review, and answered from there', async () => {
    await window.keyboard.press('2');
    await window.keyboard.press('Enter');
    await title('Lying in bed (turning over, maintaining hip position)').waitFor();
    await window.getByRole('button', { name: 'Leave unanswered' }).click();
    await title('Sitting').waitFor();
    await window.keyboard.press('0');
    await window.keyboard.press('Enter');
    await title('Your answers').waitFor();
    await expect(window.getByText('One question has no answer')).toBeVisible();
    await expectAccessible(window, 'review');
    await window.getByRole('button', { name: 'Answer question 5' }).click();
    await window.keyboard.press('1');
    await window.keyboard.press('Enter');
    await title('Your answers').waitFor();
    await window.getByRole('button', { name: 'Finish' }).click();
    await title('Thank you. Please give the device back.').waitFor();
    await expectAccessible(window, 'end');
  });

  await test.step('a wrong passphrase is refused, the right one brings the evaluation back with the answers', async () => {
    await window.getByRole('button', { name: 'For the examiner' }).click();
    const passphrase = window.getByRole('textbox', { name: 'Passphrase' });
    await passphrase.fill('wrong horse battery staple');
    await passphrase.press('Enter');
    await expect(passphrase).toHaveAttribute('aria-invalid', 'true');
    expect(await direct(window, 'evaluation.list', { search: '' })).toMatchObject({ ok: false });
    await passphrase.fill(PASSPHRASE);
    await passphrase.press('Enter');
    await window.getByRole('heading', { level: 1, name: 'Instruments' }).waitFor();
    // 3 + 2 + 1 + 2 + 1 + 0 = 9, by the table 61.815 (I1).
    await expect(window.getByRole('table', { name: 'Instruments' })).toContainText('61.8');
    expect(await menuLabels(app)).toContain('Evaluation');
    expect(await direct(window, 'evaluation.list', { search: '' })).toMatchObject({ ok: true });
  });

  await test.step('the evaluation goes on: nothing conflicts', async () => {
    await evaluation.go('Referral');
    await evaluation.fill('/case/claimNumber', 'WC-1');
    await evaluation.saved();
    await expect(window.getByText('changed elsewhere')).toHaveCount(0);
  });
  await app.close();
});

test('by touch: LEFS on large targets, handed back and left by the passphrase', async ({ startUnlocked }) => {
  const { app, window, residua } = await startUnlocked();
  const evaluation = await residua.newEvaluation();
  await evaluation.go('Instruments');
  await window
    .locator('[data-path="/instruments"]')
    .getByRole('button', { name: /Instrument/ })
    .first()
    .click();
  await window.getByRole('option', { name: /LEFS/ }).click();
  await window.getByRole('button', { name: 'Add instrument' }).click();
  await window.getByRole('button', { name: 'Hand over to the examinee' }).click();
  await window.getByRole('dialog').getByRole('button', { name: 'Hand over', exact: true }).click();
  const title = (name: string | RegExp) => window.getByRole('heading', { level: 1, name });
  const finger = await Finger.of(window);

  await title('Lower Extremity Functional Scale (LEFS)').waitFor();
  await finger.tap(window.getByRole('button', { name: 'Begin' }));
  await test.step('every target is at least 44 px on both sides, and a tap answers', async () => {
    await title('Any of your usual work, housework, or school activities').waitFor();
    for (const target of await window.locator('button, label:has(input[type="radio"])').all()) {
      const box = await target.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), await target.innerText()).toBeGreaterThanOrEqual(44);
    }
    await finger.tap(window.locator('label').filter({ hasText: 'Moderate Difficulty' }));
    await expect(window.getByRole('radio', { name: 'Moderate Difficulty' })).toBeChecked();
    expect(await finger.pointerTypes()).toEqual(['touch']);
    await finger.tap(window.getByRole('button', { name: 'Next' }));
  });

  await test.step('a tap beside everything answers nothing, a second tap corrects the first', async () => {
    await window.getByText('2 of 20', { exact: true }).waitFor();
    await finger.tap(title(/./));
    await expect(window.getByRole('radio', { checked: true })).toHaveCount(0);
    await finger.tap(window.locator('label').filter({ hasText: 'No Difficulty' }));
    await finger.tap(window.locator('label').filter({ hasText: 'A Little Bit of Difficulty' }));
    await expect(window.getByRole('radio', { name: 'A Little Bit of Difficulty' })).toBeChecked();
    await expect(window.getByRole('radio', { checked: true })).toHaveCount(1);
    await finger.tap(window.getByRole('button', { name: 'Next' }));
  });

  await test.step('the rest by keys, the review and the end by touch', async () => {
    for (let question = 3; question <= 20; question += 1) {
      await window.getByText(`${String(question)} of 20`, { exact: true }).waitFor();
      await window.keyboard.press('3');
      await window.keyboard.press('Enter');
    }
    await title('Your answers').waitFor();
    await finger.tap(window.getByRole('button', { name: 'Change question 20' }));
    await finger.tap(window.locator('label').filter({ hasText: 'No Difficulty' }));
    await finger.tap(window.getByRole('button', { name: 'To your answers' }));
    await title('Your answers').waitFor();
    await finger.tap(window.getByRole('button', { name: 'Finish' }));
    await title('Thank you. Please give the device back.').waitFor();
    await finger.tap(window.getByRole('button', { name: 'For the examiner' }));
  });

  await window.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
  await finger.tap(window.getByRole('button', { name: 'End the hand-over' }));
  await title('Instruments').waitFor();
  // 2 + 3 + 17 × 3 + 4 = 60 of 80 (I2).
  await expect(window.getByRole('table', { name: 'Instruments' })).toContainText('60');
  await app.close();
});
