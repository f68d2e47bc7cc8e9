import { expect, test } from '@playwright/test';
import { launchResidua } from './launch.ts';
import { Application, newDataFolder } from './pages/residua.ts';

test('what was typed last is kept when the window is closed at once, and can be undone after the restart', async () => {
  const dataFolder = await newDataFolder();
  const first = await launchResidua({ dataFolder });
  const residua = new Application(first.window);
  await residua.createVault();
  await residua.skipWelcome();
  const evaluation = await residua.newEvaluation();
  await evaluation.fill('/case/claimNumber', 'WC-2026-00417');
  await evaluation.go('History');
  await evaluation.field('/history/mechanismOfInjury').pressSequentially('Fell from a ladder');
  // No pause: the window is told to close while the last letter is on its way.
  const closed = first.app.waitForEvent('close');
  await first.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await closed;

  const second = await launchResidua({ dataFolder });
  const reopened = new Application(second.window);
  await reopened.unlock();
  const kept = await reopened.openFromList('WC-2026-00417');
  await kept.go('History');
  await expect(kept.field('/history/mechanismOfInjury')).toHaveValue('Fell from a ladder');
  await second.window.getByRole('heading', { level: 1 }).click();
  await second.window.keyboard.press('ControlOrMeta+z');
  await expect(kept.field('/history/mechanismOfInjury')).toHaveValue('');
  await second.window.keyboard.press('ControlOrMeta+Shift+z');
  await expect(kept.field('/history/mechanismOfInjury')).toHaveValue('Fell from a ladder');
  await kept.saved();
  await second.app.close();
});
