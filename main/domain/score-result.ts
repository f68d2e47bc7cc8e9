import type { DecimalString } from './decimal.ts';
import type { InstrumentId, Phase, Side } from './evaluation/instruments.ts';
import type { Region } from './evaluation/evaluation.ts';
import type { Problem } from './problems.ts';

export const SCORE_FORMAT = 'residua-score/1';

export type ResidualStatus =
  | 'not-in-denominator'
  | 'excluded'
  | 'not-measured'
  | 'calculated'
  | 'code-retired'
  /** Only while an evaluation is a draft: the dates R3 decides by are not there yet. */
  | 'undetermined';

export interface ResidualResult {
  readonly region: Region;
  readonly status: ResidualStatus;
  /** Exact, unrounded (R2); null when it cannot be calculated. */
  readonly value: DecimalString | null;
  readonly code: string | null;
  readonly companionCodes: readonly string[];
  /** discharge − intake where both were given. */
  readonly actualChange: DecimalString | null;
  /** Full text of the code; null for sister regions, whose descriptors are not shipped. */
  readonly descriptor: string | null;
  /** The day the code was decided for (R3). */
  readonly dateOfService: string | null;
}

export interface InstrumentResult {
  readonly id: InstrumentId;
  readonly phase: Phase | null;
  readonly date: string | null;
  readonly side: Side | null;
  readonly score: DecimalString | null;
  /** Raw sum; HOOS JR. only. */
  readonly raw?: DecimalString | null;
  /** Harris hip score only. */
  readonly grade?: 'excellent' | 'good' | 'fair' | 'poor';
  /** HOOS only. */
  readonly subscales?: Readonly<Record<string, DecimalString | null>>;
  /** Ids of the items without a response; absent for totals. */
  readonly missing?: readonly string[];
}

export interface ThresholdResult {
  readonly name: string;
  readonly value: DecimalString;
  readonly source: string;
  /** `change` thresholds are compared with the change, `score` thresholds with the later score; reached means ≥. */
  readonly of: 'change' | 'score';
  readonly reached: boolean;
}

export interface ChangeResult {
  readonly id: InstrumentId;
  readonly side: Side | null;
  readonly from: DecimalString;
  readonly to: DecimalString;
  readonly change: DecimalString;
  readonly fromDate: string;
  readonly toDate: string;
  /** HOOS only: the subscale this change is of. */
  readonly subscale?: string;
  readonly thresholds: readonly ThresholdResult[];
}

export interface RatingEntryResult {
  readonly percent: DecimalString | null;
  /** 6th edition 2008 only. */
  readonly netAdjustment?: number | null;
  readonly grade?: 'A' | 'B' | 'C' | 'D' | 'E' | null;
  /** The arithmetic as one would write it on paper, one line a step. */
  readonly steps: readonly string[];
}

export interface LimbResult {
  readonly side: Side;
  readonly entries: readonly RatingEntryResult[];
  readonly lowerExtremity: DecimalString | null;
  readonly wholePerson: DecimalString | null;
  readonly steps: readonly string[];
}

export interface RatingResult {
  readonly limbs: readonly LimbResult[];
  readonly wholePerson: DecimalString | null;
  readonly steps: readonly string[];
}

/** The result of scoring an evaluation (SPEC F2). */
export interface ScoreResult {
  readonly format: typeof SCORE_FORMAT;
  readonly residual: ResidualResult;
  readonly instruments: readonly InstrumentResult[];
  readonly changes: readonly ChangeResult[];
  readonly rating: RatingResult | null;
  readonly problems: readonly Problem[];
}
