import { expect, test } from '@playwright/test';
import { launchResidua } from './launch.ts';
import { Application, newDataFolder } from './pages/residua.ts';

test('P5: every item of the readiness list leads to its place by Enter, in all three profiles', async () => {
  test.slow();
  const { app, window } = await launchResidua({ dataFolder: await newDataFolder() });
  const residua = new Application(window);
  await residua.createVault();
  await residua.skipWelcome();
  const evaluation = await residua.newEvaluation();
  const items = window.locator('[data-readiness-item]');
  const seen = new Set<string>();

  for (const profile of ['General', 'California', 'Federal']) {
    await evaluation.go('Referral');
    await window.locator('[data-path="/case/reportProfile"]').getByRole('button').click();
    await window.getByRole('option', { name: new RegExp(profile) }).click();
    await evaluation.go('Review and sign');
    const ids = await items.evaluateAll((all) => all.map((item) => item.getAttribute('data-readiness-item') ?? ''));
    expect(ids.length).toBeGreaterThan(20);
    for (const id of ids.filter((one) => !seen.has(one))) {
      seen.add(id);
      await window.locator(`[data-readiness-item="${id}"]`).press('Enter');
      const place = `/${id.replaceAll('.', '/')}`;
      await expect(window.locator(`[data-path="${place}"] :focus, [data-path^="${place}/"] :focus`)).toHaveCount(1);
      await evaluation.go('Review and sign');
    }
  }
  expect(seen.size).toBeGreaterThan(35);
  await app.close();
});
