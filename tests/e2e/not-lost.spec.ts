import { expect } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { killResidua } from './launch.ts';
import { runToEnd } from './run-to-end.ts';
import { test } from './start.ts';

const CLAIM = 'CANARY-CLAIM-77231';
const MECHANISM = 'Canaryfall from a canaryladder';

/** Every file below a folder. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('killed in the middle of typing, every field that had shown "saved" is there, and no file holds it in clear', async ({
  start,
  startUnlocked,
}) => {
  const first = await startUnlocked();
  const { residua, dataFolder } = first;
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

  const second = await start({ dataFolder });
  const { residua: reopened } = second;
  await reopened.unlock();
  const kept = await reopened.openFromList(CLAIM);
  await expect(kept.field('/case/claimNumber')).toHaveValue(CLAIM);
  await kept.go('History');
  await expect(kept.field('/history/mechanismOfInjury')).toHaveValue(MECHANISM);
  await second.app.close();
});

test('a second start on the same folder leaves the first window alone and ends kindly', async ({ startUnlocked }) => {
  const { app, residua, dataFolder } = await startUnlocked();
  expect((await runToEnd({ dataFolder })).code).toBe(0);
  await expect(residua.heading('Evaluations')).toBeVisible();
  await app.close();
});
