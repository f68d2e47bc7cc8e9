import { Exact } from './decimal.ts';
import type { DecimalString } from './decimal.ts';
import { displayExact } from './display.ts';
import { JOB_DEMAND_LEVELS } from './evaluation/case.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { RESTRICTED_ACTIVITIES } from './evaluation/opinions.ts';
import { JOB_DEMAND_LABELS } from './labels-history.ts';
import type { Frequency, JobDemandLevel, RestrictedActivity } from './labels-work.ts';
import { longDate } from './long-date.ts';

export type WorkCapacity = Evaluation['opinions']['workCapacity'];
type Pounds = WorkCapacity['liftPounds'];

/** Shares of the working day, as the Dictionary of Occupational Titles (appendix C) and Social Security use the words. */
export const FREQUENCY_MEANINGS: readonly { readonly frequency: Frequency; readonly meaning: string }[] = [
  { frequency: 'occasionally', meaning: 'up to one third of the day' },
  { frequency: 'frequently', meaning: 'from one third to two thirds of the day' },
  { frequency: 'constantly', meaning: 'two thirds of the day or more' },
];

/**
 * Most force that work of a level asks for, in pounds (Dictionary of Occupational Titles, appendix C). Very heavy work
 * asks for more than heavy work, without an upper end; one pound more stands for it.
 */
const DEMANDS: Readonly<Record<JobDemandLevel, { readonly occasionally: number; readonly frequently: number }>> = {
  sedentary: { occasionally: 10, frequently: 0 },
  light: { occasionally: 20, frequently: 10 },
  medium: { occasionally: 50, frequently: 25 },
  heavy: { occasionally: 100, frequently: 50 },
  'very-heavy': { occasionally: 101, frequently: 51 },
};

/** Whether anything is said about what the examinee can do; how long it holds does not count. */
export function hasWorkCapacity(capacity: WorkCapacity): boolean {
  return leaves({ ...capacity, duration: null, until: null }).some((value) => value !== null);
}

function leaves(node: object): unknown[] {
  return Object.values(node).flatMap((value: unknown) =>
    typeof value === 'object' && value !== null ? leaves(value) : [value],
  );
}

/**
 * The capacity in plain sentences, e.g. "Lift up to 20 lb occasionally and 10 lb frequently." Nothing is said about what
 * is not restricted, so an empty capacity has no sentences.
 */
export function sentencesOf(capacity: WorkCapacity): string[] {
  return [
    ...hoursSentences(capacity),
    ...loadSentences(capacity),
    ...activitySentences(capacity),
    ...durationSentence(capacity),
  ];
}

function hoursSentences({ hoursPerDay, standHours, walkHours, sitHours }: WorkCapacity): string[] {
  const postures = [
    { verb: 'stand', noun: 'standing', hours: standHours },
    { verb: 'walk', noun: 'walking', hours: walkHours },
    { verb: 'sit', noun: 'sitting', hours: sitHours },
  ];
  const can = postures.flatMap(({ verb, hours }) =>
    hours === null || isZero(hours) ? [] : [`${verb} up to ${hoursText(hours)}`],
  );
  const cannot = postures.flatMap(({ noun, hours }) => (hours !== null && isZero(hours) ? [noun] : []));
  return [
    ...(hoursPerDay === null ? [] : [isZero(hoursPerDay) ? 'No work.' : `Work up to ${hoursText(hoursPerDay)} a day.`]),
    ...(can.length === 0 ? [] : [`${capital(joined(can, 'and'))} of the day.`]),
    ...(cannot.length === 0 ? [] : [`No ${joined(cannot, 'or')}.`]),
  ];
}

function loadSentences({ liftPounds, carryPounds }: WorkCapacity): string[] {
  const lift = loadText(liftPounds);
  const carry = loadText(carryPounds);
  if (lift !== null && lift === carry) return [loadSentence('Lift and carry', 'lifting or carrying', lift)];
  return [
    ...(lift === null ? [] : [loadSentence('Lift', 'lifting', lift)]),
    ...(carry === null ? [] : [loadSentence('Carry', 'carrying', carry)]),
  ];
}

const NOTHING = 'nothing';

