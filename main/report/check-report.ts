import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { readReport, type AttachedEvaluation } from '../exchange/report-import.ts';
import { PdfStructure } from '../signing/pdf-structure.ts';
import { PdfError } from '../signing/pdf-syntax.ts';
import type { VerificationResult } from '../signing/verify.ts';
import { attachedAddendum, type AddendumFacts } from './addendum-facts.ts';
import type { AttachedData } from './attached-data.ts';
import { exhibitFacts, type ExhibitFacts } from './exhibit-facts.ts';
import { GENERATOR } from './generator.ts';
import { compareScore, type ScoreComparison } from './printed-score.ts';
import { rebuild, reportRecipe } from './rebuild.ts';
import {
  addendumContradictions,
  addendumReservations,
  contradictionsIn,
  objectionsTo,
  reservationsAbout,
} from './verdict.ts';

/** 'not-judged': nothing speaks against it, but this program cannot check its signatures. */
export type Verdict = 'valid' | 'valid-but' | 'not-judged' | 'not-valid';

/** Everything that can be said of a PDF: its signatures, its history, and whether data and pages agree. */
export interface ReportCheck extends VerificationResult {
  readonly verdict: Verdict;
  /** The verdict in words: "Valid", "Valid, but …", "Cannot be judged: …", "NOT valid: …". */
  readonly summary: string;
  /** Why it is not valid, or what to bear in mind, a sentence each, the weightiest first. */
  readonly remarks: readonly string[];
  readonly attachedData: AttachedData;
}

/** What was checked, and the evaluation that was found. */
export interface CheckedReport {
  readonly check: ReportCheck;
  readonly evaluation: Evaluation | null;
  readonly exhibits: ExhibitFacts;
  /** What an addendum says of itself; null when it is none. */
  readonly addendum: AddendumFacts | null;
}

const BUDGET = 20_000_000;

/**
 * Checks a PDF: signatures, what changed since each, and, when it is a report of Residua, whether the data inside are what
 * the pages print. `valid` is false as well when they contradict each other.
 *
 * @param generator name and version of the program that checks, as reports carry them.
 * @throws ResiduaError `pdf-invalid` when it is no PDF, or larger than 256 MB.
 */
export async function checkReport(bytes: Uint8Array, generator = GENERATOR): Promise<CheckedReport> {
  const { verification, attached } = await readReport(bytes);
  const attachedData = await compareData(bytes, verification, attached, generator);
  const evaluation = attached.kind === 'read' ? attached.evaluation : null;
  const exhibits = exhibitFacts(bytes, evaluation);
  const addendum = await attachedAddendum(bytes, verification.signatures, generator);
  const contradictions = [
    ...contradictionsIn(attachedData),
    ...addendumContradictions(addendum),
    ...(exhibits.held?.intact === false ? ['The exhibit inside is not the one that the file names.'] : []),
  ];
  const objections = [...objectionsTo(verification), ...contradictions];
  const reservations =
    objections.length > 0 ? [] : [...addendumReservations(addendum), ...reservationsAbout(verification, attachedData)];
  const [objection] = objections;
  const [reservation] = reservations;
  const isJudged = verification.judged || contradictions.length > 0;
  const verdict =
    objection !== undefined
      ? isJudged
        ? 'not-valid'
        : 'not-judged'
      : reservation !== undefined
        ? 'valid-but'
        : 'valid';
  const check: ReportCheck = {
    ...verification,
    valid: objection === undefined,
    judged: isJudged,
    reason: verification.reason ?? (verification.valid ? (objection ?? null) : null),
    verdict,
    summary: summaryOf(verdict, objection ?? reservation),
    remarks: [...objections, ...reservations],
    attachedData,
  };
  return { check, evaluation, exhibits, addendum: addendum.kind === 'read' ? addendum.facts : null };
}

function summaryOf(verdict: Verdict, first: string | undefined): string {
  const why = first === undefined ? '' : asPart(first);
  if (verdict === 'not-valid') return `NOT valid: ${why}`;
  if (verdict === 'not-judged') return `Cannot be judged: ${why}`;
  return verdict === 'valid' ? 'Valid' : `Valid, but ${why}`;
}

/** A sentence as the end of another one. */
function asPart(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/^the PDF/, 'the PDF');
}

async function compareData(
  bytes: Uint8Array,
  { signatures }: VerificationResult,
  attached: AttachedEvaluation,
  generator: string,
): Promise<AttachedData> {
  const nothing = { reason: null, examiner: null, score: null, rebuilt: null };
  if (attached.kind === 'none') return { kind: 'none', ...nothing };
  if (attached.kind === 'unreadable') return { kind: 'unreadable', ...nothing, reason: attached.reason };
  const { evaluation } = attached;
  const first = signatures.find(({ certification }) => certification !== null);
  const end = first?.coveredBytes ?? null;
  return {
    kind: 'read',
    reason: null,
    examiner: evaluation.examiner.name,
    score: scoreOf(bytes, evaluation),
    rebuilt:
      first === undefined || end === null
        ? { result: 'not-tried', reason: 'The report is not signed.' }
        : await rebuild(bytes.subarray(0, end), first, generator, reportRecipe(evaluation)),
  };
}

function scoreOf(bytes: Uint8Array, evaluation: Evaluation): ScoreComparison | null {
  try {
    return compareScore(new PdfStructure(bytes, { tokens: BUDGET }), evaluation);
  } catch (error) {
    if (error instanceof PdfError) return null;
    throw error;
  }
}
