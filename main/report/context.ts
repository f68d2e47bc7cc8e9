import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import type { ReadinessItem } from '../domain/readiness.ts';
import type { ScoreResult } from '../domain/score-result.ts';
import type { Strokes } from '../domain/signature-strokes.ts';
import type { IdentityDescription } from '../signing/identity.ts';
import type { ReportExhibit } from './exhibits.ts';
import type { ReportDocument } from './layout/document.ts';

/** What a signed document is made from. */
export interface SigningContext {
  readonly report: ReportDocument;
  readonly evaluation: Evaluation;
  readonly signer: IdentityDescription;
  readonly signedAt: Date;
  /** Minutes east of UTC in which times are written. */
  readonly utcOffsetMinutes: number;
  /** The signer's own hand; the name in a face like handwriting when there is none. */
  readonly drawn?: Strokes | undefined;
  /** The license number that the signing identity carries, for an examiner whose own is not documented. */
  readonly licenceNumber?: string | null | undefined;
  /** Host of the timestamp server that is asked; none is when absent. */
  readonly timestampHost?: string | undefined;
}

/** What the sections of a report are made from. */
export interface ReportContext extends SigningContext {
  readonly score: ScoreResult;
  readonly readiness: readonly ReadinessItem[];
  readonly exhibits: readonly ReportExhibit[];
}

/** Adds one section, or nothing when the evaluation holds nothing for it. */
export type Section = (context: ReportContext) => void;
