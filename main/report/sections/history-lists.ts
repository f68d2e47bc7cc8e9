import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { ACTIVITIES, DIFFICULTIES } from '../../domain/evaluation/history.ts';
import { ACTIVITY_LABELS, listed, TREATMENT_KIND_LABELS } from '../../domain/labels-history.ts';
import { comparePartialDates, partialDateText, periodText } from '../../domain/partial-dates.ts';
import type { KeyValue } from '../layout/key-values.ts';
import type { TableOptions } from '../layout/table.ts';
import { fact, filled, NONE } from '../words.ts';

type History = Evaluation['history'];

/** Treatments in the order of time, however they were entered; null when there are none. */
export function treatmentTable({ treatmentTimeline }: History): TableOptions | null {
  const rows = treatmentTimeline
    .toSorted((a, b) => comparePartialDates(a.from ?? a.to, b.from ?? b.to))
    .map(({ from, to, kind, provider, description, outcome }) => [
      periodText(from, to) ?? NONE,
      cell([kind === null ? null : TREATMENT_KIND_LABELS[kind], provider]),
      cell([description]),
      cell([outcome]),
    ]);
  return table(rows, '/history/treatmentTimeline', [
    { header: 'When', width: 84, rowHeader: true },
    { header: 'Kind and provider', flex: 1.2 },
    { header: 'Treatment', flex: 1.6 },
    { header: 'Outcome', flex: 1.3 },
  ]);
}

export function priorInjuryTable({ priorInjuryList }: History): TableOptions | null {
  const rows = priorInjuryList
    .toSorted((a, b) => comparePartialDates(a.date, b.date))
    .map(({ date, bodyPart, description, residuals }) => [
      date === null ? NONE : partialDateText(date),
      cell([bodyPart]),
      cell([description]),
      cell([residuals]),
    ]);
  return table(rows, '/history/priorInjuryList', [
    { header: 'When', width: 72, rowHeader: true },
    { header: 'Part of the body', flex: 1 },
    { header: 'Injury', flex: 1.6 },
    { header: 'What remained', flex: 1.4 },
  ]);
}

export function medicationTable({ medicationList }: History): TableOptions | null {
  const rows = medicationList.map(({ name, dose, frequency, purpose }) => [
    cell([name]),
    cell([dose]),
    cell([frequency]),
    cell([purpose]),
  ]);
  return table(rows, '/history/medicationList', [
    { header: 'Medication', flex: 1.4, rowHeader: true },
    { header: 'Dose', flex: 1 },
    { header: 'How often', flex: 1.2 },
    { header: 'Purpose', flex: 1.4 },
  ]);
}

const DIFFICULTY_WORDS = {
  none: 'No difficulty',
  some: 'Some difficulty',
  much: 'Much difficulty',
  unable: 'Unable',
} as const;

/** Activities by how difficult they are. What was not asked is not named. */
export function activityFacts({ activities }: History): KeyValue[] {
  return DIFFICULTIES.flatMap((difficulty) => {
    const named = ACTIVITIES.filter((activity) => activities[activity] === difficulty).map(
      (activity) => ACTIVITY_LABELS[activity],
    );
    return fact(DIFFICULTY_WORDS[difficulty], listed(named), '/history/activities');
  });
}

function cell(parts: readonly (string | null)[]): string {
  return parts.flatMap((part) => filled(part) ?? []).join(', ') || NONE;
}

/** Rows without any entry are left out. */
function table(rows: readonly string[][], source: string, columns: TableOptions['columns']): TableOptions | null {
  const said = rows.filter((row) => row.some((text) => text !== NONE));
  return said.length === 0 ? null : { columns, rows: said, source };
}
