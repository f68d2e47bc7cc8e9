import type { Page } from '@playwright/test';
import type { Evaluation } from './residua.ts';

/** What is said of each mistake, by the step where it stands. */
export const MISTAKES: readonly (readonly [step: string, message: RegExp])[] = [
  ['Referral', /injury is after the examination/],
  ['Examination', /at most 150°; you entered 300/],
  ['Opinions', /60 % is not apportioned/],
  ['Codes', /LT and RT together are refused/],
];

/** Enters dates out of order, a motion out of range, causes that are not 100 % together, and both sides on a claim line. */
export async function makeMistakes(window: Page, evaluation: Evaluation): Promise<void> {
  await evaluation.go('Referral');
  await evaluation.fill('/case/dateOfInjury', '2026-12-01');
  await evaluation.go('Examination');
  await evaluation.fill('/examination/rangeOfMotion/left/flexion/active', '300');
  await evaluation.go('Opinions');
  await evaluation.fill('/opinions/apportionment/0/percent', '40');
  await evaluation.go('Codes');
  for (const side of ['LT', 'RT']) {
    await window
      .locator('[data-path="/claim/lines/0/modifiers"]')
      .getByRole('button', { name: /Add a modifier/ })
      .click();
    await window.getByRole('option', { name: new RegExp(`^${side}`) }).click();
  }
  await evaluation.saved();
}
