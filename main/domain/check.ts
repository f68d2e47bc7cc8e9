import type { Evaluation } from './evaluation/evaluation.ts';
import type { Problem } from './problems.ts';
export function checkEvaluation(_evaluation: Evaluation): Problem[] { return []; }
