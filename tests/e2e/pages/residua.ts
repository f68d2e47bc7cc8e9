import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const PASSPHRASE = 'correct horse battery staple';

/** A data folder of the test's own. */
export function newDataFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'residua-e2e-'));
}

/** The screens before and beside an evaluation. */
export class Application {
  private readonly window: Page;

  constructor(window: Page) {
    this.window = window;
  }

  heading(name: string | RegExp): Locator {
    return this.window.getByRole('heading', { level: 1, name });
  }

  async createVault(passphrase = PASSPHRASE): Promise<void> {
    await this.window.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await this.window.getByLabel('Passphrase again').fill(passphrase);
    await this.window.getByText('I have kept the passphrase in a safe place').click();
    await this.window.getByRole('button', { name: 'Create' }).click();
    await this.heading('Who signs the reports?').waitFor();
  }

  async skipWelcome(): Promise<void> {
    await this.window.getByRole('button', { name: 'Skip for now' }).click();
    await this.heading('Evaluations').waitFor();
  }

  async unlock(passphrase = PASSPHRASE): Promise<void> {
    await this.window.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await this.window.getByLabel('Passphrase', { exact: true }).press('Enter');
  }

  /** On any page that lists signing identities. */
  async createIdentity(name: string): Promise<void> {
    await this.window.getByRole('button', { name: 'Create an identity' }).click();
    const dialog = this.window.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Passphrase').fill(PASSPHRASE);
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  async openSample(): Promise<Evaluation> {
    await this.window.getByRole('button', { name: 'Open the sample evaluation' }).click();
    await this.heading('Residual').waitFor();
    return new Evaluation(this.window);
  }

  async newEvaluation(): Promise<Evaluation> {
    await this.window.getByRole('button', { name: 'New evaluation' }).click();
    await this.heading('Referral').waitFor();
    return new Evaluation(this.window);
  }

  async openFromList(examinee: string): Promise<Evaluation> {
    await this.window
      .getByRole('row', { name: new RegExp(examinee) })
      .first()
      .getByRole('button')
      .first()
      .click();
    await this.window.getByRole('navigation', { name: 'Steps' }).waitFor();
    return new Evaluation(this.window);
  }
}

/** An open evaluation with its steps. */
export class Evaluation {
  private readonly window: Page;

  constructor(window: Page) {
    this.window = window;
  }

  /** Goes to a step by the rail, which folds away in a narrow window, and waits for its page. */
  async go(step: string): Promise<void> {
    const folded = this.window.getByRole('button', { name: 'Steps', exact: true });
    if (await folded.isVisible()) await folded.click();
    await this.window
      .getByRole('navigation', { name: 'Steps' })
      .getByRole('button', { name: new RegExp(`^${step}`) })
      .click();
    await this.window.getByRole('heading', { level: 1, name: step }).waitFor();
  }

  /** The field at a place of the evaluation. */
  field(pointer: string): Locator {
    return this.window.locator(`[data-path="${pointer}"]`).getByRole('textbox').first();
  }

  async fill(pointer: string, text: string): Promise<void> {
    const field = this.field(pointer);
    await field.fill(text);
    await field.blur();
  }

  /** Waits until the window says that everything is stored. */
  async saved(): Promise<void> {
    await expect(this.window.getByText(/^Saved \d\d:\d\d:\d\d$/)).toBeVisible();
  }

  get card(): Locator {
    return this.window.getByRole('region', { name: 'Residual and code' });
  }
}

/** Answers the next system dialog for a file with this path; the dialog itself belongs to the operating system. */
export async function answerSaveDialog(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
}

/** Answers the next system dialogs for a file to open with this path. */
export async function answerOpenDialog(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, filePath);
}
