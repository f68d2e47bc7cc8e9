import { expect } from '@playwright/test';
import { killResidua } from './launch.ts';
import { test } from './start.ts';

test('the face-to-face clock runs on while the program is closed, and stops from any step (P1)', async ({
  start,
  startUnlocked,
}) => {
  const { app, window, residua, dataFolder } = await startUnlocked();
  const evaluation = await residua.newEvaluation();
  await window.getByRole('button', { name: 'Start the clock' }).click();
  await evaluation.go('Examinee');
  await evaluation.fill('/examinee/name', 'Robin Clock');
  await evaluation.saved();
  await killResidua(app);

  const again = await start({ dataFolder });
  const { residua: reopened } = again;
  await reopened.unlock();
  const kept = await reopened.openFromList('Robin Clock');
  await kept.go('Opinions');
  await again.window.getByRole('button', { name: /^Stop the clock, \d:\d\d$/ }).click();
  await kept.go('Referral');
  await expect(again.window.getByLabel('Period 1, end')).toHaveValue(/^\d\d:\d\d$/);
  await expect(kept.field('/case/faceToFaceMinutes')).toHaveValue(/^\d+$/);
  await again.app.close();
});
