import { ageOn } from './dates.ts';
import { displayExact, displayInstrumentScore, displayScore, displaySigned } from './display.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { InstrumentId } from './evaluation/instruments.ts';
import { JOB_DEMAND_LABELS } from './labels-history.ts';
import { REGION_LABELS } from './labels.ts';
import { longDate } from './long-date.ts';
import { score } from './score.ts';
import type { ChangeResult, ScoreResult } from './score-result.ts';

type Facts = Evaluation & { readonly scored: ScoreResult };
type Value = (facts: Facts) => string | null;
type Group = 'Examinee' | 'Case' | 'Scores' | 'Opinions';

/** What a phrase can fill in. */
export interface PhraseField {
  /** As written between braces: "date of exam". */
  readonly name: string;
  readonly group: Group;
  /** What is filled in, in words. */
  readonly description: string;
  readonly value: Value;
}

/** Every field, in the order in which they are offered. Values are written as the report writes them. */
export const PHRASE_FIELDS: readonly PhraseField[] = [
  ...group('Examinee', [
    ['examinee.name', 'Name of the examinee', ({ examinee }) => examinee.name],
    ['age', 'Completed years on the day of the examination', age],
    ['sex', 'Male or female', ({ examinee: { sex } }) => (sex === 'male' || sex === 'female' ? sex : null)],
    ['he', 'He, she or they; {He} begins a sentence', pronoun('he', 'she', 'they')],
    ['him', 'Him, her or them', pronoun('him', 'her', 'them')],
    ['his', 'His, her or their', pronoun('his', 'her', 'their')],
    ['date of birth', 'Date of birth', ({ examinee }) => day(examinee.dateOfBirth)],
    ['occupation', 'Occupation', ({ examinee }) => examinee.occupation],
    ['employer', 'Employer', ({ examinee }) => examinee.employer],
    ['job demand', 'Physical demand of the job, such as medium', jobDemand],
  ]),
  ...group('Case', [
    ['side', 'Evaluated side', ({ side }) => (side === 'bilateral' ? 'left and right' : side)],
    [
      'region',
      'Evaluated region, such as hip',
      ({ region }) => REGION_LABELS[region].replace(/ \(.*/, '').toLowerCase(),
    ],
    ['claim number', 'Claim number', (facts) => facts.case.claimNumber],
    ['date of injury', 'Date of injury', (facts) => day(facts.case.dateOfInjury)],
    ['date of exam', 'Date of the examination', (facts) => day(facts.case.dateOfExam)],
    ['place of exam', 'Place of the examination', (facts) => facts.case.placeOfExam],
    [
      'referred by',
      'Who referred: the name, else the organization',
      ({ case: { referral } }) => referral.name ?? referral.organization,
    ],
    [
      'records',
      'How many records were reviewed',
      ({ recordsReviewed }) => (recordsReviewed.length === 0 ? null : String(recordsReviewed.length)),
    ],
    ['examiner.name', 'Name of the examiner', ({ examiner }) => examiner.name],
  ]),
  ...group('Scores', [
    ['residual', 'Residual score', ({ scored }) => shown(scored.residual.value)],
    ['code', 'Code of the residual, such as G8652', ({ scored }) => scored.residual.code],
    [
      'measured change',
      'Functional status at discharge minus intake',
      ({ scored }) => shown(scored.residual.actualChange),
    ],
    [
      'predicted change',
      'Predicted change',
      ({ residual }) => (residual?.method === 'change' ? shown(residual.predictedChange) : null),
    ],
    ...instrumentFields('HOOS JR', 'hoos-jr', 'HOOS, JR.'),
    ...instrumentFields('LEFS', 'lefs', 'LEFS'),
    ...instrumentFields('Harris', 'harris-hip', 'Harris hip score'),
    [
      'whole person',
      'Whole person impairment in percent, the number alone',
      ({ scored }) => scored.rating?.wholePerson ?? null,
    ],
  ]),
  ...group('Opinions', [
    ['diagnosis', 'Words of the primary diagnosis', ({ opinions }) => opinions.diagnoses[0]?.description ?? null],
    [
      'diagnosis code',
      'ICD-10-CM code of the primary diagnosis',
      ({ opinions }) => opinions.diagnoses[0]?.code ?? null,
    ],
    ['MMI date', 'Date of maximum medical improvement', ({ opinions }) => day(opinions.maximumMedicalImprovement.date)],
    ['apportionment', 'The shares, such as 80 % the fall, 20 % earlier disease', apportionment],
    ['return date', 'Date of the return to work', ({ opinions }) => day(opinions.returnToWork.date)],
  ]),
];

/** Answers the value of any field of one evaluation, which is scored once; null when the evaluation does not hold it. */
export function fieldValues(evaluation: Evaluation): (field: PhraseField) => string | null {
  const facts: Facts = { ...evaluation, scored: score(evaluation) };
  return ({ value }) => {
    const text = value(facts)?.trim() ?? '';
    return text === '' ? null : text;
  };
}

type Row = readonly [name: string, description: string, value: Value];

function group(name: Group, rows: readonly Row[]): PhraseField[] {
  return rows.map(([field, description, value]) => ({ name: field, group: name, description, value }));
}

/** The latest score of an instrument on the evaluated side, and its change from the earliest (SPEC I5). */
function instrumentFields(name: string, id: InstrumentId, title: string): Row[] {
  return [
    [name, `Latest ${title}`, (facts) => latestScore(facts, id)],
    [`${name} first`, `Earliest ${title} of a change`, (facts) => scoreText(id, lastChange(facts, id)?.from)],
    [
      `${name} change`,
      `Change in ${title} from the earliest to the latest`,
      (facts) => {
        const change = lastChange(facts, id)?.change;
        return change === undefined ? null : displaySigned(change);
      },
    ],
  ];
}

function latestScore({ side, scored: { instruments } }: Facts, id: InstrumentId): string | null {
  const dated = instruments
    .filter((one) => one.id === id && one.score !== null && isOfSide(one.side, side))
    .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
  return scoreText(id, dated.at(-1)?.score);
}

function lastChange({ side, scored: { changes } }: Facts, id: InstrumentId): ChangeResult | undefined {
  return changes.findLast((one) => one.id === id && one.subscale === undefined && isOfSide(one.side, side));
}

/** A score without a side is of the evaluated one; with both sides evaluated any side counts. */
function isOfSide(side: ChangeResult['side'], evaluated: Evaluation['side']): boolean {
  return side === null || evaluated === null || evaluated === 'bilateral' || side === evaluated;
}

function scoreText(id: InstrumentId, value: string | null | undefined): string | null {
  return value === null || value === undefined ? null : displayInstrumentScore(id, value);
}

function age({ examinee: { dateOfBirth }, case: { dateOfExam } }: Facts): string | null {
  if (dateOfBirth === null || dateOfExam === null) return null;
  const years = ageOn(dateOfBirth, dateOfExam);
  return years < 0 ? null : String(years);
}

function pronoun(male: string, female: string, other: string): Value {
  return ({ examinee: { sex } }) => {
    if (sex === null) return null;
    return sex === 'male' ? male : sex === 'female' ? female : other;
  };
}

function jobDemand({ examinee: { jobDemandLevel } }: Facts): string | null {
  return jobDemandLevel === null ? null : JOB_DEMAND_LABELS[jobDemandLevel].toLowerCase();
}

function apportionment({ opinions }: Facts): string | null {
  const shares = opinions.apportionment.flatMap(({ percent, cause }) =>
    percent === null || (cause ?? '').trim() === '' ? [] : [`${displayExact(percent)} % ${cause ?? ''}`],
  );
  return shares.length === 0 ? null : shares.join(', ');
}

function day(date: string | null): string | null {
  return date === null ? null : longDate(date);
}

function shown(value: string | null): string | null {
  return value === null ? null : displayScore(value);
}
