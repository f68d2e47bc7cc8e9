import type { DecimalString } from '../decimal.ts';
import type { Choice, Instrument } from './definition.ts';
import { missingItems, rawSum } from './likert.ts';

const CHOICES: readonly Choice[] = [
  'Extreme difficulty or unable to perform activity',
  'Quite a bit of difficulty',
  'Moderate difficulty',
  'A little bit of difficulty',
  'No difficulty',
].map((label, points) => ({ value: String(points), label, points: String(points) }));

const STEM = 'Today, do you or would you have any difficulty at all with:';

const TEXTS = [
  'Any of your usual work, housework, or school activities',
  'Your usual hobbies, recreational or sporting activities',
  'Getting into or out of the bath',
  'Walking between rooms',
  'Putting on your shoes or socks',
  'Squatting',
  'Lifting an object, like a bag of groceries, from the floor',
  'Performing light activities around your home',
  'Performing heavy activities around your home',
  'Getting into or out of a car',
  'Walking 2 blocks',
  'Walking a mile',
  'Going up or down 10 stairs (about 1 flight of stairs)',
  'Standing for 1 hour',
  'Sitting for 1 hour',
  'Running on even ground',
  'Running on uneven ground',
  'Making sharp turns while running fast',
  'Hopping',
  'Rolling over in bed',
];
const ITEM_IDS = TEXTS.map((_, index) => String(index + 1));

const SOURCE = 'Binkley 1999, Phys Ther 79:371';

export const LEFS: Instrument = {
  id: 'lefs',
  title: 'Lower Extremity Functional Scale (LEFS)',
  version: '1999',
  description: 'Difficulty with twenty everyday activities because of a lower limb, answered by the examinee.',
  kind: 'items',
  range: { min: '0', max: '80' },
  wholeNumber: true,
  direction: 'higher-better',
  recall: 'today',
  instructions:
    'We are interested in knowing whether you are having any difficulty at all with the activities listed below ' +
    'because of your lower limb problem for which you are currently seeking attention. Please provide an answer for ' +
    'each activity.',
  source: SOURCE,
  licence: 'Used without fee; the permission terms are not confirmed. One score is known to ±5.3 points (90 %).',
  thresholds: [
    { name: 'MDC90', value: '9', of: 'change', source: SOURCE },
    { name: 'MCID', value: '9', of: 'change', source: SOURCE },
  ],
  loinc: { panel: null, score: null },
  snomed: null,
  items: TEXTS.map((text, index) => ({ id: String(index + 1), section: STEM, text, loinc: null, choices: CHOICES })),
  subscales: [],
};

/** Sum 0–80, 80 best (SPEC I2); null while an item is missing. */
export function scoreLefs(responses: readonly (number | null)[]): { score: DecimalString | null; missing: string[] } {
  const missing = missingItems(responses, ITEM_IDS);
  return { score: missing.length > 0 ? null : String(rawSum(responses)), missing };
}
