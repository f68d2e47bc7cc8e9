/** Ids of the guided evaluation's steps. */
export type StepId =
  | 'referral'
  | 'examinee'
  | 'records'
  | 'history'
  | 'examination'
  | 'instruments'
  | 'residual'
  | 'rating'
  | 'opinions'
  | 'codes'
  | 'review';

/** Beginnings of JSON pointers; the first that fits decides, so the longer ones stand first. */
const PLACES: readonly (readonly [RegExp, StepId])[] = [
  [/^\/case\/referral\/questions\/\d+\/answer$/, 'opinions'],
  [/^\/disclosures\/timeVariance/, 'referral'],
  [/^\/examinee/, 'examinee'],
  [/^\/(?:recordsReviewed|exhibits|case\/recordsAttestation)/, 'records'],
  [/^\/(?:history|complaints)/, 'history'],
  [/^\/(?:examination|imaging|operativeReports|implants)/, 'examination'],
  [/^\/instruments/, 'instruments'],
  [/^\/(?:residual|episode)/, 'residual'],
  [/^\/rating/, 'rating'],
  [/^\/opinions/, 'opinions'],
  [/^\/claim/, 'codes'],
  [/^\/(?:disclosures|examiner|waivers|rejected)/, 'review'],
];

/** The step in which the place a JSON pointer names is filled. The case, side and region belong to the referral. */
export function stepOfPointer(pointer: string): StepId {
  return PLACES.find(([place]) => place.test(pointer))?.[1] ?? 'referral';
}
