import { Exact } from '../decimal.ts';
import type { DecimalString } from '../decimal.ts';
import type { HoosAdministration, TotalsOnlyId } from '../evaluation/instruments.ts';
import { HOOS_SUBSCALES } from '../evaluation/instruments.ts';
import type { Instrument, Threshold } from './definition.ts';

interface TotalFacts {
  readonly id: TotalsOnlyId;
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly min: DecimalString;
  readonly max: DecimalString;
  readonly wholeNumber: boolean;
  readonly direction: Instrument['direction'];
  readonly licence: string;
  readonly thresholds: readonly Threshold[];
  readonly panel: string | null;
}

const FACTS: readonly TotalFacts[] = [
  {
    id: 'oxford-hip',
    title: 'Oxford Hip Score',
    version: '0–48 scoring',
    description: 'Pain and function of the hip in the last four weeks; the total is entered.',
    min: '0',
    max: '48',
    wholeNumber: true,
    direction: 'higher-better',
    licence: 'Oxford University Innovation: a license is required; only the total is kept.',
    thresholds: [
      { name: 'MIC', value: '8', of: 'change', source: 'Oxford Hip Score, published minimal important change' },
      { name: 'PASS', value: '42', of: 'score', source: 'Oxford Hip Score, published acceptable symptom state' },
    ],
    panel: null,
  },
  {
    id: 'hoos-12',
    title: 'HOOS-12',
    version: '2019',
    description: 'Summary of pain, function and quality of life with hip trouble; the total is entered.',
    min: '0',
    max: '100',
    wholeNumber: false,
    direction: 'higher-better',
    licence: 'Mapi Research Trust: permission is required; only the total is kept.',
    thresholds: [],
    panel: null,
  },
  {
    id: 'hoos-ps',
    title: 'HOOS-PS',
    version: '2008',
    description: 'Physical function with hip trouble, short form; the total is entered.',
    min: '0',
    max: '100',
    wholeNumber: false,
    direction: 'higher-better',
    licence: 'Mapi Research Trust: permission is required; only the total is kept.',
    thresholds: [],
    panel: '98945-9',
  },
  {
    id: 'womac',
    title: 'WOMAC',
    version: 'Likert 0–96',
    description: 'Pain, stiffness and function in osteoarthritis; the raw total is entered, 96 is worst.',
    min: '0',
    max: '96',
    wholeNumber: false,
    direction: 'lower-better',
    licence: 'WOMAC: a license and a fee are required; only the total is kept.',
    thresholds: [],
    panel: null,
  },
  {
    id: 'forgotten-joint-12',
    title: 'Forgotten Joint Score-12',
    version: '2012',
    description: 'How little the joint is noticed in everyday life; the total is entered.',
    min: '0',
    max: '100',
    wholeNumber: false,
    direction: 'higher-better',
    licence: "The developers' license is required; only the total is kept.",
    thresholds: [
      {
        name: 'MCID',
        value: '17.5',
        of: 'change',
        source: 'FJS-12, published minimal clinically important difference',
      },
    ],
    panel: null,
  },
  {
    id: 'ihot-12',
    title: 'iHOT-12',
    version: '2012',
    description: 'Hip-related quality of life in active people; the total is entered.',
    min: '0',
    max: '100',
    wholeNumber: false,
    direction: 'higher-better',
    licence: 'The license terms are not confirmed; only the total is kept.',
    thresholds: [
      {
        name: 'MCII',
        value: '14',
        of: 'change',
        source: 'iHOT-12, published minimal clinically important improvement',
      },
    ],
    panel: null,
  },
  {
    id: 'ucla-activity',
    title: 'UCLA activity score',
    version: '1–10',
    description: 'Highest level of activity, one choice of ten.',
    min: '1',
    max: '10',
    wholeNumber: true,
    direction: 'higher-better',
    licence: 'The license terms are not confirmed; only the level is kept.',
    thresholds: [],
    panel: null,
  },
  {
    id: 'promis-pf',
    title: 'PROMIS physical function',
    version: 'T-score',
    description:
      'Physical function as a T-score; 50 is the mean of the reference population, 10 one standard deviation.',
    min: '0',
    max: '100',
    wholeNumber: false,
    direction: 'higher-better',
    licence: 'Free for individual clinical use; software needs permission; only the T-score is kept.',
    thresholds: [],
    panel: null,
  },
  {
    id: 'foto-lepf',
    title: 'FOTO Lower Extremity Physical Function (LEPF)',
    version: 'status score',
    description: 'Functional status of the lower extremity; the status score that its owner shows is entered.',
    min: '0',
    max: '100',
    wholeNumber: false,
    direction: 'higher-better',
    licence: 'Proprietary to FOTO; only the status score is kept.',
    thresholds: [],
    panel: null,
  },
];

/** Instruments of which only the total is kept (SPEC I4). */
export const TOTALS: readonly Instrument[] = FACTS.map(({ min, max, panel, ...facts }) => ({
  ...facts,
  kind: 'total',
  range: { min, max },
  recall: null,
  instructions: null,
  source: null,
  loinc: { panel, score: null },
  snomed: null,
  items: [],
  subscales: [],
}));

const SUBSCALE_TITLES: Readonly<Record<(typeof HOOS_SUBSCALES)[number], string>> = {
  pain: 'Pain',
  symptoms: 'Symptoms',
  adl: 'Function in daily living',
  sport: 'Function in sport and recreation',
  qualityOfLife: 'Hip-related quality of life',
};

/** The five subscales, each 0–100; there is no total (SPEC I4). */
export const HOOS: Instrument = {
  id: 'hoos',
  title: 'HOOS',
  version: 'LK 2.0',
  description: 'Five subscales of hip disability and osteoarthritis; the subscale scores are entered.',
  kind: 'subscales',
  range: { min: '0', max: '100' },
  wholeNumber: false,
  direction: 'higher-better',
  recall: 'the last week',
  instructions: null,
  source: null,
  licence: 'Mapi Research Trust: permission is required; only the subscale scores are kept.',
  thresholds: [],
  loinc: { panel: null, score: null },
  snomed: null,
  items: [],
  subscales: HOOS_SUBSCALES.map((id) => ({ id, title: SUBSCALE_TITLES[id] })),
};

/** A total inside the instrument's range; null when absent or outside, where `check.ts` reports the error (SPEC I4). */
export function totalInRange(value: DecimalString | null, range: Instrument['range']): DecimalString | null {
  if (value === null) return null;
  const exact = new Exact(value);
  return exact.greaterThanOrEqualTo(range.min) && exact.lessThanOrEqualTo(range.max) ? value : null;
}

/** The subscales that are inside 0–100; null for the others. */
export function hoosSubscales({ subscales }: HoosAdministration): Record<string, DecimalString | null> {
  return Object.fromEntries(HOOS_SUBSCALES.map((id) => [id, totalInRange(subscales[id], HOOS.range)]));
}
