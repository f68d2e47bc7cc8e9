import type { Evaluation } from './evaluation/evaluation.ts';
import {
  PAIN_QUALITIES,
  type Activity,
  type DIFFICULTIES,
  type PainArea,
  type TREATMENT_KINDS,
} from './evaluation/history.ts';
import type { PainView } from './pain-diagram.ts';

/** Plain words for the fixed choices of history, complaints and examinee. */
type Labels<T extends string> = Readonly<Record<T, string>>;

export const TREATMENT_KIND_LABELS: Labels<(typeof TREATMENT_KINDS)[number]> = {
  consultation: 'Consultation',
  medication: 'Medication',
  therapy: 'Therapy',
  injection: 'Injection',
  operation: 'Operation',
  device: 'Device',
  other: 'Other',
};

export const ACTIVITY_LABELS: Labels<Activity> = {
  dressing: 'Dressing',
  footwear: 'Shoes and socks',
  bathing: 'Bathing',
  toileting: 'Toileting',
  sitting: 'Sitting',
  standing: 'Standing',
  walking: 'Walking',
  stairs: 'Stairs',
  squatting: 'Squatting',
  lifting: 'Lifting',
  driving: 'Driving',
  sleeping: 'Sleeping',
  housework: 'Housework',
  sport: 'Sport and hobbies',
  sexualFunction: 'Sexual function',
};

export const DIFFICULTY_LABELS: Labels<(typeof DIFFICULTIES)[number]> = {
  none: 'None',
  some: 'Some',
  much: 'Much',
  unable: 'Unable',
};

export const PAIN_QUALITY_LABELS: Labels<(typeof PAIN_QUALITIES)[number]> = {
  aching: 'Aching',
  burning: 'Burning',
  stabbing: 'Stabbing',
  numbness: 'Numbness',
  'pins-and-needles': 'Pins and needles',
};

/** "left-lateral-hip" → "Left lateral hip". */
export function painAreaLabel(area: PainArea): string {
  const words = area.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** As a button of the diagram is called: "Left groin, front". */
export function drawnAreaLabel(area: PainArea, view: PainView): string {
  return `${painAreaLabel(area)}, ${view}`;
}

type DemandLevel = NonNullable<Evaluation['examinee']['jobDemandLevel']>;
export const JOB_DEMAND_LABELS: Labels<DemandLevel> = {
  sedentary: 'Sedentary',
  light: 'Light',
  medium: 'Medium',
  heavy: 'Heavy',
  'very-heavy': 'Very heavy',
};

/** Strength levels of the Dictionary of Occupational Titles (U.S. Department of Labor, 1991, appendix C), in short. */
export const JOB_DEMAND_MEANINGS: Labels<DemandLevel> = {
  sedentary: 'Up to 10 pounds occasionally; sitting most of the time',
  light: 'Up to 20 pounds occasionally, 10 frequently; or much walking and standing',
  medium: '20 to 50 pounds occasionally, 10 to 25 frequently',
  heavy: '50 to 100 pounds occasionally, 25 to 50 frequently',
  'very-heavy': 'Over 100 pounds occasionally, over 50 frequently',
};

/** Labels as one list in a sentence: "Dressing, shoes and socks, driving". */
export function listed(labels: readonly string[]): string {
  const text = labels.join(', ').toLowerCase();
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** "Aching, stabbing"; null when no quality is given. */
export function qualityWords(qualities: readonly (typeof PAIN_QUALITIES)[number][]): string | null {
  const given = PAIN_QUALITIES.filter((quality) => qualities.includes(quality));
  return given.length === 0 ? null : listed(given.map((quality) => PAIN_QUALITY_LABELS[quality]));
}
