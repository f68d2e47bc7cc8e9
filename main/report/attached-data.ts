import type { AttachedEvaluation } from '../exchange/report-import.ts';
import type { ScoreComparison } from './printed-score.ts';
import type { Rebuilt } from './rebuild.ts';

/** What the data inside a report are, beside its pages. */
export interface AttachedData {
  /** 'none': the PDF holds no evaluation; 'unreadable': see `reason`. */
  readonly kind: AttachedEvaluation['kind'];
  readonly reason: string | null;
  /** Who examined, as the evaluation says. */
  readonly examiner: string | null;
  readonly score: ScoreComparison | null;
  readonly rebuilt: Rebuilt | null;
}
