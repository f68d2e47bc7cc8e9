import { expect, test } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { killResidua, launchResidua, launchWithoutWindow } from './launch.ts';
import { Application, newDataFolder } from './pages/residua.ts';

const CLAIM = 'CANARY-CLAIM-77231';
const MECHANISM = 'Canaryfall from a canaryladder';

/** Every file below a folder. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('killed in the middle of typing, every field that had shown "saved" is there, and no file holds it in clear', async () => {
  const dataFolder = await newDataFolder();
  const first = await launchResidua({ dataFolder });
  const residua = new Application(first.window);
  await residua.createVault();
  await residua.skipWelcome();
  const evaluation = await residua.newEvaluation();
  await evaluation.fill('/case/claimNumber', CLAIM);
  await evaluation.go('History');
  await evaluation.fill('/history/mechanismOfInjury', MECHANISM);
  await evaluation.saved();
  const typing = evaluation.field('/history/presentIllness').pressSequentially('never finished '.repeat(40));
  const interrupted = expect(typing).rejects.toThrow();
  await first.window.waitForTimeout(300);
  await killResidua(first.app);
  await interrupted;

  for (const file of await filesBelow(dataFolder)) {
    const bytes = await readFile(file);
    for (const text of [CLAIM, MECHANISM, 'never finished']) {
      expect(bytes.includes(text), file).toBe(false);
      expect(bytes.includes(Buffer.from(text, 'utf16le')), file).toBe(false);
    }
  }

  const second = await launchResidua({ dataFolder });
  const reopened = new Application(second.window);
  await reopened.unlock();
  const kept = await reopened.openFromList(CLAIM);
  await expect(kept.field('/case/claimNumber')).toHaveValue(CLAIM);
  await kept.go('History');
  await expect(kept.field('/history/mechanismOfInjury')).toHaveValue(MECHANISM);
  await second.app.close();
});

test('a second start on the same folder leaves the first window alone and ends kindly', async () => {
  const dataFolder = await newDataFolder();
  const first = await launchResidua({ dataFolder });
  await new Application(first.window).createVault();
  const second = (await launchWithoutWindow({ dataFolder })).process();
  await expect.poll(() => second.exitCode).toBe(0);
  await expect(first.window.getByRole('heading', { level: 1, name: 'Who signs the reports?' })).toBeVisible();
  await first.app.close();
});
