import { expect } from '@playwright/test';
import { test } from './start.ts';

test('what was typed last is kept when the window is closed at once, and can be undone after the restart', async ({
  start,
  startUnlocked,
}) => {
  const first = await startUnlocked();
  const { residua, dataFolder } = first;
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

  const second = await start({ dataFolder });
  const { residua: reopened } = second;
  await reopened.unlock();
  const kept = await reopened.openFromList('WC-2026-00417');
  await kept.go('History');
  await expect(kept.field('/history/mechanismOfInjury')).toHaveValue('Fell from a ladder');
  const text = kept.field('/history/mechanismOfInjury');
  await text.click();
  await second.window.keyboard.press('ControlOrMeta+z');
  await expect(text).toHaveValue('');
  await expect(text).toBeFocused();
  await second.window.keyboard.press('ControlOrMeta+Shift+z');
  await expect(text).toHaveValue('Fell from a ladder');
  // What is typed now is another step, though the field is the same.
  await text.pressSequentially(', twice');
  await second.app.evaluate(({ webContents }) => {
    webContents.getFocusedWebContents()?.undo();
  });
  await expect(text).toHaveValue('Fell from a ladder');
  await second.window.keyboard.press('ControlOrMeta+y');
  await expect(text).toHaveValue('Fell from a ladder, twice');
  await kept.saved();
  await second.app.close();
});
