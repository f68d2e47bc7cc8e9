import { expect } from '@playwright/test';
import { killResidua } from './launch.ts';
import { test } from './start.ts';

const FLEXION = '/examination/rangeOfMotion/left/flexion/active';
const MESSAGE = 'Flexion, left, active is at most 150°; you entered 300';

test('an impossible value blocks the signature until it is corrected, whatever step or start lies between', async ({
  start,
  startUnlocked,
}) => {
  const first = await startUnlocked();
  const { residua, dataFolder } = first;
  const evaluation = await residua.openSample();
  await evaluation.go('Examination');
  const before = await evaluation.field(FLEXION).inputValue();
  await evaluation.field(FLEXION).fill('');
  await evaluation.field(FLEXION).pressSequentially('300');
  // Straight from the field to another step.
  await first.window.keyboard.press('Alt+ArrowRight');
  await evaluation.go('Review and sign');
  const listed = first.window.getByRole('button', { name: MESSAGE });
  await expect(listed).toBeVisible();
  await expect(first.window.getByRole('button', { name: 'Go on to sign' })).toBeDisabled();
  await expect(first.window.getByText('Nothing missing, 1 to correct')).toBeVisible();
  await evaluation.saved();
  await killResidua(first.app);

  const second = await start({ dataFolder });
  const { residua: reopened } = second;
  await reopened.unlock();
  const kept = await reopened.openFromList('Sample');
  await kept.go('Review and sign');
  await second.window.getByRole('button', { name: MESSAGE }).press('Enter');
  const field = kept.field(FLEXION);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('300');
  await expect(second.window.getByText('Flexion is at most 150°; you entered 300')).toBeVisible();

  await second.window.keyboard.press('ControlOrMeta+z');
  await expect(field).toHaveValue(before);
  await second.window.keyboard.press('ControlOrMeta+Shift+z');
  await expect(field).toHaveValue('300');
  await field.fill('100');
  await kept.go('Review and sign');
  await expect(second.window.getByRole('heading', { name: 'Nothing is missing' })).toBeVisible();
  await expect(second.window.getByRole('heading', { name: 'To correct' })).toBeHidden();
  await second.app.close();
});
