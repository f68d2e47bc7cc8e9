import { pointerTokens } from './changes.ts';
import { isQualityDataCode } from './codes.ts';
import { isWrittenLikeCode } from './claim.ts';
import { evaluationSchema, type Evaluation } from './evaluation/evaluation.ts';

/**
 * Every place that a template keeps; `*` stands for any entry of a list. What is not named here is not kept, so a
 * field that is added to evaluations later stays out until it is decided on.
 *
 * Left out although they would often be the same: the payer, who can be the examinee; the place, which can be the
 * examinee's home; the questions of the referral and who assisted, which are written for one case.
 */
export const TEMPLATE_PLACES = [
  '/format',
  '/region',
  '/case/jurisdiction',
  '/case/reportProfile',
  '/case/siteOfService',
  '/case/referral/kind',
  '/examiner/name',
  '/examiner/credentials',
  '/examiner/specialty',
  '/examiner/licenceNumber',
  '/examiner/licenceState',
  '/examiner/npi',
  '/examiner/organization',
  '/examiner/address',
  '/examiner/phone',
  '/examiner/email',
  '/disclosures/county',
  '/disclosures/qualifications',
  '/disclosures/testimony',
  '/disclosures/compensation',
  '/rating/edition',
  '/instruments/*/id',
  '/instruments/*/phase',
  '/instruments/*/romMethod',
  '/instruments/*/motionFrom',
  '/claim/placeOfService',
  '/claim/payerRefusesZero',
  '/claim/lines/*/code',
] as const;

/**
 * A new evaluation with the settings of another and nothing of its examinee: only what {@link TEMPLATE_PLACES} names.
 * Of the claim's lines it keeps the codes of services; the codes of quality data are results (SPEC R3).
 */
export function templateOf(evaluation: Evaluation): Evaluation {
  const { claim } = evaluation;
  const lines = claim.lines.filter(({ code }) => isServiceCode(code));
  return evaluationSchema.parse(kept({ ...evaluation, claim: { ...claim, lines } }, []));
}

const PLACES = TEMPLATE_PLACES.map((place) => pointerTokens(place));

/** The parts of a value at a place that a template keeps; undefined where it keeps nothing. */
function kept(value: unknown, place: readonly string[]): unknown {
  const within = PLACES.filter((tokens) => place.every((token, index) => tokens[index] === token));
  if (within.length === 0) return undefined;
  if (value === null || typeof value !== 'object')
    return within.some(({ length }) => length === place.length) ? value : undefined;
  if (Array.isArray(value)) return value.map((entry) => kept(entry, [...place, '*']));
  const parts = Object.entries(value).map(([key, entry]) => [key, kept(entry, [...place, key])] as const);
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}

/** Written like the code of a service, and no result. */
function isServiceCode(code: string): boolean {
  return isWrittenLikeCode(code) && !isQualityDataCode(code);
}
