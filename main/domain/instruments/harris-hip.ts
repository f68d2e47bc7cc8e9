import { Exact, toDecimalString } from '../decimal.ts';
import type { DecimalString } from '../decimal.ts';
import { HARRIS_CHOICES } from '../evaluation/instruments.ts';
import type { HarrisAdministration, HarrisChoiceItem } from '../evaluation/instruments.ts';
import type { InstrumentResult } from '../score-result.ts';
import type { Choice, Instrument, Item } from './definition.ts';
import { scoreRom } from './harris-rom.ts';
import type { RomScore } from './harris-rom.ts';

export type HarrisGrade = NonNullable<InstrumentResult['grade']>;

const CHOICE_ITEM_IDS = [
  'pain',
  'limp',
  'support',
  'distance',
  'stairs',
  'shoesAndSocks',
  'sitting',
  'publicTransport',
] as const satisfies readonly HarrisChoiceItem[];

export const HARRIS_ITEM_IDS = [...CHOICE_ITEM_IDS, 'deformity', 'rangeOfMotion'] as const;
export type HarrisItemId = (typeof HARRIS_ITEM_IDS)[number];

/** Label and points of each choice (SPEC I3). */
const ANSWERS: {
  readonly [I in HarrisChoiceItem]: Readonly<Record<(typeof HARRIS_CHOICES)[I][number], readonly [string, number]>>;
} = {
  pain: {
    none: ['None, or ignores it', 44],
    slight: ['Slight, occasional, no compromise in activity', 40],
    mild: ['Mild, no effect on average activities, rarely moderate pain with unusual activity', 30],
    moderate: ['Moderate, tolerable, some limitation of ordinary activity or work', 20],
    marked: ['Marked, serious limitation of activities', 10],
    disabled: ['Totally disabled, pain in bed, bedridden', 0],
  },
  limp: {
    none: ['None', 11],
    slight: ['Slight', 8],
    moderate: ['Moderate', 5],
    severe: ['Severe, or unable to walk', 0],
  },
  support: {
    none: ['None', 11],
    'cane-long-walks': ['Cane for long walks', 7],
    'cane-most-of-time': ['Cane most of the time', 5],
    'one-crutch': ['One crutch', 3],
    'two-canes': ['Two canes', 2],
    'two-crutches': ['Two crutches, or unable to walk', 0],
  },
  distance: {
    unlimited: ['Unlimited', 11],
    'six-blocks': ['Six blocks (30 minutes)', 8],
    'two-or-three-blocks': ['Two or three blocks (10–15 minutes)', 5],
    'indoors-only': ['Indoors only', 2],
    'bed-and-chair': ['Bed and chair only', 0],
  },
  stairs: {
    'without-railing': ['Normally, without a railing', 4],
    'with-railing': ['Normally, with a railing', 2],
    'any-manner': ['In any manner', 1],
    unable: ['Unable', 0],
  },
  shoesAndSocks: { ease: ['With ease', 4], difficulty: ['With difficulty', 2], unable: ['Unable', 0] },
  sitting: {
    'ordinary-chair-one-hour': ['Comfortably in an ordinary chair for one hour', 5],
    'high-chair-half-hour': ['In a high chair for 30 minutes', 3],
    unable: ['Unable to sit comfortably in any chair', 0],
  },
  publicTransport: { yes: ['Can enter public transportation', 1], no: ['Cannot', 0] },
};

const ITEM_TEXTS: Readonly<Record<HarrisItemId, string>> = {
  pain: 'Pain',
  limp: 'Limp',
  support: 'Support',
  distance: 'Distance walked',
  stairs: 'Stairs',
  shoesAndSocks: 'Shoes and socks',
  sitting: 'Sitting',
  publicTransport: 'Public transportation',
  deformity: 'Absence of deformity',
  rangeOfMotion: 'Range of motion',
};

function choicesOf(item: HarrisChoiceItem): readonly Choice[] {
  const answers: Readonly<Record<string, readonly [string, number]>> = ANSWERS[item];
  return HARRIS_CHOICES[item].flatMap((value) => {
    const answer = answers[value];
    return answer === undefined ? [] : [{ value, label: answer[0], points: String(answer[1]) }];
  });
}

const CHOICES: Readonly<Partial<Record<HarrisItemId, readonly Choice[]>>> = Object.fromEntries(
  CHOICE_ITEM_IDS.map((id) => [id, choicesOf(id)]),
);

const ITEMS: readonly Item[] = HARRIS_ITEM_IDS.map((id) => ({
  id,
  section: null,
  text: ITEM_TEXTS[id],
  loinc: id === 'rangeOfMotion' ? '100290-6' : null,
  choices: CHOICES[id] ?? [],
}));

