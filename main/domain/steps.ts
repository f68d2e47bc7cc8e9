import { checkEvaluation } from './check.ts';
import { emptyEvaluation } from './evaluation/evaluation.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { openItems, readiness } from './readiness.ts';
import { stepOfPointer } from './step-of-pointer.ts';
import type { StepId } from './step-of-pointer.ts';

export { stepOfPointer };
export type { StepId };

/** The guided evaluation's steps, in their order; any step can be taken at any time. */
export const STEPS: readonly { readonly id: StepId; readonly title: string }[] = [
  { id: 'referral', title: 'Referral' },
  { id: 'examinee', title: 'Examinee' },
  { id: 'records', title: 'Records' },
  { id: 'history', title: 'History' },
  { id: 'examination', title: 'Examination' },
  { id: 'instruments', title: 'Instruments' },
  { id: 'residual', title: 'Residual' },
  { id: 'rating', title: 'Rating' },
  { id: 'opinions', title: 'Opinions' },
  { id: 'codes', title: 'Codes' },
  { id: 'review', title: 'Review and sign' },
];

export interface StepState {
  /** `attention`: an error lies in this step. `complete`: nothing that the profile asks for is open here. */
  readonly state: 'empty' | 'begun' | 'complete' | 'attention';
  /** Records, administrations, or questions without an answer; null where nothing is counted, and for none. */
  readonly count: number | null;
}

/** State of every step for the rail. */
export function stepStates(evaluation: Evaluation): Record<StepId, StepState> {
  const items = readiness(evaluation);
  const open = new Set(openItems(items).map(({ step }) => step));
  const waived = new Set(items.filter((item) => item.waived !== null).map(({ step }) => step));
  const faulty = new Set(
    checkEvaluation(evaluation)
      .filter(({ severity }) => severity === 'error')
      .map(({ path }) => stepOfPointer(path)),
  );
  const begun = begunSteps(evaluation);
  const stateOf = (id: StepId): StepState['state'] => {
    if (faulty.has(id)) return 'attention';
    if (id === 'review') return reviewState(open.size + faulty.size, begun);
    if (!begun.has(id) && !waived.has(id)) return 'empty';
    return open.has(id) ? 'begun' : 'complete';
  };
  const counts = countsOf(evaluation);
  const state = (id: StepId): StepState => ({ state: stateOf(id), count: counts[id] ?? null });
  return {
    referral: state('referral'),
    examinee: state('examinee'),
    records: state('records'),
    history: state('history'),
    examination: state('examination'),
    instruments: state('instruments'),
    residual: state('residual'),
    rating: state('rating'),
    opinions: state('opinions'),
    codes: state('codes'),
    review: state('review'),
  };
}

/** Reviewing is done when nothing is left anywhere. */
function reviewState(left: number, begun: ReadonlySet<StepId>): StepState['state'] {
  if (left === 0) return 'complete';
  return begun.has('review') ? 'begun' : 'empty';
}

function countsOf(evaluation: Evaluation): Partial<Record<StepId, number>> {
  const unanswered = evaluation.case.referral.questions.filter(({ answer }) => (answer ?? '').trim() === '').length;
  const counts = {
    records: evaluation.recordsReviewed.length,
    instruments: evaluation.instruments.length,
    opinions: unanswered,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

const untouched = emptyEvaluation();

/** The steps in which something was entered: where the evaluation differs from an empty one. */
function begunSteps(evaluation: Evaluation): Set<StepId> {
  const steps = new Set<StepId>();
  for (const pointer of differences(evaluation, untouched, '')) steps.add(stepOfPointer(pointer));
  return steps;
}

/** Settings of the evaluation rather than content, and the examiner, whom every new evaluation brings along. */
const NOT_CONTENT = [
  '/format',
  '/examiner',
  '/case/reportProfile',
  '/region',
  '/waivers',
  '/rejected',
  '/residual/method',
  '/residual/instrument',
];

function differences(value: unknown, base: unknown, pointer: string): string[] {
  if (NOT_CONTENT.includes(pointer) || isEmpty(value)) return [];
  if (typeof value !== 'object' || value === null) return value === base ? [] : [pointer];
  const bases: Readonly<Record<string, unknown>> = typeof base === 'object' && base !== null ? { ...base } : {};
  return Object.entries(value).flatMap(([key, entry]) => differences(entry, bases[key], `${pointer}/${key}`));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
