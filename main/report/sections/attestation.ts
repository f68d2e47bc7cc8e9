import { asksForCounty } from '../../domain/addendum.ts';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { filled } from '../words.ts';

/** California Labor Code section 4628(j); the wording is the statute's. */
const PERJURY_DECLARATION =
  'I declare under penalty of perjury that the information contained in this report and its attachments, if any, is ' +
  'true and correct to the best of my knowledge and belief, except as to information that I have indicated I received ' +
  'from others. As to that information, I declare under penalty of perjury that the information accurately describes ' +
  'the information provided to me and, except as noted herein, that I believe it to be true.';
/** California Labor Code section 5703(a)(2): in the body of the report, under penalty of perjury too. */
const NO_REFERRAL_INTEREST =
  'I declare under penalty of perjury that I have not violated Labor Code section 139.3, and that the contents of this ' +
  'report are true and correct to the best of my knowledge.';

/** What the signature stands for. An addendum is a report too in the sense of the statutes. */
export function attestation(
  evaluation: Evaluation,
  document: 'report' | 'addendum',
  county: string | null = evaluation.disclosures.county,
): string[] {
  const own = [`The findings and opinions in this ${document} are my own.`];
  if (!asksForCounty(evaluation)) return own;
  const place = `Signed in the county of ${filled(county) ?? '(not documented)'}.`;
  return [...own, PERJURY_DECLARATION, NO_REFERRAL_INTEREST, place];
}
