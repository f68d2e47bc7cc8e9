import type { LimbResult, RatingResult } from '../score-result.ts';

/** Combined values by their symbols (SPEC A5). */
const COMBINING = 'combined values: A + B × (100 − A) / 100, largest first, each step rounded half up';

/** The arithmetic of one limb as one writes it on paper, each line named: combined values, then whole person (A4, A5). */
export function limbWorkings({ steps }: LimbResult): string[] {
  const last = steps.length - 1;
  const named = steps.map((step, at) => `${at === last ? 'Whole person' : 'Combined'}: ${step}`);
  return steps.length > 1 ? [sentence(COMBINING), ...named] : named;
}

/** How the limbs become the whole person, line by line (A5); nothing while a limb is incomplete. */
export function wholePersonWorkings({ limbs, steps, wholePerson }: RatingResult): string[] {
  if (wholePerson === null) return [];
  const [only] = limbs;
  if (limbs.length === 1 && only !== undefined) return [`${sentence(only.side)} limb alone: ${wholePerson} %`];
  const each = limbs.map(({ side, wholePerson: own }) => `${side} ${own ?? ''} %`).join(', ');
  return [sentence(`${each} of the whole person`), sentence(COMBINING), ...steps.map((step) => `Combined: ${step}`)];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
