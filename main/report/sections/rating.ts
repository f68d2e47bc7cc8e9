import { displayExact } from '../../domain/display.ts';
import type { DiagnosisBasedEntry, PercentEntry, Rating } from '../../domain/evaluation/rating.ts';
import { GRADE_MODIFIERS } from '../../domain/rating/diagnosis-based.ts';
import { limbWorkings, wholePersonWorkings } from '../../domain/rating/workings.ts';
import { EDITIONS } from '../../domain/rating/score-rating.ts';
import { SIDE_LABELS } from '../../domain/labels.ts';
import type { LimbResult, RatingEntryResult } from '../../domain/score-result.ts';
import type { Section } from '../context.ts';
import type { ReportDocument } from '../layout/document.ts';
import { SPACE } from '../layout/theme.ts';
import { fact, filled, NONE } from '../words.ts';
import { sourceNote } from './sources.ts';

/** The impairment rating: what the examiner took from the Guides, and each step of the arithmetic (A1–A5). */
export const rating: Section = ({ report, evaluation, score }) => {
  const entered = evaluation.rating;
  const result = score.rating;
  if (entered === null || result === null) return;
  report.heading(2, 'Impairment rating');
  const edition = EDITIONS.find(({ id }) => id === entered.edition);
  report.paragraph(
    [
      `${edition?.title ?? entered.edition}.`,
      ...(edition === undefined ? [] : [sourceNote(edition.source)]),
      ' The percentages were taken by the examiner from the pages and tables named; ' +
        'the arithmetic is shown step by step.',
    ],
    { keepWithNext: true },
  );
  entered.limbs.forEach((limb, index) => {
    const limbResult = result.limbs[index];
    if (limbResult !== undefined) setLimb(report, limb, limbResult, index);
  });
  if (result.limbs.length > 1 && result.wholePerson !== null) {
    report.heading(3, 'Both lower extremities, as whole person');
    report.list(wholePersonWorkings(result));
  }
  // The result never stands on a page without its last step.
  report.keepLastWithNext();
  report.callout({
    label: 'Impairment rating',
    title: result.wholePerson === null ? 'Incomplete' : `${displayExact(result.wholePerson)} % of the whole person`,
    body: 'Lower-extremity values of one limb are combined first and converted by × 0.40; limbs are then combined as whole person.',
  });
};

function setLimb(report: ReportDocument, limb: Rating['limbs'][number], result: LimbResult, index: number): void {
  report.heading(3, `${SIDE_LABELS[limb.side]} lower extremity`);
  limb.entries.forEach((entry, at) => {
    const source = `/rating/limbs/${String(index)}/entries/${String(at)}`;
    const entryResult = result.entries[at];
    if (entryResult !== undefined) setEntry(report, entry, entryResult, source);
  });
  report.list([...limbWorkings(result), totalOf(result)].filter((step) => step !== null));
}

function setEntry(
  report: ReportDocument,
  entry: DiagnosisBasedEntry | PercentEntry,
  result: RatingEntryResult,
  source: string,
): void {
  report.preferTogether(() => {
    report.keyValues(
      [
        ...fact('Diagnosis', entry.diagnosis, `${source}/diagnosis`),
        ...fact('Page and table', filled(entry.reference) ?? 'Not documented', `${source}/reference`),
        ...('gradePercents' in entry ? classFacts(entry, source) : []),
        ...fact(
          'Lower extremity',
          result.percent === null ? 'Incomplete' : `${displayExact(result.percent)} %`,
          source,
        ),
      ],
      { keyWidth: 130, after: SPACE.s },
    );
    // An entered percentage is no step of arithmetic.
    if ('gradePercents' in entry) report.list(result.steps, { after: SPACE.m });
  });
}

function classFacts(entry: DiagnosisBasedEntry, source: string) {
  // Class 0 is decided by itself (A1).
  if (entry.class === 0) return fact('Class of diagnosis', '0', `${source}/class`);
  const modifiers = GRADE_MODIFIERS.map((name) => `${name} ${modifierText(entry.modifiers[name])}`);
  const percents = entry.gradePercents.map((percent) => (percent === null ? NONE : `${displayExact(percent)} %`));
  return [
    ...fact('Class of diagnosis', entry.class === null ? 'Not documented' : String(entry.class), `${source}/class`),
    ...fact('Grade modifiers', modifiers.join(', '), `${source}/modifiers`),
    ...fact('Percentages, grades A to E', percents.join(', '), `${source}/gradePercents`),
  ];
}

function modifierText(value: number | 'not-used' | null): string {
  if (value === null) return 'not decided';
  return value === 'not-used' ? 'not used' : String(value);
}

function totalOf({ lowerExtremity, wholePerson }: LimbResult): string | null {
  if (lowerExtremity === null || wholePerson === null) return null;
  return `Lower extremity ${displayExact(lowerExtremity)} %, whole person ${displayExact(wholePerson)} %`;
}
