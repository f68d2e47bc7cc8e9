import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { STEPS } from '../../main/domain/steps.ts';
import { expectAccessibleInLightAndDark } from './accessible.ts';
import { expectFits } from './fits.ts';
import { makeMistakes, MISTAKES } from './pages/mistakes.ts';
import type { Evaluation } from './pages/residua.ts';
import { test } from './start.ts';

const ALL_STEPS = STEPS.map(({ title }) => title);

interface View {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}

/** What a clinic's machine shows: ordinary, a small window, and everything twice as large for weak eyes. */
const ORDINARY: View = { name: 'ordinary', width: 1440, height: 900, zoom: 1 };
const SMALL: View = { name: 'small window', width: 1024, height: 700, zoom: 1 };
const ZOOMED: View = { name: '200 % zoom', width: 1440, height: 900, zoom: 2 };

async function show(app: ElectronApplication, window: Page, view: View): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
    const [first] = BrowserWindow.getAllWindows();
    first?.setContentSize(width, height);
    first?.webContents.setZoomFactor(zoom);
  }, view);
  await expect.poll(() => window.evaluate(() => document.documentElement.clientWidth)).toBe(view.width / view.zoom);
}

/** Goes through steps; each fits into the window and passes axe, light and dark. */
async function expectSteps(window: Page, evaluation: Evaluation, titles: readonly string[], what: string) {
  for (const title of titles) {
    await evaluation.go(title);
    await expectFits(window, `${title}, ${what}`);
    await expectAccessibleInLightAndDark(window, `${title}, ${what}`);
  }
}

for (const view of [ORDINARY, SMALL, ZOOMED]) {
  test(`every step of a whole evaluation passes axe and fits, light and dark: ${view.name}`, async ({
    startUnlocked,
  }) => {
    test.slow();
    const { app, window, residua } = await startUnlocked();
    const evaluation = await residua.openSample();
    await show(app, window, view);
    await expectSteps(window, evaluation, ALL_STEPS, view.name);
    await app.close();
  });
}

test('twice as large in a narrower window, the fields of a row show their labels where no headings stand above', async ({
  startUnlocked,
}) => {
  const { app, window, residua } = await startUnlocked();
  const evaluation = await residua.openSample();
  await show(app, window, { ...ZOOMED, width: 1280 });
  await evaluation.go('History');
  await expectFits(window, 'History, twice as large in a narrower window');
  await expectAccessibleInLightAndDark(window, 'History, twice as large in a narrower window');
  for (const label of ['Treatment 1, from', 'Treatment 1, kind', 'Prior injury 1, when', 'Medication 2, how often']) {
    const box = await window.getByText(label, { exact: true }).first().boundingBox();
    expect(box?.width, label).toBeGreaterThan(40);
  }
  await app.close();
});

test('every step of an empty evaluation, and what the profiles ask for beside it', async ({ startUnlocked }) => {
  test.slow();
  const { app, window, residua } = await startUnlocked();
  const evaluation = await residua.newEvaluation();
  await expectSteps(window, evaluation, ALL_STEPS, 'empty');
  const asked = window.getByText('This profile also asks for:');
  for (const [profile, steps] of [
    ['California', ['Referral', 'Records', 'Opinions', 'Review and sign']],
    ['Federal', ['Referral', 'Records', 'Review and sign']],
  ] as const) {
    await evaluation.go('Referral');
    await window.locator('[data-path="/case/reportProfile"]').getByRole('button').click();
    await window.getByRole('option', { name: new RegExp(profile) }).click();
    await expect(asked).toBeVisible();
    await expectSteps(window, evaluation, steps, profile);
  }
  await app.close();
});

test('every step of an evaluation with mistakes, each told at its place and in the review', async ({
  startUnlocked,
}) => {
  test.slow();
  const { app, window, residua } = await startUnlocked();
  const evaluation = await residua.openSample();
  await makeMistakes(window, evaluation);
  await evaluation.go('Review and sign');
  const corrections = window.getByRole('region', { name: 'To correct' });
  for (const [, message] of MISTAKES) await expect(corrections.getByText(message).first()).toBeVisible();
  for (const [step, message] of MISTAKES) {
    await evaluation.go(step);
    await expect(window.getByRole('main').getByText(message).first()).toBeVisible();
  }
  await expectSteps(window, evaluation, ALL_STEPS, 'mistakes');
  await app.close();
});