export const HARRIS_HIP: Instrument = {
  id: 'harris-hip',
  title: 'Harris hip score',
  version: '1969',
  description: 'Pain, function, deformity and motion of one hip, rated by the examiner.',
  kind: 'examiner',
  range: { min: '0', max: '100' },
  wholeNumber: false,
  direction: 'higher-better',
  recall: null,
  instructions: null,
  source: 'Harris 1969, J Bone Joint Surg Am 51:737',
  licence: 'The points are facts of the published method; the choices are given in short form.',
  thresholds: [
    {
      name: 'Acceptable symptom state one year after replacement',
      value: '89',
      of: 'score',
      source: 'PMID 31519399',
    },
  ],
  loinc: { panel: null, score: '100291-4' },
  snomed: '445021002',
  items: ITEMS,
  subscales: [],
};

/** Each deformity must stay below its limit, degrees and centimetres (SPEC I3). */
export const HARRIS_DEFORMITY_LIMITS = {
  fixedFlexion: '30',
  fixedAdduction: '10',
  fixedInternalRotation: '10',
  limbLengthDifference: '3.2',
} as const;
const DEFORMITY_POINTS = '4';

const GRADES: readonly { readonly from: number; readonly grade: HarrisGrade }[] = [
  { from: 90, grade: 'excellent' },
  { from: 80, grade: 'good' },
  { from: 70, grade: 'fair' },
];

export interface HarrisScore {
  /** 0–100; null while an item is missing. */
  readonly score: DecimalString | null;
  readonly grade: HarrisGrade | null;
  /** Item ids, and "romMethod" while the method is not chosen. */
  readonly missing: readonly string[];
  /** Points of each item, also while others are missing. */
  readonly points: Readonly<Record<HarrisItemId, DecimalString | null>>;
  readonly rangeOfMotion: RomScore | null;
}

/** The Harris hip score with its points (SPEC I3); the grade is decided on the unrounded total. */
export function scoreHarris({
  responses,
  romMethod,
}: Pick<HarrisAdministration, 'responses' | 'romMethod'>): HarrisScore {
  const rangeOfMotion = romMethod === null ? null : scoreRom(romMethod, responses.rangeOfMotion);
  const points: Record<HarrisItemId, DecimalString | null> = {
    pain: choicePoints('pain', responses.pain),
    limp: choicePoints('limp', responses.limp),
    support: choicePoints('support', responses.support),
    distance: choicePoints('distance', responses.distance),
    stairs: choicePoints('stairs', responses.stairs),
    shoesAndSocks: choicePoints('shoesAndSocks', responses.shoesAndSocks),
    sitting: choicePoints('sitting', responses.sitting),
    publicTransport: choicePoints('publicTransport', responses.publicTransport),
    deformity: deformityPoints(responses.deformity),
    rangeOfMotion: rangeOfMotion?.points ?? null,
  };
  const missing = missingOf(points, responses, romMethod);
  if (missing.length > 0) return { score: null, grade: null, missing, points, rangeOfMotion };
  const total = HARRIS_ITEM_IDS.reduce((sum, id) => sum.plus(points[id] ?? 0), new Exact(0));
  const grade = GRADES.find(({ from }) => total.greaterThanOrEqualTo(from))?.grade ?? 'poor';
  return { score: toDecimalString(total), grade, missing, points, rangeOfMotion };
}

/** Without a method the motions may all be there: then only the method is missing. */
function missingOf(
  points: Readonly<Record<HarrisItemId, DecimalString | null>>,
  responses: HarrisAdministration['responses'],
  romMethod: HarrisAdministration['romMethod'],
): string[] {
  const motionMissing = Object.values(responses.rangeOfMotion).includes(null);
  return [
    ...HARRIS_ITEM_IDS.filter((id) => (id === 'rangeOfMotion' ? motionMissing : points[id] === null)),
    ...(romMethod === null ? ['romMethod'] : []),
  ];
}

function choicePoints(item: HarrisChoiceItem, value: string | null): DecimalString | null {
  return CHOICES[item]?.find((choice) => choice.value === value)?.points ?? null;
}

function deformityPoints(deformity: HarrisAdministration['responses']['deformity']): DecimalString | null {
  let absent = true;
  for (const [name, limit] of Object.entries(HARRIS_DEFORMITY_LIMITS)) {
    const value = deformity[name as keyof typeof HARRIS_DEFORMITY_LIMITS];
    if (value === null) return null;
    absent &&= new Exact(value).lessThan(limit);
  }
  return absent ? DEFORMITY_POINTS : '0';
}
