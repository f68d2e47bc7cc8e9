import { z } from 'zod';
import { line, text } from './evaluation/fields.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { isFilled } from './readiness-item.ts';

export const ADDENDUM_KINDS = ['supplemental-opinion', 'correction', 'records-reviewed'] as const;
export type AddendumKind = (typeof ADDENDUM_KINDS)[number];

export const ADDENDUM_KIND_LABELS: Readonly<Record<AddendumKind, string>> = {
  'supplemental-opinion': 'Supplemental opinion',
  correction: 'Correction',
  'records-reviewed': 'Additional records reviewed',
};

/** What an addendum says. The evaluation that it amends never changes. */
export const addendumSchema = z.strictObject({
  kind: z.enum(ADDENDUM_KINDS),
  /** Why it is written, e.g. who asked for it and when. */
  reason: text,
  recordsReviewed: text,
  /** The supplemental opinion, or what was wrong and what is right. */
  body: text,
  /** Opinions that differ from the evaluation; empty when all stand. */
  changedOpinions: text,
  /** Where it is signed (California Labor Code section 4628(j)). */
  county: line,
});
export type Addendum = z.output<typeof addendumSchema>;

/** What lacks before an addendum can be signed. */
export interface AddendumNeed {
  readonly field: keyof Addendum;
  readonly text: string;
}

/** An addendum with nothing written yet; the county is that of the evaluation, where it has one. */
export function emptyAddendum(evaluation: Evaluation): Addendum {
  return {
    kind: 'supplemental-opinion',
    reason: null,
    recordsReviewed: null,
    body: null,
    changedOpinions: null,
    county: asksForCounty(evaluation) ? evaluation.disclosures.county : null,
  };
}

/** Whether the profile wants to know where a document is signed (P2). */
export function asksForCounty(evaluation: Evaluation): boolean {
  return evaluation.case.reportProfile === 'us-ca-workers-comp';
}

/** What lacks, in the order of the page. Empty: it can be signed. */
export function addendumNeeds(addendum: Addendum, evaluation: Evaluation): AddendumNeed[] {
  const needs: AddendumNeed[] = [];
  if (!isFilled(addendum.reason)) needs.push({ field: 'reason', text: 'Say why the addendum is written' });
  if (addendum.kind === 'records-reviewed' && !isFilled(addendum.recordsReviewed)) {
    needs.push({ field: 'recordsReviewed', text: 'Name the records that were reviewed' });
  }
  if (!isFilled(addendum.body)) needs.push({ field: 'body', text: 'Write the text' });
  if (asksForCounty(evaluation) && !isFilled(addendum.county)) {
    needs.push({ field: 'county', text: 'Name the county in which it is signed' });
  }
  return needs;
}

/** Whether anything was written that would be lost. */
export function hasContent({ reason, recordsReviewed, body, changedOpinions }: Addendum): boolean {
  return [reason, recordsReviewed, body, changedOpinions].some((each) => isFilled(each));
}
