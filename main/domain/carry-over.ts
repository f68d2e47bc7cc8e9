import { applyChanges, pointerTokens, valueAt, type Change } from './changes.ts';
import { earlierAdministrations } from './earlier-administrations.ts';
import { emptyEvaluation, type Evaluation } from './evaluation/evaluation.ts';
import { rejectedAt } from './rejected.ts';

/** What can be carried over from an earlier evaluation of the same examinee. */
export const CARRY_OVER_PARTS = ['examinee', 'case', 'history', 'studies', 'records', 'instruments'] as const;
export type CarryOverPart = (typeof CARRY_OVER_PARTS)[number];

/**
 * The single places of each part. What holds for the day of the examination alone is not among them: how the identity
 * was checked, the interpreter, complaints, activities of daily living, dates and times, the questions of a referral,
 * and everything that was found, concluded, rated, coded, waived or signed.
 */
const PLACES: Readonly<Record<CarryOverPart, readonly string[]>> = {
  examinee: [
    '/examinee/name',
    '/examinee/dateOfBirth',
    '/examinee/sex',
    '/examinee/address',
    '/examinee/phone',
    '/examinee/employer',
    '/examinee/occupation',
    '/examinee/jobDemandLevel',
    '/examinee/jobDemands',
  ],
  case: [
    '/side',
    '/case/claimNumber',
    '/case/jurisdiction',
    '/case/dateOfInjury',
    '/case/placeOfExam',
    '/case/siteOfService',
    '/case/payer',
    '/case/referral/kind',
    '/case/referral/name',
    '/case/referral/organization',
    '/case/referral/address',
    '/case/referral/background',
  ],
  history: [
    '/history/mechanismOfInjury',
    '/history/presentIllness',
    '/history/treatment',
    '/history/priorInjuries',
    '/history/medicalHistory',
    '/history/medications',
    '/history/socialAndOccupational',
  ],
  studies: [],
  records: [],
  instruments: [],
};

/** A list that is carried over, and which of an entry's fields tell that it is there already. */
interface CarriedList {
  readonly path: string;
  readonly sameBy: readonly string[];
}

const LISTS: Readonly<Record<CarryOverPart, readonly CarriedList[]>> = {
  examinee: [],
  case: [],
  history: [
    { path: '/history/treatmentTimeline', sameBy: ['from', 'to', 'kind', 'provider', 'description'] },
    { path: '/history/priorInjuryList', sameBy: ['date', 'bodyPart', 'description'] },
    { path: '/history/medicationList', sameBy: ['name', 'dose'] },
  ],
  studies: [
    { path: '/imaging', sameBy: ['date', 'study', 'side'] },
    { path: '/operativeReports', sameBy: ['date', 'procedure', 'side'] },
    { path: '/implants', sameBy: ['date', 'procedure', 'side'] },
  ],
  records: [{ path: '/recordsReviewed', sameBy: ['date', 'author', 'kind', 'pages'] }],
  instruments: [{ path: '/instruments', sameBy: ['id', 'date', 'side', 'phase'] }],
};

/** How many empty places a part would fill, and how many entries it would append to lists. */
export interface CarryOverCount {
  readonly places: number;
  readonly entries: number;
}

/**
 * The changes that carry parts of an earlier evaluation of the same examinee over: only into places that are empty,
 * and to the end of lists what does not stand in them already. Made together they are one step of undo.
 */
export function carryOverChanges(current: Evaluation, earlier: Evaluation, parts: readonly CarryOverPart[]): Change[] {
  return parts.flatMap((part) => [
    ...filledPlaces(current, earlier, part).map((path): Change => ({ op: 'set', path, value: valueAt(earlier, path) })),
    ...LISTS[part].flatMap(({ path, sameBy }): Change[] => {
      const added = newEntries(current, earlier, path, sameBy);
      // One change for the whole list: a request takes a thousand changes, a list five thousand entries.
      return added.length === 0 ? [] : [{ op: 'set', path, value: asJson([...listAt(current, path), ...added]) }];
    }),
  ]);
}

/** What each part would bring. */
export function carryOverCounts(current: Evaluation, earlier: Evaluation): Record<CarryOverPart, CarryOverCount> {
  const count = (part: CarryOverPart): CarryOverCount => ({
    places: filledPlaces(current, earlier, part).length,
    entries: LISTS[part].reduce((sum, { path, sameBy }) => sum + newEntries(current, earlier, path, sameBy).length, 0),
  });
  return {
    examinee: count('examinee'),
    case: count('case'),
    history: count('history'),
    studies: count('studies'),
    records: count('records'),
    instruments: count('instruments'),
  };
}

/** A new evaluation of the same examinee by the same examiner, with all parts carried over. */
export function followUpOf(earlier: Evaluation): Evaluation {
  const { county, qualifications, testimony, compensation } = earlier.disclosures;
  const empty = emptyEvaluation();
  const begun: Evaluation = {
    ...empty,
    region: earlier.region,
    examiner: earlier.examiner,
    case: { ...empty.case, reportProfile: earlier.case.reportProfile },
    disclosures: { ...empty.disclosures, county, qualifications, testimony, compensation },
  };
  return applyChanges(begun, carryOverChanges(begun, earlier, CARRY_OVER_PARTS));
}

function filledPlaces(current: Evaluation, earlier: Evaluation, part: CarryOverPart): readonly string[] {
  return PLACES[part].filter(
    (path) => isEmpty(valueAt(current, path)) && rejectedAt(current, path) === null && !isEmpty(valueAt(earlier, path)),
  );
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

type Entry = Readonly<Record<string, unknown>>;

/** Entries that the earlier evaluation has and the current one has not, whatever the case of their letters. */
function newEntries(current: Evaluation, earlier: Evaluation, path: string, sameBy: readonly string[]): Entry[] {
  const keyOf = (entry: Entry): string => JSON.stringify(sameBy.map((field) => folded(entry[field])));
  const known = new Set(listAt(current, path).map(keyOf));
  const offered = path === '/instruments' ? earlierAdministrations(earlier) : listAt(earlier, path);
  return offered.filter((entry) => !known.has(keyOf(entry)));
}

function folded(value: unknown): unknown {
  return typeof value === 'string' ? value.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase() : value;
}

function listAt(evaluation: Evaluation, path: string): readonly Entry[] {
  const list: unknown = pointerTokens(path).reduce<unknown>(
    (node, token) => (node as Readonly<Record<string, unknown>>)[token],
    evaluation,
  );
  return list as readonly Entry[];
}

/** Entries of an evaluation are JSON throughout. */
function asJson(entries: readonly Entry[]): ReturnType<typeof valueAt> {
  return entries as unknown as ReturnType<typeof valueAt>;
}
