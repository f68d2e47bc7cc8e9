import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { STEPS } from '../../main/domain/steps.ts';
import { expectAccessibleInLightAndDark } from './accessible.ts';
import { erroneousSample } from './erroneous-sample.ts';
import { expectFits } from './fits.ts';
import { launchResidua } from './launch.ts';
import { answerOpenDialog, Application, newDataFolder, type Evaluation } from './pages/residua.ts';

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

/** A window with a vault, at the list of evaluations. */
async function start(): Promise<{ app: ElectronApplication; window: Page; residua: Application; folder: string }> {
  const folder = await newDataFolder();
  const { app, window } = await launchResidua({ dataFolder: folder });
  const residua = new Application(window);
  await residua.createVault();
  await residua.skipWelcome();
  return { app, window, residua, folder };
}

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
  test(`every step of a whole evaluation passes axe and fits, light and dark: ${view.name}`, async () => {
    test.slow();
    const { app, window, residua } = await start();
    const evaluation = await residua.openSample();
    await show(app, window, view);
    await expectSteps(window, evaluation, ALL_STEPS, view.name);
    await app.close();
  });
}

test('every step of an empty evaluation, and what the profiles ask for beside it', async () => {
  test.slow();
  const { app, window, residua } = await start();
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

test('every step of an evaluation with errors, each told at its field and in the review', async () => {
  test.slow();
  const { app, window, residua, folder } = await start();
  const file = join(folder, 'errors.json');
  await writeFile(file, await erroneousSample());
  await answerOpenDialog(app, file);
  await window.getByRole('button', { name: 'Import a case file' }).click();
  await residua.heading('Referral').waitFor();
  const { evaluation } = residua;
  const told: readonly (readonly [step: string, place: string, message: RegExp])[] = [
    ['Referral', '/case/dateOfInjury', /after the examination/],
    ['Examination', '/examination/rangeOfMotion/left/flexion', /at most 150/],
    ['Opinions', '/opinions/apportionment', /100/],
    ['Codes', '/claim/lines', /LT and RT together are refused/],
  ];
  await evaluation.go('Review and sign');
  const corrections = window.getByRole('region', { name: 'To correct' });
  for (const [, , message] of told) await expect(corrections.getByText(message).first()).toBeVisible();
  await evaluation.go('Examination');
  await evaluation.field('/examination/rangeOfMotion/right/extension/active').fill('300');
  await evaluation.field('/examination/rangeOfMotion/right/extension/active').blur();
  for (const [step, place, message] of told) {
    await evaluation.go(step);
    const near = window.locator('main').getByText(message).first();
    await expect(near, place).toBeVisible();
  }
  await expectSteps(window, evaluation, ALL_STEPS, 'errors');
  await app.close();
});
