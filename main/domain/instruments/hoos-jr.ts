import type { DecimalString } from '../decimal.ts';
import { toDecimalString } from '../decimal.ts';
import type { Choice, Instrument, Item } from './definition.ts';
import { missingItems, rawSum } from './likert.ts';

/** Interval scores for the raw sums 0…24, 100 best (SPEC I1; HSS 2016). The table is the score, no straight line is. */
const HOOS_JR_TABLE: readonly DecimalString[] = [
  '100',
  '92.340',
  '85.257',
  '80.550',
  '76.776',
  '73.472',
  '70.426',
  '67.516',
  '64.664',
  '61.815',
  '58.930',
  '55.985',
  '52.965',
  '49.858',
  '46.652',
  '43.335',
  '39.902',
  '36.363',
  '32.735',
  '29.009',
  '25.103',
  '20.805',
  '15.633',
  '8.104',
  '0',
].map(toDecimalString);

const CHOICES: readonly Choice[] = ['None', 'Mild', 'Moderate', 'Severe', 'Extreme'].map((label, points) => ({
  value: String(points),
  label,
  points: String(points),
}));

const PAIN = 'What amount of hip pain have you experienced the last week during the following activities?';
const FUNCTION =
  'The following questions concern your physical function. By this we mean your ability to move around and to look ' +
  'after yourself. For each of the following activities, please indicate the degree of difficulty you have ' +
  'experienced in the last week due to your hip.';

const ITEMS: readonly Item[] = [
  { id: '1', section: PAIN, text: 'Going up or down stairs', loinc: '82317-9', choices: CHOICES },
  { id: '2', section: PAIN, text: 'Walking on an uneven surface', loinc: '82318-7', choices: CHOICES },
  { id: '3', section: FUNCTION, text: 'Rising from sitting', loinc: '82319-5', choices: CHOICES },
  { id: '4', section: FUNCTION, text: 'Bending to floor/pick up an object', loinc: '82320-3', choices: CHOICES },
  {
    id: '5',
    section: FUNCTION,
    text: 'Lying in bed (turning over, maintaining hip position)',
    loinc: '82321-1',
    choices: CHOICES,
  },
  { id: '6', section: FUNCTION, text: 'Sitting', loinc: '82322-9', choices: CHOICES },
];
const ITEM_IDS = ITEMS.map(({ id }) => id);

export const HOOS_JR: Instrument = {
  id: 'hoos-jr',
  title: 'HOOS, JR.',
  version: '2016',
  description: 'Hip pain and function in the last week, six questions answered by the examinee.',
  kind: 'items',
  range: { min: '0', max: '100' },
  wholeNumber: false,
  direction: 'higher-better',
  recall: 'the last week',
  instructions:
    'This survey asks for your view about your hip. This information will help us keep track of how you feel about ' +
    'your hip and how well you are able to do your usual activities. If you are unsure about how to answer a question, ' +
    'please give the best answer you can.',
  source: 'HOOS, JR., Hospital for Special Surgery, 2016',
  licence: 'Hospital for Special Surgery: nonproprietary and free to use; the wording is unaltered.',
  thresholds: [
    { name: 'MCID in osteoarthritis', value: '7.76', of: 'change', source: 'PMID 38331359' },
    { name: 'Substantial clinical benefit', value: '22', of: 'change', source: 'CMS THA/TKA PRO-PM' },
    { name: 'Acceptable symptom state', value: '76.8', of: 'score', source: 'PMID 41016609' },
  ],
  loinc: { panel: '82316-1', score: '82323-7' },
  snomed: null,
  items: ITEMS,
  subscales: [],
};

/** Raw sum 0–24 and interval score 0–100, 100 best (SPEC I1); null while an item is missing. */
export function scoreHoosJr(responses: readonly (number | null)[]): {
  raw: DecimalString | null;
  score: DecimalString | null;
  missing: string[];
} {
  const missing = missingItems(responses, ITEM_IDS);
  if (missing.length > 0) return { raw: null, score: null, missing };
  const raw = rawSum(responses);
  return { raw: String(raw), score: HOOS_JR_TABLE[raw] ?? null, missing };
}
