import type { DecimalString } from '../decimal.ts';
import type { Edition, Rating } from '../evaluation/rating.ts';
import type { Problem } from '../problems.ts';
import type { LimbResult, RatingEntryResult, RatingResult } from '../score-result.ts';
import { combineValues, wholePersonOf } from './combine.ts';
import { scoreDiagnosisBased } from './diagnosis-based.ts';
import { percentInRange } from './percent.ts';

/** The arithmetic paths; the Guides' tables and text are copyrighted and are not shipped (SPEC section 3). */
export const EDITIONS: readonly {
  readonly id: Edition;
  readonly title: string;
  readonly description: string;
  readonly source: string;
}[] = [
  {
    id: 'ama6-2008',
    title: 'AMA Guides, 6th edition (2008)',
    description: 'Class, grade modifiers and the five percentages of the class; the net adjustment gives the grade.',
    source: 'American Medical Association, Guides to the Evaluation of Permanent Impairment, 6th edition, 2008',
  },
  {
    id: 'ama6-2024',
    title: 'AMA Guides, 6th edition, 2024 update',
    description: 'The lower-extremity percentage with its reference; no net adjustment.',
    source:
      'American Medical Association, Guides to the Evaluation of Permanent Impairment, 6th edition, update of 2024',
  },
  {
    id: 'ama5',
    title: 'AMA Guides, 5th edition',
    description: 'One or more lower-extremity percentages, each with table and page.',
    source: 'American Medical Association, Guides to the Evaluation of Permanent Impairment, 5th edition',
  },
];

interface ScoredEntry {
  readonly result: RatingEntryResult;
  /** What to enter, in words; null when the entry is complete. */
  readonly missing: string | null;
}

/**
 * The impairment rating (SPEC A1–A5): entries of one limb are combined as lower extremity, converted to whole person,
 * and the limbs combined. Nothing is guessed: while an entry is incomplete its limb and the whole person are null and
 * a warning names what is missing.
 */
export function scoreRating(rating: Rating | null): { result: RatingResult | null; problems: Problem[] } {
  if (rating === null) return { result: null, problems: [] };
  const problems: Problem[] = [];
  const limbs = rating.limbs.map((limb, limbIndex): LimbResult => {
    const path = `/rating/limbs/${String(limbIndex)}`;
    const entries = limb.entries.map((entry, index) => {
      const scored = 'gradePercents' in entry ? scoreDiagnosisBased(entry) : scorePercent(entry.percent);
      if (scored.missing !== null) problems.push(incomplete(`${path}/entries/${String(index)}`, scored.missing));
      return scored.result;
    });
    if (entries.length === 0) problems.push(incomplete(path, 'enter an impairment of this limb or remove the limb'));
    return { side: limb.side, ...scoreLimb(entries) };
  });
  if (limbs.length === 0) problems.push(incomplete('/rating/limbs', 'enter the limb that is rated'));
  return { result: { limbs, ...combineLimbs(limbs) }, problems };
}

function scorePercent(entered: DecimalString | null): ScoredEntry {
  const percent = percentInRange(entered);
  return percent === null
    ? { result: { percent: null, steps: [] }, missing: 'enter the lower-extremity percentage, 0–100' }
    : { result: { percent, steps: [`lower extremity ${percent} %, as entered`] }, missing: null };
}

function scoreLimb(entries: readonly RatingEntryResult[]): Omit<LimbResult, 'side'> {
  const percents = known(entries.map(({ percent }) => percent));
  const combined = combineValues(percents ?? []);
  if (combined.value === null) return { entries, lowerExtremity: null, wholePerson: null, steps: [] };
  const { value, step } = wholePersonOf(combined.value);
  return { entries, lowerExtremity: combined.value, wholePerson: value, steps: [...combined.steps, step] };
}

function combineLimbs(limbs: readonly LimbResult[]): Omit<RatingResult, 'limbs'> {
  const percents = known(limbs.map(({ wholePerson }) => wholePerson));
  if (percents === null) return { wholePerson: null, steps: [] };
  const { value, steps } = combineValues(percents);
  return { wholePerson: value, steps };
}

/** The list without nulls, or null when one is missing: a part is never taken for the whole. */
function known(percents: readonly (DecimalString | null)[]): DecimalString[] | null {
  const present = percents.filter((percent) => percent !== null);
  return present.length === percents.length ? present : null;
}

function incomplete(path: string, what: string): Problem {
  return { path, severity: 'warning', message: `the rating is incomplete: ${what}.` };
}
