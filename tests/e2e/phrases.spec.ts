import { expect, type ElectronApplication, type Locator } from '@playwright/test';
import { test } from './start.ts';

/** As the key does: an accelerator belongs to the menu, which typed keys of a test never reach. */
async function choose(app: ElectronApplication, label: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
    items?.find((item) => item.label === wanted)?.click();
  }, label);
}

/** Moves the caret behind `text`, which the field begins with. */
async function right(field: Locator, text: string): Promise<void> {
  await field.press('Home');
  for (let left = text.length; left > 0; left -= 1) await field.press('ArrowRight');
}

test('a phrase is written in the settings, inserted at the caret, taken back, and found again in other evaluations', async ({
  startUnlocked,
}) => {
  const { app, window, residua } = await startUnlocked();

  await choose(app, 'Settings');
  await window.getByRole('button', { name: 'Phrases', exact: true }).click();
  await window.getByRole('button', { name: 'Add phrase' }).click();
  await window.getByRole('textbox', { name: 'Name' }).fill('Fall');
  const body = window.getByRole('textbox', { name: 'Text', exact: true });
  await body.fill('This -year-old fell; see {the clinic}. ');
  await right(body, 'This ');
  await window.getByRole('option', { name: /^age / }).click();
  await expect(body).toHaveValue('This {age}-year-old fell; see {the clinic}. ');
  await expect(window.getByText('This 68-year-old fell; see {the clinic}.')).toBeVisible();
  await window.getByRole('button', { name: 'Save the phrase' }).click();
  await choose(app, 'All evaluations');

  const evaluation = await residua.openSample();
  await evaluation.go('Opinions');
  const text = evaluation.field('/opinions/futureCare');
  await text.fill('One. Two.');
  await right(text, 'One. ');
  await choose(app, 'Insert a phrase');
  await window.getByRole('menuitem', { name: 'Fall' }).waitFor();
  await window.keyboard.type('fall');
  await window.keyboard.press('Enter');
  const filled = 'One. This 68-year-old fell; see {the clinic}.Two.';
  await expect(text).toHaveValue(filled);
  await expect(text).toBeFocused();
  const selected = await text.evaluate((area) =>
    area instanceof HTMLTextAreaElement ? area.value.slice(area.selectionStart, area.selectionEnd) : '',
  );
  expect(selected).toBe('{the clinic}');

  await text.press('ControlOrMeta+z');
  await expect(text).toHaveValue('One. Two.');
  await text.press('ControlOrMeta+Shift+z');
  await expect(text).toHaveValue(filled);
  await evaluation.saved();
  await evaluation.go('Review and sign');
  await expect(window.getByRole('button', { name: 'Unfilled field: {the clinic}' }).first()).toBeVisible();
  await expect(window.getByRole('heading', { name: 'Worth a look' })).toBeHidden();

  await choose(app, 'All evaluations');
  await residua.openSample();
  await evaluation.go('Review and sign');
  await window
    .getByRole('button', { name: 'Causation: a paragraph stands word for word in another evaluation' })
    .click();
  await expect(evaluation.field('/opinions/causation')).toBeFocused();
  await app.close();
});
