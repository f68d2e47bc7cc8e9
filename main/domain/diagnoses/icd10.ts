import { z } from 'zod';
import hipCodesFile from '../../../assets/codes/icd10cm-hip.json' with { type: 'json' };
import type { Evaluation } from '../evaluation/evaluation.ts';
import { termsOf } from './search-terms.ts';
import type { SearchTerm } from './search-terms.ts';
import { fold } from './fold.ts';

const codesSchema = z.array(
  z.strictObject({
    /** With its point, e.g. "M16.12". */
    code: z.string(),
    /** The official long description, to the letter. */
    description: z.string(),
    side: z.enum(['left', 'right', 'bilateral', 'unspecified']).nullable(),
    /** False for a header, below which the codes stand that a claim takes. */
    billable: z.boolean(),
  }),
);

/** An ICD-10-CM code that concerns the hip or what is weighed beside it. */
export type DiagnosisCode = z.output<typeof codesSchema>[number];

type EvaluationSide = Evaluation['side'];

interface Entry {
  readonly diagnosis: DiagnosisCode;
  readonly bare: string;
  /** Folded words, each between spaces, so that a word's beginning is found as " begin". */
  readonly words: string;
}

interface Found {
  readonly diagnosis: DiagnosisCode;
  /** Lower is better. */
  readonly rank: number;
}

/** Where the codes come from. `fiscalYear` runs from 1 October of the year before. */
export const ICD10_SOURCE: { readonly fiscalYear: number; readonly citation: string } = {
  fiscalYear: hipCodesFile.fiscalYear,
  citation: hipCodesFile.source,
};

/** Letter, digit, digit or letter, and after the point up to four more: seven characters at most, A00 to Z99. */
const ICD_10_CM = /^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/;
/** A query that begins like a code, with or without its point. */
const CODE_BEGINNING = /^[a-z]\d[0-9a-z]?(?:\.?[0-9a-z]{0,4})$/i;
const USUAL_LIMIT = 20;
/** More than there are kinds, sides or places of a synonym to rank by. */
const MOST_PLACES = 16;

let index: { readonly entries: readonly Entry[]; readonly byCode: ReadonlyMap<string, DiagnosisCode> } | null = null;

/** Built at the first use, not when the program starts. */
function codeIndex(): NonNullable<typeof index> {
  if (index !== null) return index;
  const codes = codesSchema.parse(hipCodesFile.codes);
  index = {
    entries: codes.map((diagnosis) => ({
      diagnosis,
      bare: bareCode(diagnosis.code),
      words: ` ${fold(diagnosis.description).join(' ')} `,
    })),
    byCode: new Map(codes.map((diagnosis) => [bareCode(diagnosis.code), diagnosis])),
  };
  return index;
}

/** Whether a text has the form of an ICD-10-CM code; it may still be none. */
export function isIcd10Code(code: string): boolean {
  return ICD_10_CM.test(code);
}

/** The code of the shipped list, written with or without its point; null for others, which may well exist. */
export function findDiagnosis(code: string): DiagnosisCode | null {
  return codeIndex().byCode.get(bareCode(code)) ?? null;
}

/** A code below a header that a claim takes, of the given side where there is one; null when the code is no header. */
export function codeBelow(header: string, side: EvaluationSide): DiagnosisCode | null {
  const bare = bareCode(header);
  if (codeIndex().byCode.get(bare)?.billable !== false) return null;
  const below = codeIndex().entries.filter((entry) => entry.diagnosis.billable && entry.bare.startsWith(bare));
  return (below.find(({ diagnosis }) => diagnosis.side === side) ?? below[0])?.diagnosis ?? null;
}

/**
 * Codes for what an examiner types: the beginning of a code, or words in any order, each at least begun. The words of
 * orthopaedic speech that ICD-10-CM does not use are understood too ("AVN", "FAI"). Best first: codes by their number,
 * then by the words of the description, then by such a synonym; among equals the evaluated side first and the
 * other side last, and codes that a claim takes before headers. At most `limit` (20).
 */
export function searchDiagnoses(
  query: string,
  { side, limit = USUAL_LIMIT }: { readonly side: EvaluationSide; readonly limit?: number },
): readonly DiagnosisCode[] {
  const typed = query.trim();
  const terms = termsOf(typed);
  if (terms.length === 0 || limit <= 0) return [];
  const prefix = CODE_BEGINNING.test(typed) ? bareCode(typed) : null;
  const found: Found[] = [];
  for (const entry of codeIndex().entries) {
    const how = matchOf(entry, terms, prefix);
    if (how === null) continue;
    const { diagnosis } = entry;
    const order = [how.kind, sideRank(diagnosis.side, side), how.place, diagnosis.billable ? 0 : 1];
    found.push({ diagnosis, rank: order.reduce((rank, place) => rank * MOST_PLACES + place, 0) });
  }
  // The list is in the order of the codes and sorting keeps it among equals.
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ diagnosis }) => diagnosis);
}

/** Why a code does not fit the side of the evaluation, in words; null when it fits or tells no side. */
export function sideConflict(code: string, evaluationSide: EvaluationSide): string | null {
  const side = findDiagnosis(code)?.side ?? null;
  const conflicts = (side === 'left' && evaluationSide === 'right') || (side === 'right' && evaluationSide === 'left');
  return conflicts
    ? `${code} is a code of the ${side} side, but the evaluation is of the ${evaluationSide} side; check the side`
    : null;
}

function bareCode(code: string): string {
  return code.replace('.', '').trim().toUpperCase();
}

/** How an entry matches (0 the code itself, 1 its beginning, 2 words, 3 a synonym) and where in a synonym's codes. */
function matchOf(
  entry: Entry,
  terms: readonly SearchTerm[],
  prefix: string | null,
): { readonly kind: number; readonly place: number } | null {
  if (prefix !== null && entry.bare.startsWith(prefix)) {
    return { kind: entry.bare === prefix && entry.diagnosis.billable ? 0 : 1, place: 0 };
  }
  const places = terms.map((term) => placeIn(entry, term));
  if (places.includes(null)) return null;
  const place = Math.max(...places.map(Number));
  return place < 0 ? { kind: 2, place: 0 } : { kind: 3, place: Math.min(place, MOST_PLACES - 1) };
}

/** -1 when the word itself stands there, the place among a synonym's meanings, or null. */
function placeIn({ words, bare }: Entry, { word, synonyms }: SearchTerm): number | null {
  // An abbreviation is no beginning of a word: "THR" is not "thrombosis".
  if (words.includes(synonyms.length === 0 ? ` ${word}` : ` ${word} `)) return -1;
  const meanings = synonyms.flatMap(
    (meaning): readonly (string | readonly string[])[] => meaning.codes ?? [meaning.words],
  );
  const place = meanings.findIndex((meaning) =>
    typeof meaning === 'string' ? bare.startsWith(meaning) : meaning.every((one) => words.includes(` ${one}`)),
  );
  return place < 0 ? null : place;
}

/** The evaluated side, then codes without sides, then those that leave the side open, then the other side. */
function sideRank(side: DiagnosisCode['side'], wanted: EvaluationSide): number {
  if (wanted === null || side === wanted) return 0;
  if (side === null) return 1;
  if (side === 'unspecified') return 3;
  return wanted === 'bilateral' || side === 'bilateral' ? 2 : 4;
}
