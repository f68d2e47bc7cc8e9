import { replaceEqualDeep } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { checkEvaluation } from '../../../main/domain/check.ts';
import type { Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { readiness } from '../../../main/domain/readiness.ts';
import { score } from '../../../main/domain/score.ts';
import { stepStates } from '../../../main/domain/steps.ts';
import type { Derived } from './context.ts';

function derive(evaluation: Evaluation): Derived {
  const result = score(evaluation);
  return {
    score: result,
    problems: [...checkEvaluation(evaluation), ...result.problems],
    readiness: readiness(evaluation),
    steps: stepStates(evaluation),
  };
}

/** Derived facts of the evaluation. They may lag behind fast typing; parts that stay equal keep their identity. */
export function useDerive(evaluation: Evaluation): Derived {
  const settled = useDeferredValue(evaluation);
  const fresh = useMemo(() => derive(settled), [settled]);
  const [kept, setKept] = useState(fresh);
  const shared = replaceEqualDeep(kept, fresh);
  if (shared !== kept) setKept(shared);
  return shared;
}
