import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { killResidua, launchResidua } from '../e2e/launch.ts';
import { answerOpenDialog, answerSaveDialog, Application, newDataFolder, PASSPHRASE } from '../e2e/pages/residua.ts';

/** Pictures for the documentation, of the fictitious sample only: `npm run screenshots`. */
const FOLDER = resolve(import.meta.dirname, '../../docs/screenshots');
const STEPS = ['Referral', 'Examinee', 'Records', 'History', 'Examination', 'Instruments', 'Residual', 'Rating'];
const LAST_STEPS = ['Opinions', 'Codes', 'Review and sign'];
/** The steps whose colours carry the most; the others have the same parts. */
const ALSO_DARK = new Set(['Instruments', 'Residual', 'Codes', 'Review and sign']);
const HIGHEST = 7000;

const SPREADSHEET = [
  'Date of service\tProvider\tDocument type\tPages\tDescription',
  '2/11/2025\tSampletown General\tEmergency department\t6\tFracture of the left femoral neck.',
  '31/31/2025\tDr. A. Example\tProgress note\t3\tSix weeks after the operation.',
  '5/20/2025\tExample Physical Therapy\tTherapy notes\t14\tDischarge from therapy.',
].join('\r\n');

class Camera {
  private readonly app: ElectronApplication;
  private readonly window: Page;

  constructor(app: ElectronApplication, window: Page) {
    this.app = app;
    this.window = window;
  }

  async size(width: number, height: number): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow }, [w, h]) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(w, h);
      },
      [width, height] as const,
    );
    await expect.poll(() => this.window.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
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
    await this.window.screenshot({ path: join(FOLDER, `${name}.png`), caret: 'hide' });
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
    await this.size(1280, Math.min(800 + missing, HIGHEST));
    await this.take(name);
    await this.size(1280, 800);
  }

  async choose(label: string): Promise<void> {
    await this.app.evaluate(({ Menu }, wanted) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
      items?.find((item) => item.label === wanted)?.click();
    }, label);
  }
}

test('every screen', async () => {
  test.setTimeout(300_000);
  mkdirSync(FOLDER, { recursive: true });
  const dataFolder = await newDataFolder();
  const { app, window } = await launchResidua({ dataFolder, colorScheme: 'light' });
  const camera = new Camera(app, window);
  const residua = new Application(window);
  const dialog = window.getByRole('dialog');
  const close = async (): Promise<void> => {
    await window.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  };

  await residua.heading('Choose a passphrase').waitFor();
  await camera.size(1280, 800);
  await camera.take('create');
  await residua.createVault();
  await window.getByRole('textbox', { name: 'Name' }).fill('Jordan Specimen');
  await window.getByRole('textbox', { name: 'Credentials' }).fill('MD');
  await camera.take('welcome');
  await window.getByRole('button', { name: 'Go on' }).click();
  await residua.createIdentity('Jordan Specimen');
  await window.getByRole('button', { name: 'Begin' }).click();
  await residua.heading('Evaluations').waitFor();
  await camera.take('evaluations-empty');

  await camera.choose('Settings');
  await window.getByRole('button', { name: 'Phrases', exact: true }).click();
  await window.getByRole('button', { name: 'Add phrase' }).click();
  await window.getByRole('textbox', { name: 'Name' }).fill('Stable arthroplasty');
  await window
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill('At {age} years, the arthroplasty of the {side} hip is stable on the radiographs of {date of exam}.');
  await camera.take('settings-phrases');
  await window.getByRole('button', { name: 'Save the phrase' }).click();
  await camera.choose('All evaluations');

  const evaluation = await residua.openSample();
  for (const step of [...STEPS, ...LAST_STEPS]) {
    await evaluation.go(step);
    const name = step.split(' ')[0]?.toLowerCase() ?? step;
    await camera.takeWhole(`${name}-light`);
    if (!ALSO_DARK.has(step)) continue;
    await window.emulateMedia({ colorScheme: 'dark' });
    await camera.takeWhole(`${name}-dark`);
    await window.emulateMedia({ colorScheme: 'light' });
  }

  await test.step('within the steps', async () => {
    await evaluation.go('Records');
    await window.getByRole('button', { name: 'From a spreadsheet' }).click();
    await window.getByLabel('Rows copied from a spreadsheet').evaluate((area, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, SPREADSHEET);
    await expect(dialog.getByRole('status').first()).toContainText('can be taken');
    await camera.take('records-from-a-spreadsheet');
    await close();
    await evaluation.go('Opinions');
    await evaluation.field('/opinions/futureCare').focus();
    await camera.choose('Insert a phrase');
    await window.getByRole('menu').first().waitFor();
    await camera.take('phrases-insert');
    await window.keyboard.press('Escape');
    await camera.choose('Go to anything');
    await dialog.waitFor();
    await camera.take('go-to-anything');
    await close();
    await camera.choose('Help for this page');
    await window.getByRole('complementary').or(dialog).first().waitFor();
    await camera.take('help');
    await window.keyboard.press('Escape');
    await camera.size(1024, 700);
    await evaluation.go('Residual');
    await camera.take('residual-small-window');
    await camera.size(1280, 800);
  });

  await test.step('preview, sign, verify', async () => {
    await evaluation.go('Review and sign');
    await window.getByRole('button', { name: 'Preview report' }).first().click();
    await expect(dialog.locator('[data-drawn="1"]')).toBeVisible({ timeout: 30_000 });
    await camera.take('preview');
    await close();
    await window.getByRole('button', { name: 'Return-to-work statement…' }).click();
    await window.getByText(/^Modified duty from/).waitFor();
    await camera.takeWhole('statement');
    await window.getByRole('button', { name: 'Back to the evaluation' }).click();
    await evaluation.go('Review and sign');
    await window.getByRole('button', { name: 'Go on to sign' }).click();
    await window.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
    await camera.takeWhole('sign');
    await window.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect(window.getByText('Signed by Jordan Specimen')).toBeVisible({ timeout: 30_000 });
    await camera.takeWhole('signed');
    const report = join(dataFolder, 'report.pdf');
    await answerSaveDialog(app, report);
    await window.getByRole('button', { name: 'Export report' }).click();
    await expect(window.getByText('report.pdf').first()).toBeVisible();
    await answerOpenDialog(app, report);
    await camera.choose('Verify or import a report…');
    await window.getByRole('button', { name: 'Choose a PDF…' }).click();
    await expect(window.getByRole('region', { name: 'Result' }).getByRole('heading')).toBeVisible({ timeout: 30_000 });
    await camera.takeWhole('verify');
  });

  await test.step('settings', async () => {
    await camera.choose('Settings');
    for (const part of ['Signing identities', 'Vault', 'Backup', 'Examiners on this machine', 'Audit trail']) {
      await window.getByRole('button', { name: part, exact: true }).click();
      await residua.heading(part).waitFor();
      await camera.takeWhole(`settings-${part.toLowerCase().replaceAll(' ', '-')}`);
    }
    await camera.choose('All evaluations');
    await residua.heading('Evaluations').waitFor();
    await camera.take('evaluations');
  });

  await test.step('in the hands of the examinee', async () => {
    const another = await residua.newEvaluation();
    await another.go('Instruments');
    await window.getByRole('button', { name: 'Add instrument' }).click();
    await window.getByRole('button', { name: 'Hand over to the examinee' }).click();
    await dialog.getByRole('button', { name: 'Hand over', exact: true }).click();
    await window.getByRole('button', { name: 'Begin' }).click();
    await window.keyboard.press('3');
    await camera.take('hand-over');
  });
  // While the device is handed over the application refuses to quit.
  await killResidua(app);
});
