import type { Evaluation } from './evaluation/evaluation.ts';
import { narrativeTexts, type Narrative } from './narrative.ts';
import { placesOfPhrase, type LibraryPhrase } from './phrase-places.ts';
import type { Finding } from './readiness-item.ts';

/** A text of the evaluation in which paragraphs stand that others have word for word (SPEC P5). */
export interface Repeat {
  /** JSON pointer of the text. */
  readonly path: string;
  /** Paragraphs of it that stand elsewhere too. */
  readonly paragraphs: number;
  /** Other evaluations in which at least one of them stands. */
  readonly evaluations: number;
  /** How many of those are of the same examinee, where a repetition is to be expected. */
  readonly sameExaminee: number;
  /** Title of the phrase that stands there unedited; absent for paragraphs. */
  readonly phrase?: string | undefined;
}

/** Another evaluation, as far as it is compared. */
export type Compared = Narrative & { readonly examinee: Pick<Evaluation['examinee'], 'name' | 'dateOfBirth'> };

/** How many other evaluations, the latest first, are compared. */
export const EVALUATIONS_COMPARED = 20;
/** Shorter paragraphs, such as "No tenderness.", repeat by their nature. */
const SHORTEST = 80;

/**
 * The paragraphs of the narrative by the JSON pointer of their text: in lower case, without accents in how they are
 * encoded, every white space one space, of at least 80 characters.
 */
export function paragraphsOf(narrative: Narrative): Map<string, string[]> {
  return new Map(narrativeTexts(narrative).map(({ path, text }) => [path, paragraphs(text)]));
}

function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*/)
    .map((one) => one.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase())
    .filter((one) => one.length >= SHORTEST);
}

/** The texts of `evaluation` with paragraphs that stand word for word in `others`, whatever text they stand in there. */
export function repeatsOf(evaluation: Compared, others: readonly Compared[]): Repeat[] {
  const known = others.map((other) => ({
    isSame: isSameExaminee(evaluation, other),
    paragraphs: new Set([...paragraphsOf(other).values()].flat()),
  }));
  return [...paragraphsOf(evaluation)].flatMap(([path, own]) => {
    const repeated = own.filter((one) => known.some((other) => other.paragraphs.has(one)));
    if (repeated.length === 0) return [];
    const where = known.filter((other) => repeated.some((one) => other.paragraphs.has(one)));
    return [
      {
        path,
        paragraphs: repeated.length,
        evaluations: where.length,
        sameExaminee: where.filter(({ isSame }) => isSame).length,
      },
    ];
  });
}

/**
 * The texts of `evaluation` in which a phrase stands as it was inserted, filled or not, of any length, when it stands so
 * in `others` too.
 */
export function phraseRepeatsOf(
  evaluation: Compared,
  others: readonly Compared[],
  phrases: readonly LibraryPhrase[],
): Repeat[] {
  return phrases.flatMap((phrase) => {
    const paths = placesOfPhrase(evaluation, phrase);
    if (paths.length === 0) return [];
    const where = others.filter((other) => placesOfPhrase(other, phrase).length > 0);
    if (where.length === 0) return [];
    const sameExaminee = where.filter((other) => isSameExaminee(evaluation, other)).length;
    return paths.map((path) => ({
      path,
      paragraphs: 1,
      evaluations: where.length,
      sameExaminee,
      phrase: phrase.title,
    }));
  });
}

/** Same name, whatever its case, and same date of birth; someone of whom neither is known is nobody's same. */
function isSameExaminee(a: Compared, b: Compared): boolean {
  const name = (one: Compared): string => (one.examinee.name ?? '').trim().toLowerCase();
  return name(a) !== '' && name(a) === name(b) && a.examinee.dateOfBirth === b.examinee.dateOfBirth;
}

/**
 * Repeats as notices of the readiness list: "Causation: 2 paragraphs stand word for word in 5 other evaluations". Those
 * whose text is gone from the evaluation by now are left out.
 */
export function repeatFindings(evaluation: Narrative, repeats: readonly Repeat[]): Finding[] {
  const titles = new Map(narrativeTexts(evaluation).map(({ path, title }) => [path, title]));
  return repeats.flatMap(({ path, ...repeat }) => {
    const title = titles.get(path);
    if (title === undefined) return [];
    return [
      {
        path,
        text: `${title}: ${words(repeat)}`,
        why: WHY,
        kind: 'notice',
        id: `${path.slice(1).replaceAll('/', '.')}:repeated${repeat.phrase === undefined ? '' : ` ${repeat.phrase}`}`,
      },
    ];
  });
}

const WHY = 'A text used again should fit this examinee (P5)';

function words({ paragraphs, evaluations, sameExaminee, phrase }: Omit<Repeat, 'path'>): string {
  if (phrase !== undefined) {
    const last = `${String(evaluations)} of the last ${String(EVALUATIONS_COMPARED)} evaluations`;
    return `the phrase “${phrase}” stands unedited, also in ${last}${ofSame(evaluations, sameExaminee)}`;
  }
  const what = paragraphs === 1 ? 'a paragraph stands' : `${String(paragraphs)} paragraphs stand`;
  const where = evaluations === 1 ? 'another evaluation' : `${String(evaluations)} other evaluations`;
  return `${what} word for word in ${where}${ofSame(evaluations, sameExaminee)}`;
}

function ofSame(evaluations: number, sameExaminee: number): string {
  if (sameExaminee === 0) return '';
  return sameExaminee === evaluations
    ? ' of the same examinee'
    : `, ${String(sameExaminee)} of them of the same examinee`;
}
