import type { Evaluation } from './evaluation/evaluation.ts';

export type Profile = Evaluation['case']['reportProfile'];
export type Part = 'before-records' | 'clinical' | 'opinions' | 'signing';

/** A fixed place that a profile asks to be filled. */
export interface Place {
  readonly part: Part;
  readonly path: string;
  readonly text: string;
  readonly why: string;
  /** Absent: every profile. */
  readonly profile?: Profile;
  /** Whether this evaluation is asked for it; absent: always. */
  readonly isAsked?: (evaluation: Evaluation) => boolean;
  /** One of them must be there. */
  readonly values: (evaluation: Evaluation) => readonly unknown[];
}

export const CCR = '8 CCR 10682';
/** What the party that sends records declares, and the physician verifies. */
export const CCR_PAGES = '8 CCR 9793(n)';
export const LC_4628 = 'Labor Code 4628';
/** Neither of the two rules asks for these; they identify the claim and the signer. */
export const CALIFORNIAN_CUSTOM = 'Reports in California name the claim and the license';
export const FRCP = 'FRCP 26(a)(2)(B)';
export const CALIFORNIA = 'us-ca-workers-comp';
export const FEDERAL = 'us-federal-expert';
