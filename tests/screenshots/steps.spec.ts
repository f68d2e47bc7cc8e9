import { test } from '@playwright/test';
import { STEPS } from '../../main/domain/steps.ts';
import { launchResidua } from '../e2e/launch.ts';
import { Application, newDataFolder } from '../e2e/pages/residua.ts';
import { Camera, SMALL, ZOOMED } from './camera.ts';

test('every step: light, dark, in a small window, and twice as large', async () => {
  test.setTimeout(300_000);
  const { app, window } = await launchResidua({ dataFolder: await newDataFolder(), colorScheme: 'light' });
  const camera = new Camera(app, window);
  const residua = new Application(window);
  await residua.createVault();
  await residua.skipWelcome();
  const evaluation = await residua.openSample();
  const names = STEPS.map(({ title }) => [title, title.split(' ')[0]?.toLowerCase() ?? title] as const);

  await camera.frame();
  for (const [title, name] of names) {
    await evaluation.go(title);
    await camera.inBoth(name, (picture) => camera.takeWhole(picture));
  }
  await evaluation.go('Instruments');
  for (const [row, name] of [
    ['HOOS', 'series'],
    ['Harris', 'harris'],
  ] as const) {
    await window.getByRole('table', { name: 'Instruments' }).getByRole('button', { name: row }).first().click();
    await camera.takeWhole(`instruments-${name}`);
  }
  for (const [frame, ending] of [
    [SMALL, 'small-window'],
    [ZOOMED, 'zoomed'],
  ] as const) {
    await camera.frame(frame);
    for (const [title, name] of names) {
      await evaluation.go(title);
      await camera.take(`${name}-${ending}`);
    }
  }
  await app.close();
});
