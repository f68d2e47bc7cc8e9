import { qualityCharge, SITES } from './claim.ts';
import { evaluationService, includingService, RECORD_PAGES_CODE } from './claim-services.ts';
import { isQualityDataCode } from './codes.ts';
import { Exact, toDecimalString } from './decimal.ts';
import type { DecimalString } from './decimal.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { recordPages } from './records/pages.ts';
import { scoreResidual } from './residual.ts';

type ClaimLine = Evaluation['claim']['lines'][number];

/** Diagnoses that item 21 of a CMS-1500 takes, A to L. */
export const CLAIM_DIAGNOSES = 12;
/** Diagnoses that one service line points to. */
export const POINTERS_PER_LINE = 4;

/** One service line as a CMS-1500 lays it out, items 24A to 24J. */
export interface ClaimFormLine {
  readonly dateOfService: string | null;
  readonly placeOfService: string | null;
  readonly code: string;
  readonly modifiers: readonly string[];
  /** Letters without separators, e.g. "AB". */
  readonly pointers: string;
  /** US dollars; null when none was entered. */
  readonly charge: DecimalString | null;
  /**
   * Pages of records beyond those the evaluation service includes; null while they are not known, and for a service
   * that is counted by hours, which the evaluation does not hold.
   */
  readonly units: string | null;
  readonly renderingNpi: string | null;
}

export interface ClaimForm {
  /** Item 21. */
  readonly diagnoses: readonly {
    readonly letter: string;
    readonly code: string | null;
    readonly text: string | null;
  }[];
  readonly lines: readonly ClaimFormLine[];
  /** Item 28; null while a charge is missing. */
  readonly total: DecimalString | null;
}

/** 1 → "A", 12 → "L"; null beyond what a claim form takes. */
export function diagnosisLetter(number: number): string | null {
  return number >= 1 && number <= CLAIM_DIAGNOSES ? String.fromCharCode(64 + number) : null;
}

/** The code that was entered, else the one of the site of service (SPEC M2). */
export function placeOfServiceCode({ claim, case: { siteOfService } }: Evaluation): string | null {
  const entered = (claim.placeOfService ?? '').trim();
  if (entered !== '') return entered;
  return SITES.find(({ id }) => id === siteOfService)?.placeOfService ?? null;
}

/**
 * The claim's service lines as they would be written (SPEC M1–M4): all of one encounter, on the day of the
 * examination, by one rendering provider. A quality data code without a charge takes 0.00, or 0.01 where the payer
 * refuses zero.
 */
export function claimForm(evaluation: Evaluation): ClaimForm {
  const { claim, opinions, examiner, case: situation } = evaluation;
  const lines = claim.lines.map((line): ClaimFormLine => ({
    dateOfService: situation.dateOfExam,
    placeOfService: placeOfServiceCode(evaluation),
    code: line.code,
    modifiers: line.modifiers,
    pointers: line.diagnosisPointers.map((number) => diagnosisLetter(number) ?? '?').join(''),
    charge: chargeOf(line, claim.payerRefusesZero),
    units: unitsOf(evaluation, line.code),
    renderingNpi: examiner.npi,
  }));
  return {
    diagnoses: opinions.diagnoses.slice(0, CLAIM_DIAGNOSES).map(({ code, description }, index) => ({
      letter: diagnosisLetter(index + 1) ?? '',
      code,
      text: description,
    })),
    lines,
    total: totalOf(lines),
  };
}

/**
 * Pages of the records beyond what the evaluation service of the claim includes (8 CCR 9795), 0 when it includes them
 * all; null while the pages of a record are not known, or no service that includes pages is among the codes.
 */
export function pagesBeyond(evaluation: Evaluation, codes: readonly string[]): number | null {
  const service = includingService(codes);
  const { counted, uncounted } = recordPages(evaluation);
  return service === null || uncounted > 0 ? null : Math.max(0, counted - service.includedPages);
}

function unitsOf(evaluation: Evaluation, code: string): string | null {
  if (code !== RECORD_PAGES_CODE) return (evaluationService(code)?.countedBy ?? null) === null ? '1' : null;
  const codes = evaluation.claim.lines.map((line) => line.code);
  return pagesBeyond(evaluation, codes)?.toString() ?? null;
}

/**
 * A quality data code goes on the claim of its own day (SPEC M4): what to know when the code was decided for another
 * day than the claim's; null when the days agree or no such code is on the claim. `written` writes a date out.
 */
export function claimDateNote(
  evaluation: Evaluation,
  written: (date: string) => string = (date) => date,
): string | null {
  const { result } = scoreResidual(evaluation);
  const day = evaluation.case.dateOfExam;
  const isOn = evaluation.claim.lines.some(({ code }) => code === result.code);
  if (!isOn || day === null || result.dateOfService === null || result.dateOfService === day) return null;
  return `${result.code ?? ''} is decided for ${written(result.dateOfService)}, the discharge from the episode, but the claim is of ${written(day)}. A quality data code goes on the claim of the same day; check where it belongs.`;
}

function chargeOf({ code, charge }: ClaimLine, payerRefusesZero: boolean | null): DecimalString | null {
  return charge ?? (isQualityDataCode(code) ? qualityCharge(payerRefusesZero === true) : null);
}

function totalOf(lines: readonly ClaimFormLine[]): DecimalString | null {
  const charges = lines.flatMap(({ charge }) => charge ?? []);
  if (charges.length < lines.length) return null;
  return toDecimalString(charges.reduce((sum, charge) => sum.plus(charge), new Exact(0)));
}
