import { expect } from '@playwright/test';
import { test } from './start.ts';

test('P5: every item of the readiness list leads to its place by Enter, in all three profiles', async ({
  startUnlocked,
}) => {
  test.slow();
  const { app, window, residua } = await startUnlocked();
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

test('P5: what each row of a list lacks, vague words and repeated paragraphs, until waived with a reason', async ({
  startUnlocked,
}) => {
  const { app, window, residua } = await startUnlocked();
  const repeated =
    'The examinee walks with a slight limp on the left, without a cane, and climbs stairs with the railing.';
  const first = await residua.newEvaluation();
  await first.go('Examination');
  await first.fill('/examination/gait', repeated);
  await first.saved();
  await window.getByRole('button', { name: 'All evaluations' }).click();
  const evaluation = await residua.newEvaluation();
  await evaluation.fill('/case/claimNumber', 'WC-READY');
  const item = (id: string) => window.locator(`[data-readiness-item="${id}"]`);
  /** Enter on the item puts the focus at its place. */
  const leadsTo = async (id: string, place: string): Promise<void> => {
    await evaluation.go('Review and sign');
    await item(id).press('Enter');
    await expect(window.locator(`[data-path="${place}"] :focus`), id).toHaveCount(1);
  };

  await test.step('rows that lack something', async () => {
    await evaluation.go('Records');
    await window.getByLabel('Author').fill('Sampletown Hospital');
    await window.getByLabel('Summary').fill('Various notes, including those of therapy.');
    await evaluation.go('Rating');
    await window.getByRole('radio', { name: /5th edition/ }).press('Space');
    await window.getByRole('checkbox', { name: 'Left' }).press('Space');
    await window.getByRole('button', { name: 'Add entry' }).click();
    await evaluation.go('Opinions');
    await window.getByRole('button', { name: 'Add cause' }).click();
    await evaluation.fill('/opinions/apportionment/0/percent', '100');
    await evaluation.go('Examination');
    await evaluation.fill('/examination/gait', repeated);
    await leadsTo('recordsReviewed.0', '/recordsReviewed/0/date');
    await leadsTo('rating.limbs.0.entries.0.percent', '/rating/limbs/0/entries/0/percent');
    await leadsTo('rating.limbs.0.entries.0.reference', '/rating/limbs/0/entries/0/reference');
    await leadsTo('opinions.apportionment.0.cause', '/opinions/apportionment/0/cause');
    await leadsTo('opinions.apportionment.0.howAndWhy', '/opinions/apportionment/0/howAndWhy');
  });

  await test.step('vague words are flagged; other words take the flag away', async () => {
    await leadsTo('recordsReviewed.0.summary:flagged', '/recordsReviewed/0/summary');
    await window.keyboard.press('ControlOrMeta+a');
    await window.keyboard.type('Notes of therapy, May to July.');
    await evaluation.go('Review and sign');
    await expect(item('recordsReviewed.0.summary:flagged')).toHaveCount(0);
    await expect(item('recordsReviewed.0')).toHaveCount(1);
  });

  await test.step('a paragraph of another evaluation is told and stops nothing', async () => {
    const notices = window.getByRole('region', { name: 'Worth a look' });
    await expect(notices.getByRole('listitem')).toHaveCount(1);
    await notices.getByRole('button').press('Enter');
    await expect(window.locator('[data-path="/examination/gait"] :focus')).toHaveCount(1);
  });

  await test.step('left out with a reason, counted, asked for again, and kept across a restart of the page', async () => {
    await evaluation.go('Review and sign');
    const heading = window.getByRole('heading', { name: /^\d+ still missing$/ });
    const before = Number.parseInt(await heading.innerText());
    const row = window.getByRole('listitem').filter({ has: item('recordsReviewed.0') });
    await row.getByRole('button', { name: 'Leave out' }).press('Enter');
    const confirm = row.getByRole('button', { name: 'Leave out with this reason' });
    await expect(confirm).toBeDisabled();
    await row.getByRole('textbox').fill('   ');
    await expect(confirm).toBeDisabled();
    await row.getByRole('textbox').fill('The hospital sent one page without a date.');
    await confirm.press('Enter');
    await expect(heading).toHaveText(`${String(before - 1)} still missing`);
    await evaluation.saved();
    await window.reload();
    await residua.openFromList('WC-READY');
    await evaluation.go('Review and sign');
    await expect(window.getByText('The hospital sent one page without a date.')).toBeVisible();
    await window.getByRole('button', { name: 'Ask for it again' }).press('Enter');
    await expect(heading).toHaveText(`${String(before)} still missing`);
    await expect(item('recordsReviewed.0')).toHaveCount(1);
  });
  await app.close();
});
