import { error, outside, outsideEach, warning } from './check-support.ts';
import { Exact } from './decimal.ts';
import type { DecimalString } from './decimal.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { DiagnosisBasedEntry, PercentEntry, Rating } from './evaluation/rating.ts';
import { PERCENT_LIMIT } from './limits.ts';
import type { Problem } from './problems.ts';
import { editionWarning } from './rating/editions.ts';

const GRADE_COUNT = 5;

/** What makes the arithmetic of A1–A5 impossible or doubtful. What is merely missing is told by the rating's result. */
export function checkRating(evaluation: Evaluation): Problem[] {
  const { rating, side } = evaluation;
  if (rating === null) return [];
  const edition = editionWarning(evaluation);
  const limbs = rating.limbs.flatMap((limb, limbIndex) => {
    const path = `/rating/limbs/${String(limbIndex)}`;
    return [
      ...checkLimbSide(rating, limbIndex, side, path),
      ...limb.entries.flatMap((entry, index) => checkEntry(entry, `${path}/entries/${String(index)}`)),
    ];
  });
  return edition === null ? limbs : [edition, ...limbs];
}

function checkLimbSide(rating: Rating, index: number, side: Evaluation['side'], path: string): Problem[] {
  const limb = rating.limbs[index];
  if (limb === undefined) return [];
  if (rating.limbs.slice(0, index).some((earlier) => earlier.side === limb.side)) {
    return [error(`${path}/side`, `the ${limb.side} limb is there twice; put its entries under one limb`)];
  }
  const other = side !== null && side !== 'bilateral' && side !== limb.side;
  return other
    ? [
        warning(
          `${path}/side`,
          `the evaluation is of the ${side} side, but the ${limb.side} limb is rated; check the side`,
        ),
      ]
    : [];
}

function checkEntry(entry: DiagnosisBasedEntry | PercentEntry, path: string): Problem[] {
  if (!('gradePercents' in entry)) {
    return [...outside(`${path}/percent`, entry.percent, PERCENT_LIMIT), ...notWhole(`${path}/percent`, entry.percent)];
  }
  if (entry.class === 0) return [];
  const percents = `${path}/gradePercents`;
  return [
    ...outsideEach(percents, entry.gradePercents, PERCENT_LIMIT),
    ...entry.gradePercents.flatMap((percent, index) => notWhole(`${percents}/${String(index)}`, percent)),
    ...checkGradeCount(entry, percents),
    ...checkRising(entry.gradePercents, percents),
    ...checkModifiersUsed(entry, path),
  ];
}

/** A list being short would shift the grades, so it is an error as soon as a class or a percentage is there. */
function checkGradeCount({ class: cdx, gradePercents }: DiagnosisBasedEntry, path: string): Problem[] {
  if (gradePercents.length === GRADE_COUNT || (cdx === null && gradePercents.length === 0)) return [];
  return [
    error(
      path,
      `there must be five percentages, for the grades A to E; there are ${String(gradePercents.length)}. Enter all five from the Guides' table`,
    ),
  ];
}

function checkRising(percents: readonly (DecimalString | null)[], path: string): Problem[] {
  return percents.flatMap((percent, index) => {
    const previous = percents[index - 1] ?? null;
    const falls = percent !== null && previous !== null && new Exact(percent).lessThan(previous);
    return falls
      ? [
          warning(
            `${path}/${String(index)}`,
            `the percentages rise from grade A to E, but ${percent} follows ${previous}; check the table`,
          ),
        ]
      : [];
  });
}

function checkModifiersUsed({ class: cdx, modifiers }: DiagnosisBasedEntry, path: string): Problem[] {
  const none = cdx !== null && Object.values(modifiers).every((modifier) => typeof modifier !== 'number');
  return none
    ? [warning(`${path}/modifiers`, 'no grade modifier is used, so the grade stays C; enter those that apply')]
    : [];
}

function notWhole(path: string, percent: DecimalString | null): Problem[] {
  return percent === null || new Exact(percent).isInteger()
    ? []
    : [warning(path, `the Guides give whole percentages; you entered ${percent}. Check the table`)];
}
