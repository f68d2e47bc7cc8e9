import type { DecimalString } from '../decimal.ts';
import type { InstrumentId } from '../evaluation/instruments.ts';

/** One answer of an item and the points it gives. */
export interface Choice {
  /** As it is kept in `responses`: "0"…"4" for questionnaires, an id of HARRIS_CHOICES for the Harris hip score. */
  readonly value: string;
  readonly label: string;
  readonly points: DecimalString;
}

export interface Item {
  /** Stable: "1"…"20" for questionnaires, a name for the Harris hip score. */
  readonly id: string;
  /** The question's stem above a group of items; null when the item stands alone. */
  readonly section: string | null;
  readonly text: string;
  readonly loinc: string | null;
  /** Empty where the item is measured. */
  readonly choices: readonly Choice[];
}

/** A published threshold (SPEC section 2). */
export interface Threshold {
  readonly name: string;
  readonly value: DecimalString;
  /** Compared with the change, or with the later score. */
  readonly of: 'change' | 'score';
  readonly source: string;
}

export interface Instrument {
  readonly id: InstrumentId;
  readonly title: string;
  readonly version: string;
  /** One sentence: what it measures. */
  readonly description: string;
  /** Who gives the values: the examinee item by item, the examiner item by item, subscale scores, or a total. */
  readonly kind: 'items' | 'examiner' | 'subscales' | 'total';
  readonly range: { readonly min: DecimalString; readonly max: DecimalString };
  /** Whether every score is a whole number. */
  readonly wholeNumber: boolean;
  readonly direction: 'higher-better' | 'lower-better';
  readonly recall: string | null;
  readonly instructions: string | null;
  /** Where the method was published; null for instruments whose totals alone are kept. */
  readonly source: string | null;
  readonly licence: string;
  readonly thresholds: readonly Threshold[];
  readonly loinc: { readonly panel: string | null; readonly score: string | null };
  readonly snomed: string | null;
  readonly items: readonly Item[];
  readonly subscales: readonly { readonly id: string; readonly title: string }[];
}
