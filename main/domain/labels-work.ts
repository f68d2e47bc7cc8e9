import type { Evaluation } from './evaluation/evaluation.ts';
import type { RESTRICTED_ACTIVITIES } from './evaluation/opinions.ts';

type Labels<T extends string> = Readonly<Record<T, string>>;
type WorkCapacity = Evaluation['opinions']['workCapacity'];
export type JobDemandLevel = NonNullable<Evaluation['examinee']['jobDemandLevel']>;
export type Frequency = NonNullable<WorkCapacity['climb']>;
export type RestrictedActivity = (typeof RESTRICTED_ACTIVITIES)[number];

export const FREQUENCY_LABELS: Labels<Frequency> = {
  never: 'Never',
  occasionally: 'Occasionally',
  frequently: 'Frequently',
  constantly: 'Constantly',
};

export const ACTIVITY_RESTRICTION_LABELS: Labels<RestrictedActivity> = {
  climb: 'Climb',
  squat: 'Squat',
  kneel: 'Kneel',
  stoop: 'Stoop',
  crawl: 'Crawl',
};

export const DURATION_LABELS: Labels<NonNullable<WorkCapacity['duration']>> = {
  temporary: 'Temporary',
  permanent: 'Permanent',
};
