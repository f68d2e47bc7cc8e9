import { checkEvaluation } from './check.ts';
import { displayExact } from './display.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { RESTRICTED_ACTIVITIES } from './evaluation/opinions.ts';
import { DURATION_LABELS, FREQUENCY_LABELS } from './labels-work.ts';
import { MMI_LABELS, RETURN_TO_WORK_LABELS } from './labels.ts';
import { longDate } from './long-date.ts';
import { isFilled } from './readiness-item.ts';
import { sentencesOf, type WorkCapacity } from './work-capacity.ts';

/**
 * The return-to-work statement: what an employer needs and no more. It holds no diagnosis, history, finding, opinion
 * on cause, date of birth or claim number; the explanations beside work status and maximum medical improvement stay
 * out, since reasons name conditions.
 */
export interface WorkStatement {
  readonly facts: readonly StatementFact[];
  /** "Modified duty from October 12, 2026"; null while the status is open. */
  readonly status: string | null;
  /** How long the work capacity holds, as a sentence; null when that is open. */
  readonly duration: string | null;
  readonly tables: readonly CapacityTable[];
  /** The same in sentences. */
  readonly sentences: readonly string[];
  /** In the examiner's own words, printed as written. */
  readonly restrictions: string | null;
  /** "Reached on October 5, 2026"; null while it is open. */
  readonly improvement: string | null;
}

export interface StatementFact {
  readonly label: string;
  readonly value: string;
  /** JSON pointer of where it comes from. */
  readonly path: string;
}

/** Limits of one kind, each with the name of what it limits. Null: no limit is stated. */
export interface CapacityTable {
  readonly title: string;
  readonly limits: readonly (readonly [name: string, limit: string | null])[];
}

/** What lacks before the statement can be signed, or has to be corrected. */
export interface StatementNeed {
  readonly path: string;
  readonly text: string;
  readonly kind: 'missing' | 'wrong';
}

export function workStatementOf(evaluation: Evaluation): WorkStatement {
  const { examinee, opinions, case: theCase } = evaluation;
  const { returnToWork, maximumMedicalImprovement: improvement } = opinions;
  return {
    facts: [
      ...fact('Name', examinee.name, '/examinee/name'),
      ...fact('Employer', examinee.employer, '/examinee/employer'),
      ...fact('Date of examination', dateText(theCase.dateOfExam), '/case/dateOfExam'),
      ...fact('Occupation', examinee.occupation, '/examinee/occupation'),
    ],
    status: dated(returnToWork.status && RETURN_TO_WORK_LABELS[returnToWork.status], 'from', returnToWork.date),
    duration: duration(opinions.workCapacity),
    tables: capacityTables(opinions.workCapacity),
    sentences: sentencesOf({ ...opinions.workCapacity, duration: null, until: null }),
    restrictions: isFilled(opinions.workRestrictions) ? (opinions.workRestrictions ?? '').trim() : null,
    improvement: dated(improvement.status && MMI_LABELS[improvement.status], 'on', improvement.date),
  };
}

const NEEDED: readonly (Omit<StatementNeed, 'kind'> & { readonly value: (evaluation: Evaluation) => unknown })[] = [
  { path: '/examinee/name', text: 'Name of the examinee', value: (e) => e.examinee.name },
  { path: '/case/dateOfExam', text: 'Date of the examination', value: (e) => e.case.dateOfExam },
  { path: '/opinions/returnToWork/status', text: 'Return to work', value: (e) => e.opinions.returnToWork.status },
  { path: '/examiner/name', text: 'Name of the examiner', value: (e) => e.examiner.name },
  { path: '/examiner/credentials', text: 'Credentials of the examiner', value: (e) => e.examiner.credentials },
];

/** Beginnings of the pointers whose content the statement shows. */
const SHOWN = [
  '/examinee/name',
  '/examinee/employer',
  '/examinee/occupation',
  '/case/dateOfExam',
  '/opinions/returnToWork',
  '/opinions/workCapacity',
  '/opinions/workRestrictions',
  '/opinions/maximumMedicalImprovement',
  '/examiner',
];

/** What the statement itself lacks, then the errors in what it shows. Empty: it can be signed. */
export function statementNeeds(evaluation: Evaluation): StatementNeed[] {
  const missing = NEEDED.filter(({ value }) => !isFilled(value(evaluation)));
  const errors = checkEvaluation(evaluation).filter(
    ({ severity, path }) => severity === 'error' && SHOWN.some((shown) => path.startsWith(shown)),
  );
  return [
    ...missing.map(({ path, text }) => ({ path, text, kind: 'missing' as const })),
    ...errors.map(({ path, message }) => ({ path, text: message, kind: 'wrong' as const })),
  ];
}

function duration({ duration: kind, until }: WorkCapacity): string | null {
  if (kind === null && until === null) return null;
  const label = kind === null ? null : DURATION_LABELS[kind];
  const end = kind === 'permanent' || until === null ? null : `until ${longDate(until)}`;
  return `${[label, end]
    .filter((part) => part !== null)
    .join(', ')
    .replace(/^until/, 'Until')}.`;
}

const ACTIVITY_WORDS: Readonly<Record<(typeof RESTRICTED_ACTIVITIES)[number], string>> = {
  climb: 'Climbing',
  squat: 'Squatting',
  kneel: 'Kneeling',
  stoop: 'Stooping',
  crawl: 'Crawling',
};

function capacityTables(capacity: WorkCapacity): CapacityTable[] {
  const { liftPounds, carryPounds } = capacity;
  const tables: CapacityTable[] = [
    {
      title: 'Hours a day',
      limits: [
        ['Work', exact(capacity.hoursPerDay)],
        ['Standing', exact(capacity.standHours)],
        ['Walking', exact(capacity.walkHours)],
        ['Sitting', exact(capacity.sitHours)],
      ],
    },
    {
      title: 'Pounds',
      limits: [
        ['Lifting, occasionally', exact(liftPounds.occasionally)],
        ['Lifting, frequently', exact(liftPounds.frequently)],
        ['Carrying, occasionally', exact(carryPounds.occasionally)],
        ['Carrying, frequently', exact(carryPounds.frequently)],
      ],
    },
    {
      title: 'How often',
      limits: RESTRICTED_ACTIVITIES.map((activity) => {
        const frequency = capacity[activity];
        return [ACTIVITY_WORDS[activity], frequency === null ? null : FREQUENCY_LABELS[frequency]];
      }),
    },
  ];
  return tables.filter(({ limits }) => limits.some(([, limit]) => limit !== null));
}

function exact(value: string | null): string | null {
  return value === null ? null : displayExact(value);
}

function fact(label: string, value: string | null, path: string): StatementFact[] {
  return value !== null && isFilled(value) ? [{ label, value: value.trim(), path }] : [];
}

function dated(words: string | null, preposition: 'from' | 'on', date: string | null): string | null {
  if (words === null) return null;
  return date === null ? words : `${words} ${preposition} ${longDate(date)}`;
}

function dateText(date: string | null): string | null {
  return date === null ? null : longDate(date);
}
