import type { StepId } from './step-of-pointer.ts';

/** Something the report's profile still lacks, or a wording that draws objections (SPEC P5). */
export interface ReadinessItem {
  /** Stable while the list it names keeps its order; a waiver refers to it. */
  readonly id: string;
  readonly step: StepId;
  /** JSON pointer of the place to fill. */
  readonly path: string;
  /** What to give, e.g. "Face-to-face time". */
  readonly text: string;
  /** The rule or regulation that asks for it. */
  readonly why: string;
  /** `notice` is told and never blocks: nothing is to be filled or waived. */
  readonly kind: 'missing' | 'flagged' | 'notice';
  /** The written reason it was left out, which is printed; null while it blocks the signature. */
  readonly waived: string | null;
}

/** An item before its step and waiver are known. */
export type Finding = Pick<ReadinessItem, 'path' | 'text' | 'why' | 'kind'> & { readonly id?: string };

/** Why of the items that SPEC P1 asks for. */
export const EVERY_REPORT = 'Every report (P1)';

export function missing(path: string, text: string, why: string): Finding {
  return { path, text, why, kind: 'missing' };
}

/** More missing things than this are counted instead of named. */
export const MOST_NAMED = 6;

/**
 * One item for what an entry or a group lacks; nothing when it lacks nothing. It leads to the first gap, and its id is
 * that of the entry or group, so that a waiver covers it as a whole.
 *
 * @param path JSON pointer of the entry or group.
 * @param gaps what is missing: key below the path, and name.
 * @param counted what more than six of them are called: "tests".
 */
export function lacking(
  path: string,
  name: string,
  gaps: readonly (readonly [key: string, name: string])[],
  why: string,
  counted = 'places',
): Finding[] {
  const [first] = gaps;
  if (first === undefined) return [];
  const what =
    gaps.length > MOST_NAMED ? `${String(gaps.length)} ${counted}` : gaps.map(([, gapName]) => gapName).join(', ');
  return [{ ...missing(`${path}/${first[0]}`, `${name}: ${what}`, why), id: path.slice(1).replaceAll('/', '.') }];
}

/** White space is no content. */
export function isFilled(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined;
}
