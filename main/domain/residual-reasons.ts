import { CODES_ADDED_ON, codeDescriptor, codeFamily } from './codes.ts';
import { compareDates } from './dates.ts';
import { displayScore } from './display.ts';
import { Exact } from './decimal.ts';
import type { Evaluation, Region } from './evaluation/evaluation.ts';
import type { Exclusion } from './evaluation/rating.ts';
import { REGION_LABELS } from './labels.ts';
import { scoreResidual } from './residual.ts';
import type { ResidualResult } from './score-result.ts';

/** What each exclusion says about the patient, in the words of the codes it leads to (SPEC R3). */
export const EXCLUSION_MEANINGS: Readonly<Record<Exclusion, string>> = {
  neurological: 'A diagnosis such as ALS, MS or Parkinson’s, made at any time before or during the episode.',
  unable: 'Blindness, illiteracy, severe mental incapacity or language, at the start or near discharge.',
  refused: 'The patient declined to take part.',
  'home-program': 'Ongoing care was not indicated: a home program was enough.',
  referred: 'Ongoing care was not indicated here: the patient went on to another provider or facility.',
  'consultation-only': 'Ongoing care was not indicated: the patient was seen for a consultation.',
  'medical-discharge': 'Ongoing care was not possible, for example because of a hospital stay or planned surgery.',
  'self-discharge':
    'The patient ended the episode early, for example for financial reasons, or for none that is known.',
};

/** What an exclusion would give in this evaluation: its code or companion code (SPEC R3). */
export function exclusionOutcome(evaluation: Evaluation, exclusion: Exclusion): string {
  const episode = { ...evaluation.episode, exclusion };
  const { code, companionCodes, status } = scoreResidual({ ...evaluation, episode }).result;
  const { notAppropriate } = codeFamily(evaluation.region);
  const other =
    exclusion !== 'unable' || notAppropriate.lastDay === null
      ? ''
      : code === null
        ? `; to ${notAppropriate.lastDay} it was ${notAppropriate.code}`
        : `, in use to ${notAppropriate.lastDay}`;
  if (companionCodes.length > 0) return `No residual code, companion code ${companionCodes.join(', ')}${other}`;
  if (code !== null) return `Code ${code}${other}`;
  switch (status) {
    case 'not-in-denominator':
      return 'No code: younger than 14 years';
    case 'code-retired':
      return 'No code on the date of service';
    default:
      return 'The code depends on the date of service';
  }
}

/** Why the code is decided for this day (SPEC R3); null while there is none. */
export function dateOfServiceReason({ episode, case: { dateOfExam } }: Evaluation): string | null {
  if (episode.discharge !== null) return 'the day of discharge from the episode';
  return dateOfExam === null ? null : 'the day of the examination, since no discharge is recorded';
}

/** Why no residual code exists on the date of service; null when one does (SPEC R3). */
export function retiredReason({ status, region, dateOfService }: ResidualResult): string | null {
  if (status !== 'code-retired' || dateOfService === null) return null;
  if (compareDates(dateOfService, CODES_ADDED_ON) < 0) {
    return `The codes were added on ${CODES_ADDED_ON}; the date of service is ${dateOfService}.`;
  }
  const { lastDay } = codeFamily(region);
  const family = REGION_LABELS[region].toLowerCase();
  return `The codes for ${family} were in use to ${lastDay ?? CODES_ADDED_ON}; the date of service is ${dateOfService}. The value is still reported.`;
}

/** SPEC R3: the texts of the other regions' codes are not part of the program. */
export const SISTER_NOTE =
  'The wording of this region’s codes is not shipped with the program. Read it in the HCPCS Level II list of the year of service.';

/** A code of a region's family and when it is given (SPEC R3). */
export interface FamilyCode {
  readonly code: string;
  readonly when: string;
  /** Null for the sister regions. */
  readonly descriptor: string | null;
  /** The last day it could be given; null while it is in use. */
  readonly lastDay: string | null;
}

/** The four codes of a region's residual, in the order of the decision table. */
export function familyCodes(region: Region): readonly FamilyCode[] {
  const { zeroOrAbove, belowZero, notMeasured, notAppropriate, lastDay } = codeFamily(region);
  const entry = (code: string, when: string, last: string | null = lastDay): FamilyCode => ({
    code,
    when,
    descriptor: codeDescriptor(code),
    lastDay: last,
  });
  return [
    entry(zeroOrAbove, 'The residual is zero or above'),
    entry(belowZero, 'The residual is below zero'),
    entry(notMeasured, 'A score or the predicted change is missing, without a reason'),
    entry(
      notAppropriate.code,
      'Unable to complete the survey, and no adequate proxy',
      notAppropriate.lastDay ?? lastDay,
    ),
  ];
}

/** The finding of the number line in words, without a judgement (SPEC R4). */
export function residualFinding(residual: string): string {
  const exact = new Exact(residual);
  if (exact.isZero()) return 'The measured change equals the predicted change';
  const size = displayScore(exact.abs().toFixed());
  return `The measured change is ${size} points ${exact.isNegative() ? 'below' : 'above'} the predicted change`;
}
