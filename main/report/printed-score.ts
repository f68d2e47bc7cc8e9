import { displayScore } from '../domain/display.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { score } from '../domain/score.ts';
import { shownText } from '../signing/pdf-page-text.ts';
import type { PdfStructure } from '../signing/pdf-structure.ts';
import { PdfError } from '../signing/pdf-syntax.ts';

/** A residual and its code as they are written; null where there is none. */
export interface WrittenScore {
  readonly value: string | null;
  readonly code: string | null;
}

/** The score that follows from the evaluation inside the file, beside what the pages print. */
export interface ScoreComparison {
  /** 'unreadable': no residual was found on the pages, so nothing can be said. */
  readonly result: 'same' | 'different' | 'unreadable';
  readonly attached: WrittenScore;
  readonly printed: WrittenScore | null;
}

/** How the section on the residual states it: see sections/residual.ts. */
const STATEMENT = /Residual score(?: ([\u2212-]?\d+(?:\.\d+)?))? (?:([GM]\d{4})\b|No residual code: )/gu;
const BUDGET = 20_000_000;

/**
 * Scores the evaluation anew (R1–R3) and compares with the statement that the pages print. It is the same when the statement
 * stands there as scoring gives it, different when there are only other ones.
 */
export function compareScore(structure: PdfStructure, evaluation: Evaluation): ScoreComparison {
  const { residual } = score(evaluation);
  const attached = { value: residual.value === null ? null : displayScore(residual.value), code: residual.code };
  const statements = printedScores(structure);
  const [first] = statements;
  if (first === undefined) return { result: 'unreadable', attached, printed: null };
  const same = statements.find(({ value, code }) => value === attached.value && code === attached.code);
  return { result: same === undefined ? 'different' : 'same', attached, printed: same ?? first };
}

function printedScores(structure: PdfStructure): WrittenScore[] {
  try {
    const text = shownText(structure, { tokens: BUDGET });
    return [...text.matchAll(STATEMENT)].map(([, value, code]) => ({ value: value ?? null, code: code ?? null }));
  } catch (error) {
    if (error instanceof PdfError) return [];
    throw error;
  }
}