function loadText({ occasionally, frequently }: Pounds): string | null {
  if (occasionally !== null && isZero(occasionally) && (frequently === null || isZero(frequently))) return NOTHING;
  const parts = [
    ...(occasionally === null ? [] : [`${poundsText(occasionally)} occasionally`]),
    ...(frequently === null ? [] : [`${poundsText(frequently)} frequently`]),
  ];
  return parts.length === 0 ? null : joined(parts, 'and');
}

function loadSentence(verb: string, noun: string, text: string): string {
  if (text === NOTHING) return `No ${noun}.`;
  return text.startsWith(NOTHING) ? `${verb} ${text}.` : `${verb} up to ${text}.`;
}

function activitySentences(capacity: WorkCapacity): string[] {
  const at = (frequency: Frequency): RestrictedActivity[] =>
    RESTRICTED_ACTIVITIES.filter((activity) => capacity[activity] === frequency);
  const never = at('never').map((activity) => GERUNDS[activity]);
  return [
    ...(never.length === 0 ? [] : [`No ${joined(never, 'or')}.`]),
    ...(['occasionally', 'frequently', 'constantly'] as const).flatMap((frequency) => {
      const activities = at(frequency);
      return activities.length === 0 ? [] : [`${capital(joined(activities, 'and'))} ${frequency}.`];
    }),
  ];
}

const GERUNDS: Readonly<Record<RestrictedActivity, string>> = {
  climb: 'climbing',
  squat: 'squatting',
  kneel: 'kneeling',
  stoop: 'stooping',
  crawl: 'crawling',
};

function durationSentence({ duration, until }: WorkCapacity): string[] {
  if (duration === null) return until === null ? [] : [`Until ${longDate(until)}.`];
  if (duration === 'permanent') return ['This is permanent.'];
  return [until === null ? 'This is temporary.' : `This is temporary, until ${longDate(until)}.`];
}

/**
 * The heaviest level of physical demand whose weights the capacity allows, by lifting and carrying together.
 * `below-sedentary`: less than 10 lb occasionally. Null when no weight is stated.
 */
export function demandLevelOf({ liftPounds, carryPounds }: WorkCapacity): JobDemandLevel | 'below-sedentary' | null {
  const occasionally = least(liftPounds.occasionally, carryPounds.occasionally);
  const frequently = least(liftPounds.frequently, carryPounds.frequently);
  if (occasionally === null && frequently === null) return null;
  const level = JOB_DEMAND_LEVELS.findLast(
    (one) =>
      (occasionally?.greaterThanOrEqualTo(DEMANDS[one].occasionally) ?? true) &&
      (frequently?.greaterThanOrEqualTo(DEMANDS[one].frequently) ?? true),
  );
  return level ?? 'below-sedentary';
}

/**
 * Says that the weights allow less than the job asks for: "the weights allow light work; the job is medium work". Null
 * when they suffice, or when one of the two is not known.
 */
export function belowJobDemands({ opinions, examinee }: Pick<Evaluation, 'opinions' | 'examinee'>): string | null {
  const level = demandLevelOf(opinions.workCapacity);
  const job = examinee.jobDemandLevel;
  if (level === null || job === null) return null;
  const isBelow = level === 'below-sedentary' || JOB_DEMAND_LEVELS.indexOf(level) < JOB_DEMAND_LEVELS.indexOf(job);
  return isBelow ? `the weights allow ${demandText(level)}; the job is ${demandText(job)}` : null;
}

/** "light work"; "less than sedentary work". */
export function demandText(level: JobDemandLevel | 'below-sedentary'): string {
  return level === 'below-sedentary' ? 'less than sedentary work' : `${JOB_DEMAND_LABELS[level].toLowerCase()} work`;
}

function least(a: DecimalString | null, b: DecimalString | null) {
  const known = [a, b].flatMap((value) => (value === null ? [] : [new Exact(value)]));
  return known.length === 0 ? null : Exact.min(...known);
}

function isZero(value: DecimalString): boolean {
  return new Exact(value).isZero();
}

function hoursText(hours: DecimalString): string {
  return `${displayExact(hours)} ${new Exact(hours).equals(1) ? 'hour' : 'hours'}`;
}

function poundsText(pounds: DecimalString): string {
  return isZero(pounds) ? NOTHING : `${displayExact(pounds)} lb`;
}

function joined(parts: readonly string[], word: 'and' | 'or'): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${word} ${last}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
