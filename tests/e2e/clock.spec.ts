import { expect, test } from '@playwright/test';
import { killResidua, launchResidua } from './launch.ts';
import { Application, newDataFolder } from './pages/residua.ts';

test('the face-to-face clock runs on while the program is closed, and stops from any step (P1)', async () => {
  const dataFolder = await newDataFolder();
  const { app, window } = await launchResidua({ dataFolder });
  const application = new Application(window);
  await application.createVault();
  await application.skipWelcome();
  const evaluation = await application.newEvaluation();
  await window.getByRole('button', { name: 'Start the clock' }).click();
  await evaluation.go('Examinee');
  await evaluation.fill('/examinee/name', 'Robin Clock');
  await evaluation.saved();
  await killResidua(app);

  const again = await launchResidua({ dataFolder });
  const reopened = new Application(again.window);
  await reopened.unlock();
  const kept = await reopened.openFromList('Robin Clock');
  await kept.go('Opinions');
  await again.window.getByRole('button', { name: /^Stop the clock, \d:\d\d$/ }).click();
  await kept.go('Referral');
  await expect(again.window.getByLabel('Period 1, end')).toHaveValue(/^\d\d:\d\d$/);
  await expect(kept.field('/case/faceToFaceMinutes')).toHaveValue(/^\d+$/);
  await again.app.close();
});
